import type { Account } from "#lib/domain/account/account.ts";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { FactorRemovalRefusal } from "#lib/domain/factors/refusal.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { EnrolmentPorts } from "./enrolment-ports.ts";
import { changeOf } from "./factor-effects.ts";

/** Removes an account's app or printed codes after a fresh sign-in by these methods (`amr`); every channel is told. */
export async function removeFactor(
  ports: EnrolmentPorts,
  kind: EnrolledKind,
  { account, methods }: { readonly account: Account; readonly methods: readonly string[] },
): Promise<Result<null, FactorRemovalRefusal>> {
  const factors = await ports.factors.list(account.id);
  const guard = guardOfChange({ account, methods, factors, act: "remove", now: ports.clock.now() });
  if (!guard.ok) return guard;
  const change = changeOf(ports, { account, kind, act: "remove", guardedUntil: guard.value });
  const written = await ports.enrolments.remove(kind, change);
  if (written === "factor_missing") return refuse({ code: "factor_missing" });
  if (written !== "written") return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}
