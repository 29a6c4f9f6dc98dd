"use server";

import { setPassword } from "#lib/flows/recovery/set-password.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { formOf, newPasswordForm } from "./forms.ts";
import { actOn } from "./outcome.ts";
import { givenContext, readTask } from "./queries.ts";

/** The new password and its repetition. */
export async function setPasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const context = givenContext((await readTask("review", "set_password")).state);
  const policy = { profile: ports.policy.passwordProfile, isCommon: ports.commonPasswords.isCommon };
  const schema = newPasswordForm(formOf(data), policy, context);
  return handleForm({ state, data, schema, echo: [] }, async ({ password }, locale) =>
    actOn(locale, (own) => setPassword(ports, own, password)),
  );
}
