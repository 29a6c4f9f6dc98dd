"use server";

import { ownDataOf } from "#lib/domain/account-change/own-data.ts";
import type { PasswordChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import { askForMoreTime } from "#lib/flows/account-change/ask-for-more-time.ts";
import { changePassword } from "#lib/flows/account-change/change-password.ts";
import { passwordPolicyOf } from "#lib/flows/registration/password-check.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { emptyForm, formOf, passwordForm } from "./forms.ts";
import { passwordBeginPath, passwordDonePath, passwordPath } from "./paths.ts";
import { ownPasswordChange } from "./queries.ts";

/** Changes the password to a new one. */
export async function changePasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const { own, account } = await ownPasswordChange(await currentLocale());
  const schema = passwordForm(passwordPolicyOf(ports), ownDataOf(account), formOf(data));
  return handleForm({ state, data, schema, echo: [] }, async ({ current, password }, locale) => {
    if (own === null) return { go: passwordBeginPath(locale) };
    const changed = await changePassword(ports, own, { current, wanted: password });
    return changed.ok ? { go: passwordDonePath(locale) } : outcomeOf(locale, changed.refusal);
  });
}

/** More time for the form. */
export async function morePasswordTimeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const { own } = await ownPasswordChange(locale);
    if (own === null) return { go: passwordBeginPath(locale) };
    const { ports } = portal();
    const until = await askForMoreTime({ store: ports.passwordChanges, clock: ports.clock }, own);
    return until.ok ? moreTimeGiven(locale, until.value) : outcomeOf(locale, until.refusal);
  });
}

/** What is told by the page where the person stands, not by the form. */
const MOVED_ON: ReadonlySet<string> = new Set<PasswordChangeRefusal["code"]>([
  "step_passed",
  "change_flow_missing",
  "change_flow_expired",
  "account_guarded",
]);

function outcomeOf(locale: Locale, refusal: PasswordChangeRefusal): FormOutcome {
  const { code } = refusal;
  if (MOVED_ON.has(code)) return { go: passwordPath(locale) };
  if (code === "current_password_wrong") return { refused: refusal, field: "current" };
  return code.startsWith("password_") ? { refused: refusal, field: "password" } : { refused: refusal };
}
