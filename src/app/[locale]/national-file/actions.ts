"use server";

import { giveAnswers } from "#lib/flows/national-file/give-answers.ts";
import { goToAbsher } from "#lib/flows/national-file/go-to-absher.ts";
import { giveName } from "#lib/flows/registration/give-name.ts";
import { passwordPolicyOf } from "#lib/flows/registration/password-check.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow } from "#lib/session/flow-cookie.ts";
import { emptyForm, formOf } from "../registration/forms.ts";
import { outcomeOf, registriesOutcome } from "../registration/outcome.ts";
import { ownRegistration } from "../registration/own-registration.ts";
import { pictureOf } from "../registration/picture.ts";
import { answersForm, nameForm } from "./forms.ts";
import { findAbsherPerson } from "./queries.ts";

const ROUTE = "national_file";

/** "Sign in": off to Absher, with what its answer must agree with bound to this browser. */
export async function goToAbsherAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const departure = await goToAbsher(portal().ports, locale);
    if (!departure.ok) return { refused: departure.refusal };
    await bindFlow("absher-visit", departure.value.visitId);
    return { go: departure.value.address };
  });
}

/** Number, full name, password and what else the page asks. */
export async function giveAnswersAction(state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(ROUTE);
  const [flowId, absher] = await Promise.all([own.flowId(), findAbsherPerson()]);
  const schema = answersForm(passwordPolicyOf(own.ports), formOf(data), absher?.username ?? null);
  const echo = ["mobile", "fullName", "username", "email", "language", "agreement"] as const;
  const picture = pictureOf(own.ports, flowId);
  return handleForm({ state, data, schema, echo, picture }, async ({ email, ...typed }, locale) => {
    const answers = { ...typed, email: email?.address ?? null };
    return outcomeOf({ locale, route: ROUTE }, await giveAnswers(own.ports, flowId, answers));
  });
}

/** The full name once more, after the civil registry did not agree with it. */
export async function giveNameAction(state: FormState, data: FormData): Promise<FormState> {
  const own = ownRegistration(ROUTE);
  return handleForm({ state, data, schema: nameForm, echo: ["fullName"] }, async ({ fullName }, locale) =>
    registriesOutcome({ locale, route: ROUTE }, await giveName(own.ports, await own.flowId(), fullName)),
  );
}
