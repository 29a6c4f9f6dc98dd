import { type AuthenticationMethod, PASSKEY_ALONE, PASSWORD_AND_SMS } from "../account/assurance.ts";
import type { CodeRefusal, IssueRefusal, OneTimeCode } from "../one-time-code.ts";
import { guessCode, guessesLeft, issueCode } from "../one-time-code.ts";
import { PICTURE_DIGITS } from "../picture-answer.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";

/** A code is under way, or was: it is kept when the person starts over, so that its guesses are never refilled. */
export type SentCode = { readonly accountId: string; readonly code: OneTimeCode };

/** Where a sign-in stands. */
export type SignInState =
  | { readonly step: "credentials_needed"; readonly pictureDigits: number; readonly earlier: SentCode | null }
  | { readonly step: "code_sent"; readonly sent: SentCode; readonly pictureDigits: number }
  | {
      readonly step: "completed";
      readonly accountId: string;
      readonly methods: readonly AuthenticationMethod[];
      readonly at: Instant;
    };

/** What can happen in a sign-in. */
export type SignInEvent =
  | { readonly type: "slower_proof_demanded" }
  | { readonly type: "password_proved"; readonly accountId: string; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "passkey_proved"; readonly accountId: string }
  | { readonly type: "started_over" };

/** Why a step of the machine is refused. */
export type SignInStepRefusal = { readonly code: "step_passed" } | CodeRefusal | IssueRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type SignInAdvance = { readonly state: SignInState; readonly verdict: Result<null, SignInStepRefusal> };

/** Where every sign-in begins. */
export const SIGN_IN_START: SignInState = {
  step: "credentials_needed",
  pictureDigits: PICTURE_DIGITS.ordinary,
  earlier: null,
};

const moved = (state: SignInState): SignInAdvance => ({ state, verdict: accept(null) });
const stayed = (state: SignInState, refusal: SignInStepRefusal): SignInAdvance => ({ state, verdict: refuse(refusal) });

/** The whole sign-in: password first, then the code; or a passkey alone, at any step. A disallowed event leaves the state as it is and is refused. */
export function advance(state: SignInState, event: SignInEvent, now: Instant): SignInAdvance {
  switch (event.type) {
    case "slower_proof_demanded":
      return demandSlowerProof(state);
    case "password_proved":
      return sendFirstCode(state, event, now);
    case "code_asked_again":
      return sendAgain(state, event.codeHash, now);
    case "code_entered":
      return enterCode(state, event.codeHash, now);
    case "passkey_proved":
      return enterByPasskey(state, event.accountId, now);
    case "started_over":
      return startOver(state);
    default:
      return assertNever(event);
  }
}

function demandSlowerProof(state: SignInState): SignInAdvance {
  if (state.step !== "credentials_needed") return stayed(state, { code: "step_passed" });
  return moved({ ...state, pictureDigits: PICTURE_DIGITS.slower });
}

function sendFirstCode(
  state: SignInState,
  event: Extract<SignInEvent, { type: "password_proved" }>,
  now: Instant,
): SignInAdvance {
  if (state.step !== "credentials_needed") return stayed(state, { code: "step_passed" });
  const same = state.earlier?.accountId === event.accountId;
  const issued = same
    ? issueAgain(state.earlier, event.codeHash, now)
    : issueForAnother(state.earlier, event.codeHash, now);
  if (!issued.ok) return stayed(state, issued.refusal);
  const sent = { accountId: event.accountId, code: issued.value };
  return moved({ step: "code_sent", sent, pictureDigits: state.pictureDigits });
}

/** Who comes back within a minute goes on with the code that was sent already. */
function issueAgain(earlier: SentCode | null, codeHash: string, now: Instant): Result<OneTimeCode, IssueRefusal> {
  const issued = issueCode(earlier?.code ?? null, codeHash, now);
  if (issued.ok || issued.refusal.code !== "resend_too_soon" || earlier === null) return issued;
  return accept(earlier.code);
}

/** The guesses belong to the sign-in, not to the account: going over to another account refills none. */
function issueForAnother(earlier: SentCode | null, codeHash: string, now: Instant): Result<OneTimeCode, IssueRefusal> {
  const guessesUsed = earlier?.code.guessesUsed ?? 0;
  if (earlier !== null && guessesLeft(earlier.code) === 0) return refuse({ code: "code_exhausted" });
  const issued = issueCode(null, codeHash, now);
  return issued.ok ? accept({ ...issued.value, guessesUsed }) : issued;
}

function sendAgain(state: SignInState, codeHash: string, now: Instant): SignInAdvance {
  if (state.step !== "code_sent") return stayed(state, { code: "step_passed" });
  const issued = issueCode(state.sent.code, codeHash, now);
  if (!issued.ok) return stayed(state, issued.refusal);
  return moved({ ...state, sent: { ...state.sent, code: issued.value } });
}

function enterCode(state: SignInState, codeHash: string, now: Instant): SignInAdvance {
  if (state.step !== "code_sent") return stayed(state, { code: "step_passed" });
  const guess = guessCode(state.sent.code, codeHash, now);
  if (guess.verdict.ok) {
    return moved({ step: "completed", accountId: state.sent.accountId, methods: PASSWORD_AND_SMS, at: now });
  }
  return stayed({ ...state, sent: { ...state.sent, code: guess.code } }, guess.verdict.refusal);
}

function enterByPasskey(state: SignInState, accountId: string, now: Instant): SignInAdvance {
  if (state.step === "completed") return stayed(state, { code: "step_passed" });
  return moved({ step: "completed", accountId, methods: PASSKEY_ALONE, at: now });
}

function startOver(state: SignInState): SignInAdvance {
  if (state.step !== "code_sent") return stayed(state, { code: "step_passed" });
  return moved({ step: "credentials_needed", pictureDigits: state.pictureDigits, earlier: state.sent });
}
