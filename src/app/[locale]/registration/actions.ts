"use server";

import { refresh } from "next/cache";
import { askForMoreTime } from "#lib/flows/registration/ask-for-more-time.ts";
import { chooseUsername } from "#lib/flows/registration/choose-username.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { passwordPolicyOf } from "#lib/flows/registration/password-check.ts";
import { resendCode } from "#lib/flows/registration/resend-code.ts";
import { startAfresh } from "#lib/flows/registration/start-registration.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { codeForm, detailsForm, emptyForm, formOf, identityForm, usernameForm } from "./forms.ts";
import { outcomeOf, refusalOutcome } from "./outcome.ts";
import { pagePath } from "./paths.ts";
import { pictureOf } from "./picture.ts";

/** "New user": a new registration for this browser. */
export async function startAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    await bindFlow("registration", await startAfresh(portal().ports, await readFlowId("registration")));
    return { go: pagePath(locale, "identity") };
  });
}

/** Id, number and e-mail. */
export async function giveIdentityAction(state: FormState, data: FormData): Promise<FormState> {
  const echo = ["nationalId", "mobile", "email"] as const;
  return handleForm({ state, data, schema: identityForm, echo }, async (typed, locale) => {
    const identity = { ...typed, email: typed.email.address };
    return outcomeOf(locale, await giveIdentity(portal().ports, await readFlowId("registration"), identity));
  });
}

/** Username, password, language, picture code and agreement. */
export async function giveDetailsAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const flowId = await readFlowId("registration");
  const schema = detailsForm(passwordPolicyOf(ports), formOf(data));
  const echo = ["username", "language", "agreement"] as const;
  const picture = pictureOf(ports, flowId);
  return handleForm({ state, data, schema, echo, picture }, async (typed, locale) =>
    outcomeOf(locale, await giveDetails(ports, flowId, typed)),
  );
}

/** "Next" on the review page: sends the activation code. */
export async function confirmAnswersAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const asked = { flowId: await readFlowId("registration"), visit: await currentVisit() };
    return outcomeOf(locale, await confirmAnswers(portal().ports, asked));
  });
}

/** Another activation code. */
export async function resendCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const asked = { flowId: await readFlowId("registration"), visit: await currentVisit() };
    const outcome = await resendCode(portal().ports, asked);
    if (!outcome.ok) return outcomeOf(locale, outcome);
    refresh();
    return { told: registrationWords(locale).code.resent };
  });
}

/** The activation code, and "Confirm". A registry that does not answer has a page of its own. */
export async function enterCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) => {
    const outcome = await enterCode(portal().ports, { flowId: await readFlowId("registration"), code });
    const waits = !outcome.ok && outcome.refusal.code === "registry_unavailable";
    return waits ? { go: pagePath(locale, "finish") } : outcomeOf(locale, outcome);
  });
}

/** "I need more time": what is typed stays where it is. */
export async function moreTimeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const until = await askForMoreTime(portal().ports, await readFlowId("registration"));
    return until.ok ? moreTimeGiven(locale, until.value) : refusalOutcome(locale, until.refusal);
  });
}

/** Asks the registries again. */
export async function finishAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    outcomeOf(locale, await finishRegistration(portal().ports, await readFlowId("registration"))),
  );
}

/** Another username in the place of one that someone has. */
export async function chooseUsernameAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const schema = usernameForm(passwordPolicyOf(ports), formOf(data));
  return handleForm({ state, data, schema, echo: ["username"] }, async (typed, locale) => {
    const outcome = await chooseUsername(ports, await readFlowId("registration"), typed);
    const waits = !outcome.ok && outcome.refusal.code === "registry_unavailable";
    return waits ? { go: pagePath(locale, "finish") } : outcomeOf(locale, outcome);
  });
}
