import type { DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import { type Officer, standingOf } from "#lib/domain/service-desk/officer.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** What waits for the word of an officer's desk: codes of other desks, and officers who have enrolled. */
export type Waiting = { readonly codes: readonly DeskCode[]; readonly officers: readonly Officer[] };

/** Everything that waits for this officer's desk now. */
export async function loadWaiting(
  ports: Pick<Ports, "clock" | "deskCodes" | "officers">,
  { officer }: OfficerSession,
): Promise<Waiting> {
  const now = ports.clock.now();
  const [codes, officers] = [await ports.deskCodes.listWaiting(now), await ports.officers.list()];
  return {
    codes: codes.filter(({ issuer }) => issuer.desk !== officer.desk),
    officers: officers.filter(
      (other) => standingOf(other, now) === "waiting" && other.approvals.every(({ desk }) => desk !== officer.desk),
    ),
  };
}
