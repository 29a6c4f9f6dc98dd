import { type Challenge, type ChallengeRefusal, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { CodeRefusal } from "../one-time-code.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import { PICTURE_DIGITS } from "../sign-in/throttle-policy.ts";
import type { Proof } from "./evidence.ts";

/** Who asks for a change, by which way, and what they have shown for it. */
export type Applicant = {
  readonly accountId: string;
  readonly route: "absher" | "signed_in";
  readonly proofs: readonly Proof[];
  /** When the password and the codes were shown. */
  readonly shownAt: Instant;
  /** The language of the account's messages. */
  readonly language: Language;
};

/** What the person wants: a new number (E.164) and, if they wish, a new e-mail. */
export type Wish = { readonly number: string; readonly email: string | null };

/** Why a proved number cannot be used; the person may give another one. */
export type NumberRefusal = "number_not_owned" | "number_on_business" | "number_given_twice" | "number_unchanged";

type Journey = { readonly applicant: Applicant; readonly challenges: readonly Challenge[] };
type Chosen = Journey & { readonly wish: Wish };

/** Where a change of number stands in one browser. The Absher route begins at `started`, the signed-in route at `authenticated`. */
export type MobileChangeState =
  | { readonly step: "started"; readonly pictureDigits: number }
  | (Journey & { readonly step: "authenticated" })
  | (Chosen & { readonly step: "number_given" })
  | (Chosen & { readonly step: "code_sent" })
  | (Chosen & { readonly step: "number_proved" })
  | (Chosen & { readonly step: "number_refused"; readonly reason: NumberRefusal })
  | (Chosen & { readonly step: "email_code_sent" })
  | (Chosen & { readonly step: "email_proved" })
  | { readonly step: "done"; readonly applicant: Applicant; readonly caseNumber: string };

/** What can happen in a change of number. Code hashes are keyed and bound to flow, purpose and recipient. */
export type MobileChangeEvent =
  | { readonly type: "slower_proof_demanded" }
  | { readonly type: "password_proved"; readonly applicant: Applicant }
  | { readonly type: "number_given"; readonly wish: Wish }
  | { readonly type: "change_confirmed"; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "number_code_entered"; readonly codeHash: string }
  | { readonly type: "number_refused"; readonly reason: NumberRefusal }
  | { readonly type: "email_code_sent"; readonly codeHash: string }
  | { readonly type: "email_code_entered"; readonly codeHash: string }
  | { readonly type: "email_left_out" }
  | { readonly type: "change_taken"; readonly caseNumber: string };

/** Why a step of the machine is refused. */
export type MobileChangeStepRefusal = { readonly code: "step_passed" } | CodeRefusal | ChallengeRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type MobileChangeAdvance = {
  readonly state: MobileChangeState;
  readonly verdict: Result<null, MobileChangeStepRefusal>;
};

type At<Step extends MobileChangeState["step"]> = Extract<MobileChangeState, { step: Step }>;

/** Where the Absher route begins. */
export const ABSHER_START: MobileChangeState = { step: "started", pictureDigits: PICTURE_DIGITS.ordinary };

/** Where the signed-in route begins. */
export const signedInStart = (applicant: Applicant): MobileChangeState => ({
  step: "authenticated",
  applicant,
  challenges: [],
});

const moved = (state: MobileChangeState): MobileChangeAdvance => ({ state, verdict: accept(null) });
const stayed = (state: MobileChangeState, refusal: MobileChangeStepRefusal): MobileChangeAdvance => ({
  state,
  verdict: refuse(refusal),
});
const outOfOrder = (state: MobileChangeState): MobileChangeAdvance => stayed(state, { code: "step_passed" });

/** The whole wizard. A disallowed event leaves the state as it is and is refused. */
export function advance(state: MobileChangeState, event: MobileChangeEvent, now: Instant): MobileChangeAdvance {
  switch (event.type) {
    case "slower_proof_demanded":
      return state.step === "started" ? moved({ ...state, pictureDigits: PICTURE_DIGITS.slower }) : outOfOrder(state);
    case "password_proved":
      return state.step === "started" ? moved(signedInStart(event.applicant)) : outOfOrder(state);
    case "number_given":
      return giveNumber(state, event.wish);
    case "change_confirmed":
      return state.step === "number_given" ? confirm(state, event.codeHash, now) : outOfOrder(state);
    case "code_asked_again":
      return sendAgain(state, event.codeHash, now);
    case "number_code_entered":
      return state.step === "code_sent" ? enterNumberCode(state, event.codeHash, now) : outOfOrder(state);
    case "number_refused":
      return refuseNumber(state, event.reason);
    case "email_code_sent":
      return state.step === "number_proved" ? sendEmailCode(state, event.codeHash, now) : outOfOrder(state);
    case "email_code_entered":
      return state.step === "email_code_sent" ? enterEmailCode(state, event.codeHash, now) : outOfOrder(state);
    case "email_left_out":
      return leaveEmailOut(state);
    case "change_taken":
      return take(state, event.caseNumber);
    default:
      return assertNever(event);
  }
}

function giveNumber(state: MobileChangeState, wish: Wish): MobileChangeAdvance {
  switch (state.step) {
    case "authenticated":
    case "number_given":
    case "code_sent":
    case "number_refused":
      return moved({ step: "number_given", applicant: state.applicant, challenges: state.challenges, wish });
    default:
      return outOfOrder(state);
  }
}

function confirm(state: At<"number_given">, codeHash: string, now: Instant): MobileChangeAdvance {
  const sent = sendTo(state.challenges, { to: state.wish.number, codeHash }, now);
  if (sent.ok) return moved({ ...state, step: "code_sent", challenges: sent.value });
  // Who comes back within a minute goes on with the code that was sent already.
  if (sent.refusal.code === "resend_too_soon") return moved({ ...state, step: "code_sent" });
  return stayed(state, sent.refusal);
}

function sendAgain(state: MobileChangeState, codeHash: string, now: Instant): MobileChangeAdvance {
  const to = codeRecipient(state);
  if (to === null || !("challenges" in state)) return outOfOrder(state);
  const sent = sendTo(state.challenges, { to, codeHash }, now);
  return sent.ok ? moved({ ...state, challenges: sent.value }) : stayed(state, sent.refusal);
}

function enterNumberCode(state: At<"code_sent">, codeHash: string, now: Instant): MobileChangeAdvance {
  const { challenges, verdict } = guessAt(state.challenges, { to: state.wish.number, codeHash }, now);
  if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
  return moved({ ...state, step: "number_proved", challenges });
}

function refuseNumber(state: MobileChangeState, reason: NumberRefusal): MobileChangeAdvance {
  if (state.step !== "number_proved" && state.step !== "email_proved") return outOfOrder(state);
  return moved({ ...state, step: "number_refused", reason });
}

function sendEmailCode(state: At<"number_proved">, codeHash: string, now: Instant): MobileChangeAdvance {
  if (state.wish.email === null) return outOfOrder(state);
  const sent = sendTo(state.challenges, { to: state.wish.email, codeHash }, now);
  if (!sent.ok && sent.refusal.code !== "resend_too_soon") return stayed(state, sent.refusal);
  return moved({ ...state, step: "email_code_sent", challenges: sent.ok ? sent.value : state.challenges });
}

function enterEmailCode(state: At<"email_code_sent">, codeHash: string, now: Instant): MobileChangeAdvance {
  const to = state.wish.email;
  if (to === null) return outOfOrder(state);
  const { challenges, verdict } = guessAt(state.challenges, { to, codeHash }, now);
  if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
  return moved({ ...state, step: "email_proved", challenges });
}

function leaveEmailOut(state: MobileChangeState): MobileChangeAdvance {
  if (state.step !== "email_code_sent" && state.step !== "number_proved") return outOfOrder(state);
  return moved({ ...state, step: "number_proved", wish: { ...state.wish, email: null } });
}

/** Whether everything that the wish needs has been proved, so that the change may be decided. */
export function isProved(state: MobileChangeState): state is At<"number_proved"> | At<"email_proved"> {
  return state.step === "email_proved" || (state.step === "number_proved" && state.wish.email === null);
}

function take(state: MobileChangeState, caseNumber: string): MobileChangeAdvance {
  if (!isProved(state)) return outOfOrder(state);
  return moved({ step: "done", applicant: state.applicant, caseNumber });
}

/** Where the code that the person is asked for now was sent; `null` when none is asked. */
export function codeRecipient(state: MobileChangeState): string | null {
  if (state.step === "code_sent") return state.wish.number;
  return state.step === "email_code_sent" ? state.wish.email : null;
}

/** The code that the person is asked for now. */
export function codeUnderWay(state: MobileChangeState): Challenge | null {
  const to = codeRecipient(state);
  return to === null || !("challenges" in state) ? null : challengeOf(state.challenges, to);
}
