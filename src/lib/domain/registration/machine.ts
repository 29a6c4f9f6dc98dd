import { type Challenge, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { RegistrationStepRefusal } from "./refusal.ts";
import type {
  GivenDetails,
  GivenIdentity,
  RegistrationAt,
  RegistrationEnd,
  RegistrationState,
  RegistrationStep,
} from "./state.ts";

/** What can happen in a registration. Code hashes are keyed and bound to flow, purpose and number. */
export type RegistrationEvent =
  | { readonly type: "identity_given"; readonly identity: GivenIdentity }
  | { readonly type: "details_given"; readonly details: GivenDetails }
  | { readonly type: "answers_confirmed"; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "registration_refused"; readonly reason: RegistrationEnd }
  | { readonly type: "username_found_taken" }
  | { readonly type: "username_chosen"; readonly chosen: Pick<GivenDetails, "username" | "passwordHash"> }
  | { readonly type: "account_activated"; readonly accountId: string }
  | { readonly type: "returned_to_site" };

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type RegistrationAdvance = {
  readonly state: RegistrationState;
  readonly verdict: Result<null, RegistrationStepRefusal>;
};

const moved = (state: RegistrationState): RegistrationAdvance => ({ state, verdict: accept(null) });
const stayed = (state: RegistrationState, refusal: RegistrationStepRefusal): RegistrationAdvance => ({
  state,
  verdict: refuse(refusal),
});

/** Until the number is proved, every answer can be given again; afterwards the answers are fixed. */
const ANSWERS_OPEN = ["started", "identity_given", "details_given", "code_sent"] as const;
const IDENTITY_KNOWN = ["identity_given", "details_given", "code_sent"] as const;

const isAt = <Step extends RegistrationStep>(
  state: RegistrationState,
  steps: readonly Step[],
): state is RegistrationAt<Step> => steps.some((step) => step === state.step);

/** The whole registration. An event that does not belong to the step leaves the state as it is and is refused as `step_passed`. */
export function advance(state: RegistrationState, event: RegistrationEvent, now: Instant): RegistrationAdvance {
  switch (event.type) {
    case "identity_given":
      return isAt(state, ANSWERS_OPEN) ? moved(withIdentity(state, event.identity)) : passed(state);
    case "details_given":
      return isAt(state, IDENTITY_KNOWN) ? moved(withDetails(state, event.details)) : passed(state);
    case "answers_confirmed":
      return isAt(state, ["details_given"]) ? sendFirstCode(state, event.codeHash, now) : passed(state);
    case "code_asked_again":
      return isAt(state, ["code_sent"]) ? sendCode(state, event.codeHash, now) : passed(state);
    case "code_entered":
      return isAt(state, ["code_sent"]) ? enterCode(state, event.codeHash, now) : passed(state);
    case "registration_refused":
      return isAt(state, ["number_proved"])
        ? moved({ step: "refused", reason: event.reason, returnTo: state.returnTo })
        : passed(state);
    case "username_found_taken":
      return isAt(state, ["number_proved"]) ? moved({ ...state, step: "username_taken" }) : passed(state);
    case "username_chosen":
      return isAt(state, ["username_taken"])
        ? moved({ ...state, step: "number_proved", details: { ...state.details, ...event.chosen } })
        : passed(state);
    case "account_activated":
      return isAt(state, ["number_proved"])
        ? moved({ step: "activated", accountId: event.accountId, returnTo: state.returnTo })
        : passed(state);
    case "returned_to_site":
      return isAt(state, ["activated"]) && state.returnTo !== null
        ? moved({ ...state, returnTo: null })
        : passed(state);
    default:
      return assertNever(event);
  }
}

const passed = (state: RegistrationState): RegistrationAdvance => stayed(state, { code: "step_passed" });

/**
 * The password's rules depend on id, number and e-mail, and a hash cannot be checked again: a changed identity asks for the
 * password once more, the same identity keeps everything.
 */
function withIdentity(
  state: RegistrationAt<(typeof ANSWERS_OPEN)[number]>,
  identity: GivenIdentity,
): RegistrationState {
  const { returnTo, challenges } = state;
  if (state.step === "started") return { step: "identity_given", returnTo, challenges, identity, kept: null };
  if (state.step === "identity_given") return { ...state, identity };
  if (isSameIdentity(state.identity, identity)) return { ...state, step: "details_given" };
  const kept = { username: state.details.username, language: state.details.language };
  return { step: "identity_given", returnTo, challenges, identity, kept };
}

function isSameIdentity(one: GivenIdentity, other: GivenIdentity): boolean {
  return one.nationalId === other.nationalId && one.mobile === other.mobile && one.email === other.email;
}

function withDetails(
  { returnTo, challenges, identity }: RegistrationAt<(typeof IDENTITY_KNOWN)[number]>,
  details: GivenDetails,
): RegistrationState {
  return { step: "details_given", returnTo, challenges, identity, details };
}

/** Who comes back to "Next" within a minute, with the same number, goes on with the code that was sent already. */
function sendFirstCode(state: RegistrationAt<"details_given">, codeHash: string, now: Instant): RegistrationAdvance {
  const sent = sendCode(state, codeHash, now);
  if (sent.verdict.ok || sent.verdict.refusal.code !== "resend_too_soon") return sent;
  const live = challengeOf(state.challenges, state.identity.mobile)?.code;
  return live === undefined ? sent : moved({ ...state, step: "code_sent" });
}

function sendCode(
  state: RegistrationAt<"details_given" | "code_sent">,
  codeHash: string,
  now: Instant,
): RegistrationAdvance {
  const challenges = sendTo(state.challenges, { to: state.identity.mobile, codeHash }, now);
  if (!challenges.ok) return stayed(state, challenges.refusal);
  return moved({ ...state, step: "code_sent", challenges: challenges.value });
}

function enterCode(state: RegistrationAt<"code_sent">, codeHash: string, now: Instant): RegistrationAdvance {
  const to = state.identity.mobile;
  const { challenges, verdict } = guessAt(state.challenges, { to, codeHash }, now);
  if (verdict.ok) return moved({ ...state, step: "number_proved", challenges: [] });
  const counted = guessesAt(challenges, to) !== guessesAt(state.challenges, to);
  return stayed(counted ? { ...state, challenges } : state, verdict.refusal);
}

const guessesAt = (challenges: readonly Challenge[], to: string): number | undefined =>
  challengeOf(challenges, to)?.code.guessesUsed;
