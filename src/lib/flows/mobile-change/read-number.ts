import type { Account } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { NumberOwnership, OwnershipReading } from "#lib/domain/mobile-change/evidence.ts";
import { countryOfNumber, isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { ChangePorts } from "./change-ports.ts";
import { isStolen } from "./stolen-phone.ts";

/** What is known about a new number now: the registry's word on it, and who else holds it here. */
export type NumberReading = {
  readonly ownership: NumberOwnership;
  /** The account that holds the number and has to give it up. */
  readonly previousHolder: Account | null;
  /** The registry gives the number to both: nobody is deprived of it on such an answer. */
  readonly givenTwice: boolean;
};

const UNKNOWN: OwnershipReading = { answer: "unknown", contract: null, simChangedAt: null };
const NOT_OWNED: OwnershipReading = { answer: "no", contract: null, simChangedAt: null };

/** Reads the registry about a new number for this account, and about its present holder where another account has it. */
export async function readNewNumber(
  ports: Pick<ChangePorts, "accounts" | "mobileOwnership" | "policy">,
  account: Account,
  number: string,
): Promise<NumberReading> {
  if (isForeignNumber(number)) return readForeignNumber(ports, account, number);
  const ownership = await ports.mobileOwnership.check(account.nationalId, number);
  const holder = ownership.answer === "yes" ? await ports.accounts.findByMobile(number) : null;
  if (holder === null || holder.id === account.id) return { ownership, previousHolder: null, givenTwice: false };
  const others = await ports.mobileOwnership.check(holder.nationalId, number);
  if (others.answer === "unknown") return { ownership: UNKNOWN, previousHolder: holder, givenTwice: false };
  return { ownership, previousHolder: holder, givenTwice: others.answer === "yes" };
}

/** No registry is asked about a number of another country: it is whose account has it, and counts while its country is allowed. */
async function readForeignNumber(
  ports: Pick<ChangePorts, "accounts" | "policy">,
  account: Account,
  number: string,
): Promise<NumberReading> {
  const holder = await ports.accounts.findByMobile(number);
  const isFree = holder === null || holder.id === account.id;
  const country = countryOfNumber(number);
  const isAllowed = country !== null && ports.policy.countries.includes(country);
  const ownership = isFree && isAllowed ? "foreign" : NOT_OWNED;
  return { ownership, previousHolder: null, givenTwice: false };
}

/**
 * Reads the registry about the number of a case that becomes due. Where the number stays it has to be the one on file still, and its phone not
 * reported stolen: whoever asked showed that SIM.
 */
export async function readNumberFor(
  ports: Pick<ChangePorts, "accounts" | "mobileOwnership" | "policy">,
  account: Account,
  { goal, contacts }: Pick<ChangeCase, "goal" | "contacts">,
): Promise<NumberReading> {
  const { mobile } = account;
  const isOnFile = mobile.usable && mobile.number === contacts.newNumber;
  if (goal !== "number" && !isOnFile) return LOST;
  const reading = await readNewNumber(ports, account, contacts.newNumber);
  return goal !== "number" && isTakenAlong(account, reading) ? LOST : reading;
}

const LOST: NumberReading = { ownership: NOT_OWNED, previousHolder: null, givenTwice: false };

/** Whether the number's SIM is in a stolen phone; no registry knows the SIM of a number of another country. */
function isTakenAlong(account: Account, { ownership }: NumberReading): boolean {
  if (ownership === "foreign") return isStolen(account, UNKNOWN);
  return ownership.answer === "yes" && isStolen(account, ownership);
}

/** The registry's word on the number on file; none is asked about one that is not usable any more, or of another country. */
export async function readOldNumber(
  ports: Pick<ChangePorts, "mobileOwnership">,
  account: Account,
): Promise<OwnershipReading> {
  if (!account.mobile.usable) return NOT_OWNED;
  if (isForeignNumber(account.mobile.number)) return UNKNOWN;
  return ports.mobileOwnership.check(account.nationalId, account.mobile.number);
}
