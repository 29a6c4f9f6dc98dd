import type { Account } from "#lib/domain/account/account.ts";
import {
  type EnrolledKind,
  type EnrolmentOwner,
  type EnrolmentState,
  kindOf,
} from "#lib/domain/factors/enrolment-machine.ts";
import { RECOVERY_CODES } from "#lib/domain/factors/recovery-code.ts";
import { type GuardRefusal, guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { EnrolmentPorts } from "./enrolment-ports.ts";
import { ENROLMENT_LIFETIME_MS, loadEnrolment } from "./load-enrolment.ts";

/** Who comes to enrol what, and with which flow of this browser. */
export type EnrolmentArrival = {
  readonly kind: EnrolledKind;
  readonly flowId: string | null;
  readonly account: Account;
  readonly session: { readonly sid: string | null; readonly amr: readonly string[] };
  /** Whether that sign-in is recent enough to begin a change of factors with. */
  readonly isFresh: boolean;
};

/** What becomes of an arrival. */
export type EnrolmentEntry =
  | { readonly kind: "under_way" }
  | { readonly kind: "begun"; readonly flowId: string }
  | { readonly kind: "fresh_sign_in_needed" }
  | { readonly kind: "refused"; readonly refusal: GuardRefusal };

/**
 * Makes a secret or ten codes for who has just proved who they are, to be shown; nothing of it counts yet. An enrolment of this session that is
 * under way is gone on with, however old the sign-in. Replacing what there is, is refused during a guarded period.
 */
export async function beginEnrolment(ports: EnrolmentPorts, arrival: EnrolmentArrival): Promise<EnrolmentEntry> {
  const { kind, flowId, account, session, isFresh } = arrival;
  const own = flowId === null ? null : { flowId, accountId: account.id, sid: session.sid };
  const found = own === null ? null : await loadEnrolment(ports, own);
  if (found !== null && found.state.step !== "enrolled" && kindOf(found.state) === kind) return { kind: "under_way" };
  if (!isFresh) return { kind: "fresh_sign_in_needed" };
  const now = ports.clock.now();
  const factors = await ports.factors.list(account.id);
  const act = factors.some((factor) => factor.kind === kind) ? "replace" : "add";
  const guard = guardOfChange({ account, methods: session.amr, factors, act, now });
  if (!guard.ok) return { kind: "refused", refusal: guard.refusal };
  const id = ports.chance.token();
  const owner = { accountId: account.id, sid: session.sid, methods: session.amr };
  await ports.enrolments.begin(id, shown(ports, kind, owner), { now, expiresAt: now + ENROLMENT_LIFETIME_MS });
  return { kind: "begun", flowId: id };
}

function shown(ports: EnrolmentPorts, kind: EnrolledKind, owner: EnrolmentOwner): EnrolmentState {
  if (kind === "totp") return { step: "app_shown", owner, secret: ports.authenticatorCodes.newSecret() };
  const codes = Array.from({ length: RECOVERY_CODES }, () => ports.chance.recoveryCode());
  return { step: "codes_shown", owner, codes };
}
