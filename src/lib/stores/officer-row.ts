import type { FounderSeat, Officer, OfficerCredential } from "#lib/domain/service-desk/officer.ts";
import { FOUNDER_SEATS } from "#lib/domain/service-desk/officer.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { toInstant, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** An officer's row comes with the desks that gave their word. */
export const WITH_APPROVALS = { approvals: { orderBy: { at: "asc" } } } as const satisfies Prisma.OfficerInclude;

/** An officer's row with its approvals. */
export type OfficerRow = Prisma.OfficerGetPayload<{ include: typeof WITH_APPROVALS }>;

/** A name opens only in the row that it was sealed for. */
export const officerNameField = (id: string): string => `officer.name/${id}`;

const seatOf = (seat: number | null): FounderSeat | null => FOUNDER_SEATS.find((known) => known === seat) ?? null;

/** The officer of a row, the name opened. */
export function officerOfRow({ cipher }: Pick<Storage, "cipher">, row: OfficerRow): Officer {
  return {
    id: row.id,
    name: cipher.open(officerNameField(row.id), row.nameSealed),
    desk: row.desk,
    founderSeat: seatOf(row.founderSeat),
    addedAt: toInstant(row.addedAt),
    enrolledAt: toInstantOrNull(row.enrolledAt),
    approvals: row.approvals.map(({ approverId, desk, at }) => ({ officerId: approverId, desk, at: toInstant(at) })),
    disabledAt: toInstantOrNull(row.disabledAt),
  };
}

/** The passkey of an officer's row; `null` before the enrolment. */
export function credentialOfRow(row: OfficerRow): OfficerCredential | null {
  const { credentialId, publicKey, counter, backupEligible } = row;
  if (credentialId === null || publicKey === null) return null;
  return { credentialId, publicKey, counter: Number(counter), backupEligible };
}
