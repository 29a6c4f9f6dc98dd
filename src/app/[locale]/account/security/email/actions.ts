"use server";

import { z } from "zod";
import type { EmailChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import { codeField, emailField } from "#lib/domain/fields.ts";
import type { Result } from "#lib/domain/result.ts";
import { askForMoreTime } from "#lib/flows/account-change/ask-for-more-time.ts";
import type { OwnChange } from "#lib/flows/account-change/change-ports.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail, resendEmailCode } from "#lib/flows/account-change/give-new-email.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { portal } from "#lib/portal.ts";
import { emailPath } from "./paths.ts";
import { ownEmailChange, whereNow } from "./queries.ts";

const emptyForm = z.object({});

/** The e-mail that is to be; a code goes to it. */
export async function giveEmailAction(state: FormState, data: FormData): Promise<FormState> {
  const schema = z.object({ email: emailField });
  return handleForm({ state, data, schema, echo: ["email"] }, async ({ email }, locale) =>
    actOn(locale, (own) => giveNewEmail(portal().ports, own, email.address)),
  );
}

/** The code that came to it. */
export async function enterEmailCodeAction(state: FormState, data: FormData): Promise<FormState> {
  const schema = z.object({ code: codeField });
  return handleForm({ state, data, schema, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => enterNewEmailCode(portal().ports, own, code)),
  );
}

/** Another code. */
export async function resendEmailCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const { own } = await ownEmailChange(locale);
    if (own === null) return { go: emailPath(locale, "begin") };
    const sent = await resendEmailCode(portal().ports, own);
    return sent.ok ? { told: credentialsWords(locale).email.resent } : outcomeOf(locale, own, sent.refusal);
  });
}

/** More time for the forms. */
export async function moreEmailTimeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const { own } = await ownEmailChange(locale);
    if (own === null) return { go: emailPath(locale, "begin") };
    const { emailChanges: store, clock } = portal().ports;
    const until = await askForMoreTime({ store, clock }, own);
    return until.ok ? moreTimeGiven(locale, until.value) : outcomeOf(locale, own, until.refusal);
  });
}

async function actOn(
  locale: Locale,
  act: (own: OwnChange) => Promise<Result<null, EmailChangeRefusal>>,
): Promise<FormOutcome> {
  const { own } = await ownEmailChange(locale);
  if (own === null) return { go: emailPath(locale, "begin") };
  const done = await act(own);
  return done.ok ? { go: await whereNow(locale, own) } : outcomeOf(locale, own, done.refusal);
}

/** What is told by the page where the person stands, not by the form. */
const MOVED_ON: ReadonlySet<string> = new Set<EmailChangeRefusal["code"]>([
  "step_passed",
  "change_flow_missing",
  "change_flow_expired",
  "code_exhausted",
]);

async function outcomeOf(locale: Locale, own: OwnChange, refusal: EmailChangeRefusal): Promise<FormOutcome> {
  const { code } = refusal;
  if (MOVED_ON.has(code)) return { go: await whereNow(locale, own) };
  if (code === "email_unchanged") return { refused: refusal, field: "email" };
  return code === "code_wrong" || code === "code_expired" ? { refused: refusal, field: "code" } : { refused: refusal };
}
