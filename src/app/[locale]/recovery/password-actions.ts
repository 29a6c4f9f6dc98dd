"use server";

import { refresh } from "next/cache";
import { askForPassword } from "#lib/flows/recovery/ask-for-password.ts";
import { setPassword } from "#lib/flows/recovery/set-password.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { confirmForm, formOf, newPasswordForm } from "./forms.ts";
import { actOn } from "./outcome.ts";
import { givenContext, readTask } from "./queries.ts";

/** The new password and its repetition: one that is due, or a forgotten one. */
export async function setPasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const { state: recovery } = await readTask("review", "set_password", "forgotten_password");
  const isForgotten = recovery.aim.kind === "forgotten_password";
  const context = givenContext(recovery);
  const policy = { profile: ports.policy.passwordProfile, isCommon: ports.commonPasswords.isCommon };
  const schema = newPasswordForm(formOf(data), policy, context);
  return handleForm({ state, data, schema, echo: [] }, async ({ password }, locale) =>
    actOn(locale, (own) => {
      return isForgotten ? askForPassword(ports, own, { password, toldWaitMs: 0 }) : setPassword(ports, own, password);
    }),
  );
}

/** The last word on a forgotten password that has to wait, with the wait that its page told: none is typed yet. */
export async function askForPasswordAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: confirmForm, echo: [] }, async ({ waitMs }, locale) => {
    const outcome = await actOn(locale, (own) =>
      askForPassword(portal().ports, own, { password: null, toldWaitMs: waitMs }),
    );
    // What the page said may have changed: it is read anew.
    if ("refused" in outcome) refresh();
    return outcome;
  });
}
