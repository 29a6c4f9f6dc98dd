import type { Factor } from "../factors/factor.ts";
import { type CodeRefusal, guessesLeft, type IssueRefusal, issueCode, type OneTimeCode } from "../one-time-code.ts";
import { accept, type Instant, type Result, refuse } from "../result.ts";

/** What may follow the password, strongest first. A passkey needs no password either: it completes a sign-in at any step. */
export const SECOND_FACTORS = ["passkey", "totp", "sms", "recovery_code"] as const;

/** One of the ways to go on after the password. */
export type SecondFactor = (typeof SECOND_FACTORS)[number];

/** A second factor that the portal does not send: the person brings it along. */
export type OwnFactor = Exclude<SecondFactor, "sms">;

/** One of them whose code is typed. */
export type TypedFactor = Exclude<OwnFactor, "passkey">;

/** The ways that are open in one sign-in, strongest first; the first one is asked for unless the person chooses another. */
export type Ways = readonly [SecondFactor, ...SecondFactor[]];

type SentSms = Omit<OneTimeCode, "guessesUsed">;

/**
 * What came of a sign-in's second step so far. `guessesUsed` counts over all ways and all codes together. It is kept when the person starts over,
 * so that neither another way nor another account refills the guesses.
 */
export type SecondStep = {
  readonly accountId: string;
  readonly sms: SentSms | null;
  readonly guessesUsed: number;
};

/** The ways open to an account: what it has enrolled, and the number on file where that can be used. `null` when there is none. */
export function waysOf(factors: readonly Factor[], mobile: "usable" | "unusable"): Ways | null {
  const isOpen: Readonly<Record<SecondFactor, boolean>> = {
    passkey: factors.some(({ kind }) => kind === "passkey"),
    totp: factors.some(({ kind }) => kind === "totp"),
    sms: mobile === "usable",
    recovery_code: factors.some(({ kind, left }) => kind === "recovery_code" && left !== null && left > 0),
  };
  const [strongest, ...others] = SECOND_FACTORS.filter((way) => isOpen[way]);
  return strongest === undefined ? null : [strongest, ...others];
}

/** The second step of an account after what came of an earlier one in the same sign-in. */
export function secondStepOf(accountId: string, earlier: SecondStep | null): SecondStep {
  const isSame = earlier?.accountId === accountId;
  return { accountId, sms: isSame ? earlier.sms : null, guessesUsed: earlier?.guessesUsed ?? 0 };
}

/** The code of the text message with the guesses that were used, if one was sent. */
export const codeOf = ({ sms, guessesUsed }: SecondStep): OneTimeCode | null =>
  sms === null ? null : { ...sms, guessesUsed };

/** The same second step with another code, or another count of guesses. */
export const withCode = (second: SecondStep, { guessesUsed, ...sms }: OneTimeCode): SecondStep => ({
  ...second,
  sms,
  guessesUsed,
});

/** Counts a guess of a code that is compared elsewhere; refused when none is left. */
export function countGuess(second: SecondStep): Result<SecondStep, CodeRefusal> {
  if (guessesLeft(second) === 0) return refuse({ code: "code_exhausted" });
  return accept({ ...second, guessesUsed: second.guessesUsed + 1 });
}

/** Another code in the place of the one before; refused within a minute of it, and when no guess is left. */
export function issueSms(second: SecondStep, codeHash: string, now: Instant): Result<SecondStep, IssueRefusal> {
  if (guessesLeft(second) === 0) return refuse({ code: "code_exhausted" });
  const issued = issueCode(codeOf(second), codeHash, now);
  return issued.ok ? accept(withCode(second, { ...issued.value, guessesUsed: second.guessesUsed })) : issued;
}

/** As `issueSms`; who comes back within a minute goes on with the code that was sent already. */
export function issueSmsOrGoOn(second: SecondStep, codeHash: string, now: Instant): Result<SecondStep, IssueRefusal> {
  const issued = issueSms(second, codeHash, now);
  return issued.ok || issued.refusal.code !== "resend_too_soon" ? issued : accept(second);
}
