"use server";

import { refresh } from "next/cache";
import { askForMoreTime } from "#lib/flows/registration/ask-for-more-time.ts";
import { chooseUsername } from "#lib/flows/registration/choose-username.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { passwordPolicyOf } from "#lib/flows/registration/password-check.ts";
import { resendCode } from "#lib/flows/registration/resend-code.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { codeForm, emptyForm, formOf, usernameForm } from "./forms.ts";
import { outcomeOf, refusalOutcome, registriesOutcome } from "./outcome.ts";
import { ownRegistration } from "./own-registration.ts";
import type { RegistrationRoute } from "./paths.ts";

/** "Next" on the review page: sends the activation code. */
export async function confirmAnswersAction(
  sent: RegistrationRoute,
  state: FormState,
  data: FormData,
): Promise<FormState> {
  const own = ownRegistration(sent);
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const asked = { flowId: await own.flowId(), visit: await currentVisit() };
    return outcomeOf({ locale, route: own.route }, await confirmAnswers(own.ports, asked));
  });
}

/** Another activation code. */
export async function resendCodeAction(sent: RegistrationRoute, state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(sent);
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const asked = { flowId: await own.flowId(), visit: await currentVisit() };
    const outcome = await resendCode(own.ports, asked);
    if (!outcome.ok) return outcomeOf({ locale, route: own.route }, outcome);
    refresh();
    return { told: registrationWords(locale).code.resent };
  });
}

/** The activation code, and "Confirm". A registry that does not answer has a page of its own. */
export async function enterCodeAction(sent: RegistrationRoute, state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(sent);
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) => {
    const outcome = await enterCode(own.ports, { flowId: await own.flowId(), code });
    return registriesOutcome({ locale, route: own.route }, outcome);
  });
}

/** "I need more time": what is typed stays where it is. */
export async function moreTimeAction(sent: RegistrationRoute, state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(sent);
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const until = await askForMoreTime(own.ports, await own.flowId());
    return until.ok ? moreTimeGiven(locale, until.value) : refusalOutcome({ locale, route: own.route }, until.refusal);
  });
}

/** Asks the registries again. */
export async function finishAction(sent: RegistrationRoute, state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(sent);
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    outcomeOf({ locale, route: own.route }, await finishRegistration(own.ports, await own.flowId())),
  );
}

/** Another username in the place of one that someone has. */
export async function chooseUsernameAction(
  sent: RegistrationRoute,
  state: FormState,
  data: FormData,
): Promise<FormState> {
  const own = ownRegistration(sent);
  const schema = usernameForm(passwordPolicyOf(own.ports), formOf(data));
  return handleForm({ state, data, schema, echo: ["username"] }, async (typed, locale) => {
    const outcome = await chooseUsername(own.ports, await own.flowId(), typed);
    return registriesOutcome({ locale, route: own.route }, outcome);
  });
}
