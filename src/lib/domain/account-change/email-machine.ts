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
  | { readonly step: "email_changed"; readonly owner: ChangeOwner };

/** What can happen to it. Code hashes are keyed and bound to flow, purpose and e-mail. */
export type EmailChangeEvent =
  | { readonly type: "email_given"; readonly email: string; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly email: string; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string };

/** Why a step is refused. */
export type EmailStepRefusal = { readonly code: "step_passed" } | CodeRefusal | ChallengeRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type EmailAdvance = { readonly state: EmailChangeState; readonly verdict: Result<null, EmailStepRefusal> };

const moved = (state: EmailChangeState): EmailAdvance => ({ state, verdict: accept(null) });
const stayed = (state: EmailChangeState, refusal: EmailStepRefusal): EmailAdvance => ({
  state,
  verdict: refuse(refusal),
});

/** The whole change. A disallowed event leaves the state as it is and is refused. Another e-mail may be given until one is proved. */
export function advanceEmailChange(state: EmailChangeState, event: EmailChangeEvent, now: Instant): EmailAdvance {
  if (state.step === "email_changed") return stayed(state, { code: "step_passed" });
  switch (event.type) {
    case "email_given":
      return give(state, event, now);
    case "code_asked_again": {
      if (state.step !== "email_code_sent") return stayed(state, { code: "step_passed" });
      const sent = sendTo(state.challenges, { to: state.email, codeHash: event.codeHash }, now);
      return sent.ok ? moved({ ...state, challenges: sent.value }) : stayed(state, sent.refusal);
    }
    case "code_entered": {
      if (state.step !== "email_code_sent") return stayed(state, { code: "step_passed" });
      const { challenges, verdict } = guessAt(state.challenges, { to: state.email, codeHash: event.codeHash }, now);
      if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
      return moved({ step: "email_changed", owner: state.owner });
    }
    default:
      return assertNever(event);
  }
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
