import { type Challenge, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { RegistrationStepRefusal } from "./refusal.ts";
import {
  type GivenContacts,
  type GivenDetails,
  type GivenIdentity,
  NAME_TRIES,
  type RegistrationAt,
  type RegistrationEnd,
  type RegistrationState,
  type RegistrationStep,
} from "./state.ts";

/** What can happen in a registration. Code hashes are keyed and bound to flow, purpose and number. */
export type RegistrationEvent =
  | { readonly type: "identity_given"; readonly identity: GivenIdentity }
  | { readonly type: "details_given"; readonly details: GivenDetails }
  | { readonly type: "answers_given"; readonly contacts: GivenContacts; readonly details: GivenDetails }
  | { readonly type: "answers_confirmed"; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "registration_refused"; readonly reason: RegistrationEnd }
  | { readonly type: "name_found_different" }
  | { readonly type: "name_given"; readonly fullName: string }
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

/**
 * The whole registration, of a new user and of who signed in at Absher before: the two differ in how the answers are given, and in the name that
 * is compared. An event that does not belong to the step or to the route leaves the state as it is and is refused as `step_passed`.
 */
export function advance(state: RegistrationState, event: RegistrationEvent, now: Instant): RegistrationAdvance {
  switch (event.type) {
    case "identity_given":
      return at(state, ANSWERS_OPEN, (open) => onlyNewUser(open, withIdentity(open, event.identity)));
    case "details_given":
      return at(state, IDENTITY_KNOWN, (open) => onlyNewUser(open, withDetails(open, event.details)));
    case "answers_given":
      return at(state, ANSWERS_OPEN, (open) => takeAnswers(open, event));
    case "answers_confirmed":
      return at(state, ["details_given"], (reviewed) => sendFirstCode(reviewed, event.codeHash, now));
    case "code_asked_again":
      return at(state, ["code_sent"], (waiting) => sendCode(waiting, event.codeHash, now));
    case "code_entered":
      return at(state, ["code_sent"], (waiting) => enterCode(waiting, event.codeHash, now));
    case "registration_refused":
      return at(state, ["number_proved"], ({ returnTo }) => moved({ step: "refused", reason: event.reason, returnTo }));
    case "name_found_different":
      return at(state, ["number_proved"], askNameAgain);
    case "name_given":
      return at(state, ["name_differs"], (proved) => moved(withName(proved, event.fullName)));
    case "username_found_taken":
      return at(state, ["number_proved"], (proved) => moved({ ...proved, step: "username_taken" }));
    case "username_chosen":
      return at(state, ["username_taken"], (proved) => moved(withUsername(proved, event.chosen)));
    case "account_activated":
      return at(state, ["number_proved"], ({ returnTo }) =>
        moved({ step: "activated", accountId: event.accountId, returnTo }),
      );
    case "returned_to_site":
      return at(state, ["activated"], returnOnce);
    default:
      return assertNever(event);
  }
}

const passed = (state: RegistrationState): RegistrationAdvance => stayed(state, { code: "step_passed" });

/** Takes a step that belongs to the named steps alone. */
function at<Step extends RegistrationStep>(
  state: RegistrationState,
  steps: readonly Step[],
  take: (state: RegistrationAt<Step>) => RegistrationAdvance,
): RegistrationAdvance {
  return isAt(state, steps) ? take(state) : passed(state);
}

const isAt = <Step extends RegistrationStep>(
  state: RegistrationState,
  steps: readonly Step[],
): state is RegistrationAt<Step> => steps.some((step) => step === state.step);

const onlyNewUser = (open: RegistrationAt<(typeof ANSWERS_OPEN)[number]>, next: RegistrationState) =>
  open.absher === null ? moved(next) : passed(open);

/** Everything at once, about the person whom Absher named. */
function takeAnswers(
  open: RegistrationAt<(typeof ANSWERS_OPEN)[number]>,
  { contacts, details }: Pick<Extract<RegistrationEvent, { type: "answers_given" }>, "contacts" | "details">,
): RegistrationAdvance {
  if (open.absher === null) return passed(open);
  const { returnTo, challenges, absher, namesTried } = open;
  const identity = { ...contacts, nationalId: absher.nationalId };
  return moved({ step: "details_given", returnTo, challenges, absher, namesTried, identity, details });
}

/** The number stays proved while a name is typed again; the tries are counted, and the last one ends the registration. */
function askNameAgain(state: RegistrationAt<"number_proved">): RegistrationAdvance {
  if (state.absher === null) return passed(state);
  const namesTried = state.namesTried + 1;
  if (namesTried < NAME_TRIES) return moved({ ...state, step: "name_differs", namesTried });
  return moved({ step: "refused", reason: "name_differs", returnTo: state.returnTo });
}

const withName = (state: RegistrationAt<"name_differs">, fullName: string): RegistrationState => ({
  ...state,
  step: "number_proved",
  identity: { ...state.identity, fullName },
});

/**
 * The password's rules depend on id, number and e-mail, and a hash cannot be checked again: a changed identity asks for the
 * password once more, the same identity keeps everything.
 */
function withIdentity(
  state: RegistrationAt<(typeof ANSWERS_OPEN)[number]>,
  identity: GivenIdentity,
): RegistrationState {
  const { returnTo, challenges, absher, namesTried } = state;
  const journey = { returnTo, challenges, absher, namesTried };
  if (state.step === "started") return { step: "identity_given", ...journey, identity, kept: null };
  if (state.step === "identity_given") return { ...state, identity };
  if (isSameIdentity(state.identity, identity)) return { ...state, step: "details_given" };
  const kept = { username: state.details.username, language: state.details.language };
  return { step: "identity_given", ...journey, identity, kept };
}

function isSameIdentity(one: GivenIdentity, other: GivenIdentity): boolean {
  return one.nationalId === other.nationalId && one.mobile === other.mobile && one.email === other.email;
}

function withDetails(
  { returnTo, challenges, absher, namesTried, identity }: RegistrationAt<(typeof IDENTITY_KNOWN)[number]>,
  details: GivenDetails,
): RegistrationState {
  return { step: "details_given", returnTo, challenges, absher, namesTried, identity, details };
}

const withUsername = (
  state: RegistrationAt<"username_taken">,
  chosen: Pick<GivenDetails, "username" | "passwordHash">,
): RegistrationState => ({ ...state, step: "number_proved", details: { ...state.details, ...chosen } });

const returnOnce = (state: RegistrationAt<"activated">): RegistrationAdvance =>
  state.returnTo === null ? passed(state) : moved({ ...state, returnTo: null });

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
