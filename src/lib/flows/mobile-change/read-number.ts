import type { Account } from "#lib/domain/account/account.ts";
import type { OwnershipReading } from "#lib/domain/mobile-change/evidence.ts";
import type { ChangePorts } from "./change-ports.ts";

/** What is known about a new number now: the registry's word on it, and who else holds it here. */
export type NumberReading = {
  readonly ownership: OwnershipReading;
  /** The account that holds the number and has to give it up. */
  readonly previousHolder: Account | null;
  /** The registry gives the number to both: nobody is deprived of it on such an answer. */
  readonly givenTwice: boolean;
};

const UNKNOWN: OwnershipReading = { answer: "unknown", contract: null, simChangedAt: null };

/** Reads the registry about a new number for this account, and about its present holder where another account has it. */
export async function readNewNumber(
  ports: Pick<ChangePorts, "accounts" | "mobileOwnership">,
  account: Account,
  number: string,
): Promise<NumberReading> {
  const ownership = await ports.mobileOwnership.check(account.nationalId, number);
  const holder = ownership.answer === "yes" ? await ports.accounts.findByMobile(number) : null;
  if (holder === null || holder.id === account.id) return { ownership, previousHolder: null, givenTwice: false };
  const others = await ports.mobileOwnership.check(holder.nationalId, number);
  if (others.answer === "unknown") return { ownership: UNKNOWN, previousHolder: holder, givenTwice: false };
  return { ownership, previousHolder: holder, givenTwice: others.answer === "yes" };
}

/** The registry's word on the number on file; a number that is not usable any more is not asked about. */
export async function readOldNumber(
  ports: Pick<ChangePorts, "mobileOwnership">,
  account: Account,
): Promise<OwnershipReading> {
  if (!account.mobile.usable) return { answer: "no", contract: null, simChangedAt: null };
  return ports.mobileOwnership.check(account.nationalId, account.mobile.number);
}
