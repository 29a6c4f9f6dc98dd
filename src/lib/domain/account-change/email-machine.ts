import { type Challenge, type ChallengeRefusal, guessAt, sendTo } from "../challenge.ts";
import type { CodeRefusal } from "../one-time-code.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { ChangeOwner } from "./owner.ts";

/** Changing, adding or confirming the e-mail, after a fresh sign-in. */
export type EmailChangeState =
  | { readonly step: "email_open"; readonly owner: ChangeOwner; readonly challenges: readonly Challenge[] }
  | {
      readonly step: "email_code_sent";
      readonly owner: ChangeOwner;
      readonly challenges: readonly Challenge[];
      readonly email: string;
    }
  | {
      readonly step: "email_changed";
      readonly owner: ChangeOwner;
      /** The case that stands for it; `null` where the e-mail took no other's place. */
      readonly caseNumber: string | null;
    };

/** What can happen to it. Code hashes are keyed and bound to flow, purpose and e-mail. */
export type EmailChangeEvent =
  | { readonly type: "email_given"; readonly email: string; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly email: string; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "case_opened"; readonly caseNumber: string };

/** Why a step is refused. */
export type EmailStepRefusal = { readonly code: "step_passed" } | CodeRefusal | ChallengeRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type EmailAdvance = { readonly state: EmailChangeState; readonly verdict: Result<null, EmailStepRefusal> };

const moved = (state: EmailChangeState): EmailAdvance => ({ state, verdict: accept(null) });
const stayed = (state: EmailChangeState, refusal: EmailStepRefusal): EmailAdvance => ({
  state,
  verdict: refuse(refusal),
});

const passed = (state: EmailChangeState): EmailAdvance => stayed(state, { code: "step_passed" });

/** The whole change. A disallowed event leaves the state as it is and is refused. Another e-mail may be given until one is proved. */
export function advanceEmailChange(state: EmailChangeState, event: EmailChangeEvent, now: Instant): EmailAdvance {
  if (event.type === "case_opened") return openCase(state, event.caseNumber);
  if (state.step === "email_changed") return passed(state);
  if (event.type === "email_given") return give(state, event, now);
  if (state.step !== "email_code_sent") return passed(state);
  const challenge = { to: state.email, codeHash: event.codeHash };
  switch (event.type) {
    case "code_asked_again": {
      const sent = sendTo(state.challenges, challenge, now);
      return sent.ok ? moved({ ...state, challenges: sent.value }) : stayed(state, sent.refusal);
    }
    case "code_entered": {
      const { challenges, verdict } = guessAt(state.challenges, challenge, now);
      if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
      return moved({ step: "email_changed", owner: state.owner, caseNumber: null });
    }
    default:
      return assertNever(event);
  }
}

/** Goes with the right code, in one write: what replaced another e-mail has a case, once. */
function openCase(state: EmailChangeState, caseNumber: string): EmailAdvance {
  return state.step === "email_changed" && state.caseNumber === null ? moved({ ...state, caseNumber }) : passed(state);
}

type Open = Exclude<EmailChangeState, { readonly step: "email_changed" }>;
type Given = Extract<EmailChangeEvent, { readonly type: "email_given" }>;

/** Who comes back to an e-mail within a minute goes on with the code that was sent to it already. */
function give({ owner, challenges }: Open, { email, codeHash }: Given, now: Instant): EmailAdvance {
  const sent = sendTo(challenges, { to: email, codeHash }, now);
  if (sent.ok) return moved({ step: "email_code_sent", owner, challenges: sent.value, email });
  if (sent.refusal.code === "resend_too_soon") return moved({ step: "email_code_sent", owner, challenges, email });
  return stayed({ step: "email_open", owner, challenges }, sent.refusal);
}
