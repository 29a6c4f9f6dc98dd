import type { CodeRefusal, IssueRefusal, OneTimeCode } from "./one-time-code.ts";
import { guessCode, issueCode } from "./one-time-code.ts";
import type { Instant, Result } from "./result.ts";
import { accept, refuse } from "./result.ts";

/** How many different numbers and addresses one flow sends codes to, so that it is no way of bothering strangers. */
export const RECIPIENTS_PER_FLOW = 4;

/** The code that a number or address was sent in this flow. It is kept when another one is tried, so that coming back refills no guesses. */
export type Challenge = { readonly to: string; readonly code: OneTimeCode };

/** Why no code goes to a number or address. */
export type ChallengeRefusal = IssueRefusal | { readonly code: "too_many_recipients" };

/** The challenge of a number or address, if there is one. */
export function challengeOf(challenges: readonly Challenge[], to: string): Challenge | null {
  return challenges.find((challenge) => challenge.to === to) ?? null;
}

function withCode(challenges: readonly Challenge[], to: string, code: OneTimeCode): readonly Challenge[] {
  return [...challenges.filter((challenge) => challenge.to !== to), { to, code }];
}

/** Adds a new code for `to`. Refuses within 60 s of the last one, when the guesses are used up, and a fifth recipient. */
export function sendTo(
  challenges: readonly Challenge[],
  sending: { readonly to: string; readonly codeHash: string },
  now: Instant,
): Result<readonly Challenge[], ChallengeRefusal> {
  const earlier = challengeOf(challenges, sending.to);
  if (earlier === null && challenges.length >= RECIPIENTS_PER_FLOW) return refuse({ code: "too_many_recipients" });
  const issued = issueCode(earlier?.code ?? null, sending.codeHash, now);
  return issued.ok ? accept(withCode(challenges, sending.to, issued.value)) : issued;
}

/** No hash is empty, so nothing that is typed matches it. */
const USED_UP = "";

/** Counts a guess at the code of `to` and compares it; keep `challenges` whatever the verdict. A right code is used up. */
export function guessAt(
  challenges: readonly Challenge[],
  guess: { readonly to: string; readonly codeHash: string },
  now: Instant,
): { readonly challenges: readonly Challenge[]; readonly verdict: Result<null, CodeRefusal> } {
  const challenge = challengeOf(challenges, guess.to);
  if (challenge === null) return { challenges, verdict: refuse({ code: "code_expired" }) };
  const { code, verdict } = guessCode(challenge.code, guess.codeHash, now);
  const kept = verdict.ok ? { ...code, codeHash: USED_UP } : code;
  return { challenges: withCode(challenges, guess.to, kept), verdict };
}
