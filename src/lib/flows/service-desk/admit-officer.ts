import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { admit, checkApprover } from "#lib/domain/service-desk/officer.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { officerDetails } from "./desk-audit.ts";

type AdmitPorts = Pick<Ports, "clock" | "hash" | "officers">;

/** Gives this officer's desk's word for another officer, who may work once a second desk has given its own. */
export async function admitOfficer(
  ports: AdmitPorts,
  { officer }: OfficerSession,
  admittedId: string,
): Promise<Result<null, DeskRefusal>> {
  const now = ports.clock.now();
  const approver = checkApprover(officer, now);
  if (!approver.ok) return approver;
  const found = await ports.officers.find(admittedId);
  if (found === null) return refuse({ code: "officer_not_waiting" });
  const by = { officerId: officer.id, desk: officer.desk };
  const admitted = admit(found, by, now);
  if (!admitted.ok) return admitted;
  const other = ports.hash.of("audit-officer", admittedId);
  const details = { ...officerDetails(ports, by), admitted: other };
  const written = await ports.officers.admit(
    admittedId,
    { by, at: now },
    { messages: [], audit: [{ event: "officer.admitted", accountId: null, at: now, details }] },
  );
  return written ? accept(null) : refuse({ code: "officer_not_waiting" });
}
