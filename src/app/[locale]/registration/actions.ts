"use server";

import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { passwordPolicyOf } from "#lib/flows/registration/password-check.ts";
import { startAfresh } from "#lib/flows/registration/start-registration.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { detailsForm, emptyForm, formOf, identityForm } from "./forms.ts";
import { outcomeOf } from "./outcome.ts";
import { pagePath } from "./paths.ts";
import { pictureOf } from "./picture.ts";

/** "New user": a new registration for this browser. */
export async function startAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    await bindFlow("registration", await startAfresh(portal().ports, await readFlowId("registration")));
    return { go: pagePath(locale, "new_user", "identity") };
  });
}

/** Id, number and e-mail. */
export async function giveIdentityAction(state: FormState, data: FormData): Promise<FormState> {
  const echo = ["nationalId", "mobile", "email"] as const;
  return handleForm({ state, data, schema: identityForm, echo }, async (typed, locale) => {
    const identity = { ...typed, email: typed.email.address, fullName: null };
    return outcomeOf(
      { locale, route: "new_user" },
      await giveIdentity(portal().ports, await readFlowId("registration"), identity),
    );
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
    outcomeOf({ locale, route: "new_user" }, await giveDetails(ports, flowId, typed)),
  );
}
