import { accept, type Instant, type Result, refuse } from "./result.ts";

/** How long a code can be used after it was sent. */
export const CODE_LIFETIME_MS = 5 * 60_000;
/** How long a person waits before a code can be sent again. */
export const CODE_RESEND_AFTER_MS = 60_000;
/** How many guesses one challenge has, all its codes together. */
export const CODE_GUESSES = 5;

/**
 * A one-time code inside a flow's state. It holds a keyed hash of the code, never the code nor where it went.
 * `guessesUsed` counts over all codes of the challenge.
 */
export type OneTimeCode = {
  readonly codeHash: string;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly guessesUsed: number;
  readonly sends: number;
};

/** Why no code is sent now. */
export type IssueRefusal =
  | { readonly code: "resend_too_soon"; readonly waitSeconds: number }
  | { readonly code: "code_exhausted" };

/** Why a guess was not right. */
export type CodeRefusal =
  | { readonly code: "code_wrong"; readonly guessesLeft: number }
  | { readonly code: "code_expired" }
  | { readonly code: "code_exhausted" };

/** A guess's verdict together with the code in which that guess is counted: keep `code` whatever the verdict. */
export type GuessedCode = { readonly code: OneTimeCode; readonly verdict: Result<null, CodeRefusal> };

/** How many guesses a challenge has left. */
export const guessesLeft = (code: Pick<OneTimeCode, "guessesUsed">): number =>
  Math.max(0, CODE_GUESSES - code.guessesUsed);

/** Seconds until a code can be sent again, 0 when it can now. */
export const resendWaitSeconds = (code: OneTimeCode, now: Instant): number =>
  Math.max(0, Math.ceil((code.sentAt + CODE_RESEND_AFTER_MS - now) / 1000));

/**
 * The first code of a challenge (`previous` null), or a new one in its place, 60 s after the one before at the earliest.
 * A new code lives 5 minutes and has only the guesses that are left; when none is left, none is sent.
 */
export const issueCode = (
  previous: OneTimeCode | null,
  codeHash: string,
  now: Instant,
): Result<OneTimeCode, IssueRefusal> => {
  const fresh = { codeHash, sentAt: now, expiresAt: now + CODE_LIFETIME_MS };
  if (previous === null) return accept({ ...fresh, guessesUsed: 0, sends: 1 });
  if (guessesLeft(previous) === 0) return refuse({ code: "code_exhausted" });
  const waitSeconds = resendWaitSeconds(previous, now);
  if (waitSeconds > 0) return refuse({ code: "resend_too_soon", waitSeconds });
  return accept({ ...fresh, guessesUsed: previous.guessesUsed, sends: previous.sends + 1 });
};

/** Whether two hashes are equal, in a time that depends only on their length. */
const sameHash = (one: string, other: string): boolean => {
  if (one.length !== other.length || one.length === 0) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
};

/**
 * Counts a guess, then compares it. The fifth wrong guess already answers `code_exhausted`; a guess at an expired code is not counted.
 * A right code is used up by the flow's state moving on: the caller keeps `code` no longer.
 */
export const guessCode = (code: OneTimeCode, typedHash: string, now: Instant): GuessedCode => {
  if (guessesLeft(code) === 0) return { code, verdict: refuse({ code: "code_exhausted" }) };
  if (now >= code.expiresAt) return { code, verdict: refuse({ code: "code_expired" }) };
  const counted = { ...code, guessesUsed: code.guessesUsed + 1 };
  if (sameHash(code.codeHash, typedHash)) return { code: counted, verdict: accept(null) };
  const left = guessesLeft(counted);
  const refusal: CodeRefusal = left === 0 ? { code: "code_exhausted" } : { code: "code_wrong", guessesLeft: left };
  return { code: counted, verdict: refuse(refusal) };
};
