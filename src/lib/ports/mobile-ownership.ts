import type { Instant } from "#lib/domain/result.ts";

/** On whose account a number runs: a person's own, or an employer's. Only `personal` counts as a person's own number. */
export type MobileContract = "personal" | "business";

/** The operators' answer about one number and one id. */
export type OwnershipAnswer = {
  /** Whether the number is registered to the id. `unknown` (registry down) is never a pass. */
  readonly answer: "yes" | "no" | "unknown";
  /** The contract's kind; null unless the answer is `yes`. */
  readonly contract: MobileContract | null;
  /** When the SIM was issued or last swapped, epoch milliseconds; null when not known or when the answer is not `yes`. */
  readonly simChangedAt: Instant | null;
};

/** One number that the operators list for an id. */
export type OwnedNumber = {
  /** E.164, such as `+966512345678`. */
  readonly number: string;
  readonly contract: MobileContract;
  /** Since when the number belongs to the id, epoch milliseconds. */
  readonly since: Instant;
  /** When the SIM was issued or last swapped, epoch milliseconds; null when not known. */
  readonly simChangedAt: Instant | null;
};

/** Every number of one id, or `unknown` when the operators could not be asked. An id without a number has an empty list. */
export type OwnedNumbersAnswer =
  | { readonly kind: "numbers"; readonly numbers: readonly OwnedNumber[] }
  | { readonly kind: "unknown" };

/** The mobile operators' registry of who owns which number. Never throws; failure, slowness and nonsense are `unknown`. */
export type MobileOwnership = {
  /** Whether `number` (E.164) is registered to `nationalId` (ten ASCII digits). */
  check(nationalId: string, number: string): Promise<OwnershipAnswer>;
  /** Every number registered to `nationalId`. */
  numbersOf(nationalId: string): Promise<OwnedNumbersAnswer>;
};
