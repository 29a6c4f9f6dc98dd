import type { Account } from "#lib/domain/account/account.ts";
import { advanceEnrolment, type EnrolledKind, type EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { EnrolmentRefusal } from "#lib/domain/factors/refusal.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FactorChange, FactorWrite } from "#lib/ports/enrolment-store.ts";
import type { FlowMove, FoundFlow } from "#lib/ports/flow-store.ts";
import type { EnrolmentPorts, OwnEnrolment } from "./enrolment-ports.ts";
import { changeOf } from "./factor-effects.ts";
import { loadEnrolment } from "./load-enrolment.ts";

type Outcome = Result<null, EnrolmentRefusal>;

/** The app's first code, and the person's name for it; `null` for none. */
export type AppProof = { readonly code: string; readonly name: string | null };

/**
 * Adds the authenticator app whose code is right, in the place of an earlier one; every channel is told. Before that the secret is no factor. The
 * code that proves it is used up by it. The secret stands on the page, so guesses are worth nothing and are not counted.
 */
export async function proveApp(ports: EnrolmentPorts, own: OwnEnrolment, proof: AppProof): Promise<Outcome> {
  const found = await loadEnrolment(ports, own);
  if (found === null) return refuse({ code: "enrolment_missing" });
  const { state } = found;
  if (state.step !== "app_shown") return refuse({ code: "step_passed" });
  const step = ports.authenticatorCodes.stepOf(state.secret, proof.code, ports.clock.now());
  if (step === null) return refuse({ code: "totp_wrong" });
  const app = { id: ports.chance.uuid(), name: proof.name, secret: state.secret, step };
  return complete(ports, { own, found, kind: "totp" }, (move, change) => ports.enrolments.enrolApp(move, app, change));
}

/** Makes the shown codes count, in the place of an earlier set, once the person says that they are kept; every channel is told. */
export async function keepCodes(ports: EnrolmentPorts, own: OwnEnrolment): Promise<Outcome> {
  const found = await loadEnrolment(ports, own);
  if (found === null) return refuse({ code: "enrolment_missing" });
  const { state } = found;
  if (state.step !== "codes_shown") return refuse({ code: "step_passed" });
  const codes = { id: ports.chance.uuid(), codes: state.codes };
  return complete(ports, { own, found, kind: "recovery_code" }, (move, change) =>
    ports.enrolments.enrolCodes(move, codes, change),
  );
}

type Completing = {
  readonly own: OwnEnrolment;
  readonly found: FoundFlow<EnrolmentState>;
  readonly kind: EnrolledKind;
};
type Write = (move: FlowMove<EnrolmentState>, change: FactorChange) => Promise<FactorWrite>;

async function complete(ports: EnrolmentPorts, { own, found, kind }: Completing, write: Write): Promise<Outcome> {
  const { state, version } = found;
  const next = advanceEnrolment(state, { type: kind === "totp" ? "app_proved" : "codes_kept" });
  if (!next.ok) return next;
  const account: Account | null = await ports.accounts.find(own.accountId);
  if (account === null) return refuse({ code: "enrolment_missing" });
  const now = ports.clock.now();
  const factors = await ports.factors.list(account.id);
  const act = factors.some((factor) => factor.kind === kind) ? "replace" : "add";
  const guard = guardOfChange({ account, methods: state.owner.methods, factors, act, now });
  if (!guard.ok) return guard;
  const change = changeOf(ports, { account, kind, act, guardedUntil: guard.value });
  const written = await write({ id: own.flowId, version, state: next.value }, change);
  if (written === "written") ports.jobs.nudge();
  if (written === "flow_moved") return refuse({ code: "step_passed" });
  return written === "written" ? accept(null) : refuse({ code: "busy" });
}
