import type { Language } from "#lib/domain/language.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { AbsherPerson, GivenContacts, GivenIdentity, RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { TERMS_VERSION } from "#lib/domain/terms-version.ts";
import type { Username } from "#lib/domain/username.ts";
import { loadRegistration } from "../registration/load-registration.ts";
import { checkPassword } from "../registration/password-check.ts";
import { checkPicture } from "../registration/picture-check.ts";
import { takeStep } from "../registration/take-step.ts";
import type { NationalFilePorts } from "./national-file-ports.ts";

/** What the one page of National File brings, each field well-formed; the terms were agreed to. `username` is `null` where Absher's counts. */
export type TypedAnswers = GivenContacts & {
  readonly username: Username | null;
  readonly password: string;
  readonly language: Language;
  readonly picture: string;
};

type AnswerPorts = Pick<
  NationalFilePorts,
  "clock" | "commonPasswords" | "passwords" | "pictures" | "policy" | "registrations"
>;

/**
 * Takes number, name, password and what else the page asks, for the first time or corrected. The id is Absher's, and so is the username where it
 * keeps the rules. The picture is consumed only once everything else is in order; nobody is asked about any of it before the number is proved.
 */
export async function giveAnswers(
  ports: AnswerPorts,
  flowId: string | null,
  typed: TypedAnswers,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const found = await loadRegistration(ports, flowId);
  if (!found.ok) return found;
  const ready = answersOf(ports, found.value.state, typed);
  if (!ready.ok) return ready;
  const picture = await checkPicture(ports, found.value.id, typed.picture);
  if (!picture.ok) return picture;
  const passwordHash = await ports.passwords.hash(typed.password);
  const terms = { version: TERMS_VERSION, acceptedAt: ports.clock.now() };
  const { mobile, email, fullName, language } = typed;
  return takeStep(ports, flowId, (state) => {
    const answers = answersOf(ports, state, typed);
    if (!answers.ok) return answers;
    const details = { username: answers.value, passwordHash, language, terms };
    return accept({ type: "answers_given", contacts: { mobile, email, fullName }, details });
  });
}

/** The username of these answers, once the password fits it and the person. */
function answersOf(
  ports: AnswerPorts,
  state: RegistrationState,
  typed: TypedAnswers,
): Result<Username, RegistrationRefusal> {
  const absher = openTo(state);
  const username = absher?.username ?? typed.username;
  if (absher === null || username === null) return refuse({ code: "step_passed" });
  const { mobile, email, fullName, password } = typed;
  const identity: GivenIdentity = { nationalId: absher.nationalId, mobile, email, fullName };
  const checked = checkPassword(ports, identity, { username, password });
  return checked.ok ? accept(username) : checked;
}

/** Whom the answers are about, while they can be given. */
function openTo(state: RegistrationState): AbsherPerson | null {
  const isOpen = state.step === "started" || state.step === "details_given" || state.step === "code_sent";
  return isOpen ? state.absher : null;
}
