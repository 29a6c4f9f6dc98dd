import type { Account } from "#lib/domain/account/account.ts";
import type { ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import type { OwnershipReading } from "#lib/domain/mobile-change/evidence.ts";

type Reported = Pick<Account, "mobile" | "recovery">;

/** Whether the SIM of the number on file is the one in a phone that was reported stolen; one that was issued after the report is not. */
export function isStolen({ recovery }: Pick<Account, "recovery">, { simChangedAt }: OwnershipReading): boolean {
  const { phoneStolenAt } = recovery;
  if (phoneStolenAt === null) return false;
  return simChangedAt === null || simChangedAt <= phoneStolenAt;
}

/** The contacts that are told: a number whose phone was reported stolen is none of them, nor one that was given to somebody else meanwhile. */
export function contactsToTell({ mobile, recovery }: Reported, contacts: ChangedContacts): ChangedContacts {
  const isOut = mobile.number === contacts.oldNumber && (recovery.phoneStolenAt !== null || !mobile.usable);
  return isOut ? { ...contacts, oldNumberCounts: false } : contacts;
}
