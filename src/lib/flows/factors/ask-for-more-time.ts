import type { Instant, Result } from "#lib/domain/result.ts";
import { accept } from "#lib/domain/result.ts";
import { extendedEnd, type TimeRefusal } from "#lib/domain/time-limit.ts";
import type { EnrolmentPorts, OwnEnrolment } from "./enrolment-ports.ts";
import { loadEnrolment } from "./load-enrolment.ts";

/** Puts the end of this browser's enrolment off; answers the new end, `null` when there is no such enrolment any more. */
export async function askForMoreTime(
  ports: Pick<EnrolmentPorts, "clock" | "enrolments">,
  own: OwnEnrolment,
): Promise<Result<Instant, TimeRefusal> | null> {
  const found = await loadEnrolment(ports, own);
  if (found === null) return null;
  const now = ports.clock.now();
  const until = extendedEnd(found, now);
  if (!until.ok) return until;
  await ports.enrolments.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
