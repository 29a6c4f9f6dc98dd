import type { EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { EnrolmentPorts, OwnEnrolment } from "./enrolment-ports.ts";

/** How long secret or codes are shown; more is given for the asking. */
export const ENROLMENT_LIFETIME_MS = 30 * 60 * 1000;

/** This browser's enrolment; `null` when there is none, when it is over, and when it is another account's or another session's. */
export async function loadEnrolment(
  ports: Pick<EnrolmentPorts, "clock" | "enrolments">,
  own: OwnEnrolment,
): Promise<FoundFlow<EnrolmentState> | null> {
  const found = await ports.enrolments.find(own.flowId);
  if (found === null || ports.clock.now() >= found.expiresAt) return null;
  const { accountId, sid } = found.state.owner;
  return accountId === own.accountId && sid === own.sid ? found : null;
}
