import { type Challenge, type ChallengeRefusal, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { CodeRefusal } from "../one-time-code.ts";
import { PICTURE_DIGITS } from "../picture-answer.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { Applicant, MobileChangeAt, MobileChangeState, NumberRefusal, Wish } from "./state.ts";

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

/** Where the Absher route begins. */
export const ABSHER_START: MobileChangeState = { step: "started", pictureDigits: PICTURE_DIGITS.ordinary };

/** Where the signed-in route begins. */
export const signedInStart = (applicant: Applicant): MobileChangeState => ({
  step: "authenticated",
  applicant,
  challenges: [],
});

/** Where a change begins that recovery hands over: everything was proved there, the new e-mail too where one is wished. */
export const provedStart = (applicant: Applicant, wish: Wish): MobileChangeState => ({
  step: wish.email === null ? "number_proved" : "email_proved",
  applicant,
  challenges: [],
  wish,
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
      return only("started", state, (started) => moved({ ...started, pictureDigits: PICTURE_DIGITS.slower }));
    case "password_proved":
      return only("started", state, () => moved(signedInStart(event.applicant)));
    case "number_given":
      return giveNumber(state, event.wish);
    case "change_confirmed":
      return only("number_given", state, (given) => confirm(given, event.codeHash, now));
    case "code_asked_again":
      return sendAgain(state, event.codeHash, now);
    case "number_code_entered":
      return only("code_sent", state, (sent) => enterNumberCode(sent, event.codeHash, now));
    case "number_refused":
      return refuseNumber(state, event.reason);
    case "email_code_sent":
      return only("number_proved", state, (proved) => sendEmailCode(proved, event.codeHash, now));
    case "email_code_entered":
      return only("email_code_sent", state, (sent) => enterEmailCode(sent, event.codeHash, now));
    case "email_left_out":
      return leaveEmailOut(state);
    case "change_taken":
      return take(state, event.caseNumber);
    default:
      return assertNever(event);
  }
}

function isAt<Step extends MobileChangeState["step"]>(
  state: MobileChangeState,
  step: Step,
): state is MobileChangeAt<Step> {
  return state.step === step;
}

/** Moves on from one step; at every other the event is out of order. */
function only<Step extends MobileChangeState["step"]>(
  step: Step,
  state: MobileChangeState,
  move: (state: MobileChangeAt<Step>) => MobileChangeAdvance,
): MobileChangeAdvance {
  return isAt(state, step) ? move(state) : outOfOrder(state);
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

function confirm(state: MobileChangeAt<"number_given">, codeHash: string, now: Instant): MobileChangeAdvance {
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

function enterNumberCode(state: MobileChangeAt<"code_sent">, codeHash: string, now: Instant): MobileChangeAdvance {
  const { challenges, verdict } = guessAt(state.challenges, { to: state.wish.number, codeHash }, now);
  if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
  return moved({ ...state, step: "number_proved", challenges });
}

function refuseNumber(state: MobileChangeState, reason: NumberRefusal): MobileChangeAdvance {
  if (state.step !== "number_proved" && state.step !== "email_proved") return outOfOrder(state);
  return moved({ ...state, step: "number_refused", reason });
}

function sendEmailCode(state: MobileChangeAt<"number_proved">, codeHash: string, now: Instant): MobileChangeAdvance {
  if (state.wish.email === null) return outOfOrder(state);
  const sent = sendTo(state.challenges, { to: state.wish.email, codeHash }, now);
  if (!sent.ok && sent.refusal.code !== "resend_too_soon") return stayed(state, sent.refusal);
  return moved({ ...state, step: "email_code_sent", challenges: sent.ok ? sent.value : state.challenges });
}

function enterEmailCode(state: MobileChangeAt<"email_code_sent">, codeHash: string, now: Instant): MobileChangeAdvance {
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
export function isProved(
  state: MobileChangeState,
): state is MobileChangeAt<"number_proved"> | MobileChangeAt<"email_proved"> {
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
