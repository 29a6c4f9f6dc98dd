import type { FreezeEnd } from "../account/account.ts";
import type { CodeRefusal, IssueRefusal, OneTimeCode } from "../one-time-code.ts";
import { guessCode, issueCode } from "../one-time-code.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";

/** A channel on file to which the code goes: the confirmed e-mail, or the number. */
export type FreezeChannel = "email" | "sms";

/** Whom the typed name may mean: `accountId` is `null` where it is nobody's, and `subject` stands for it in counts. */
export type FreezeTarget = {
  readonly subject: string;
  readonly accountId: string | null;
  readonly channel: FreezeChannel;
};

/** Freezing by a code to a channel on file, in one browser. For a name of nobody it goes as far as a wrong code. */
export type FreezeState =
  | { readonly step: "code_asked"; readonly target: FreezeTarget }
  | { readonly step: "code_sent"; readonly target: FreezeTarget; readonly code: OneTimeCode }
  | { readonly step: "code_proved"; readonly target: FreezeTarget; readonly provedAt: Instant }
  | { readonly step: "frozen"; readonly until: FreezeEnd };

/** What can happen to it. Code hashes are keyed and bound to flow, purpose and address. */
export type FreezeEvent =
  | { readonly type: "code_sent"; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "account_frozen"; readonly until: FreezeEnd };

/** Why a step is refused. */
export type FreezeStepRefusal = { readonly code: "step_passed" } | CodeRefusal | IssueRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type FreezeAdvance = { readonly state: FreezeState; readonly verdict: Result<null, FreezeStepRefusal> };

const moved = (state: FreezeState): FreezeAdvance => ({ state, verdict: accept(null) });
const stayed = (state: FreezeState, refusal: FreezeStepRefusal): FreezeAdvance => ({ state, verdict: refuse(refusal) });

/** The whole way: asked, sent (again, after a minute; guesses are not refilled), proved, frozen. A disallowed event changes nothing and is refused. */
export function advanceFreeze(state: FreezeState, event: FreezeEvent, now: Instant): FreezeAdvance {
  switch (event.type) {
    case "code_sent":
      return send(state, event.codeHash, now);
    case "code_entered":
      return enter(state, event.codeHash, now);
    case "account_frozen":
      return state.step === "code_proved"
        ? moved({ step: "frozen", until: event.until })
        : stayed(state, { code: "step_passed" });
    default:
      return assertNever(event);
  }
}

function send(state: FreezeState, codeHash: string, now: Instant): FreezeAdvance {
  if (state.step !== "code_asked" && state.step !== "code_sent") return stayed(state, { code: "step_passed" });
  const issued = issueCode(state.step === "code_sent" ? state.code : null, codeHash, now);
  if (!issued.ok) return stayed(state, issued.refusal);
  return moved({ step: "code_sent", target: state.target, code: issued.value });
}

function enter(state: FreezeState, codeHash: string, now: Instant): FreezeAdvance {
  if (state.step !== "code_sent") return stayed(state, { code: "step_passed" });
  const { target } = state;
  const { code, verdict } = guessCode(state.code, codeHash, now);
  if (!verdict.ok) return stayed({ step: "code_sent", target, code }, verdict.refusal);
  return moved({ step: "code_proved", target, provedAt: now });
}
