import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import { type Field, parseForm } from "#lib/domain/form.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type AnyRefusal, refusalWords } from "#lib/i18n/refusal-words.ts";
import { portal } from "#lib/portal.ts";
import { Overloaded } from "#lib/ports/password-hasher.ts";
import { type FieldSuggestion, type FormState, IDLE_FORM } from "./form-state.ts";

type Shape = Readonly<Record<string, Field<unknown>>>;

/** One submitted form: the state before, what was typed, the schema it is parsed with and the fields that may be shown again. */
export type SubmittedForm<Fields extends Shape> = {
  readonly state: FormState;
  readonly data: FormData;
  readonly schema: z.ZodObject<Fields>;
  readonly echo: readonly Extract<keyof Fields, string>[];
};

/** What an act comes to: the page to go to, or a refusal, for one field or for the whole form. */
export type FormOutcome = { readonly go: string } | { readonly refused: AnyRefusal; readonly field?: string };

/** The longest echoed value, in UTF-16 units; what is longer was refused as too long and is not sent back. */
const ECHO_MAXIMUM = 320;

/**
 * Runs one form post: parses it, acts, and redirects or answers with words in the person's language. The one place where a
 * surprise is caught: it is logged with a reference, and the person reads "try again" and the reference.
 */
export async function handleForm<Fields extends Shape>(
  submitted: SubmittedForm<Fields>,
  act: (input: z.output<z.ZodObject<Fields>>, locale: Locale) => Promise<FormOutcome>,
): Promise<FormState> {
  const locale = await currentLocale();
  const form = trusted(submitted);
  const parsed = parseForm(form.schema, form.data);
  if (!parsed.ok) return refusedFields(form, locale, parsed.refusal.fields);
  const outcome = await attempt(() => act(parsed.value, locale));
  if ("go" in outcome) redirect(outcome.go);
  return refusedOutcome(form, locale, outcome);
}

/** A browser may send anything as a server action's arguments: what has not their shape counts as nothing. */
function trusted<Fields extends Shape>(form: SubmittedForm<Fields>): SubmittedForm<Fields> {
  const data = form.data instanceof FormData ? form.data : new FormData();
  const attempt = Number.isSafeInteger(form.state?.attempt) ? form.state.attempt : 0;
  return { ...form, data, state: { ...IDLE_FORM, attempt } };
}

async function attempt(act: () => Promise<FormOutcome>): Promise<FormOutcome> {
  try {
    return await act();
  } catch (cause) {
    unstable_rethrow(cause);
    if (cause instanceof Overloaded) return { refused: { code: "overloaded" } };
    return { refused: { code: "unexpected", reference: portal().ports.log.error("form.failed", cause) } };
  }
}

function refusedFields<Fields extends Shape>(
  form: SubmittedForm<Fields>,
  locale: Locale,
  refusals: Readonly<Partial<Record<string, FieldRefusal>>>,
): FormState {
  const fields: Record<string, string> = {};
  let suggestion: FieldSuggestion | undefined;
  for (const [field, refusal] of Object.entries(refusals)) {
    if (refusal === undefined) continue;
    fields[field] = refusalWords(locale, refusal);
    suggestion ??= suggestionIn(field, refusal);
  }
  const answer = { attempt: form.state.attempt + 1, form: null, fields, values: echoed(form) };
  return suggestion === undefined ? answer : { ...answer, suggestion };
}

function refusedOutcome<Fields extends Shape>(
  form: SubmittedForm<Fields>,
  locale: Locale,
  outcome: Extract<FormOutcome, { refused: AnyRefusal }>,
): FormState {
  const words = refusalWords(locale, outcome.refused);
  const fields: Record<string, string> = outcome.field === undefined ? {} : { [outcome.field]: words };
  return {
    attempt: form.state.attempt + 1,
    form: outcome.field === undefined ? words : null,
    fields,
    values: echoed(form),
  };
}

function echoed<Fields extends Shape>(form: SubmittedForm<Fields>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of form.echo) {
    const typed = form.data.getAll(name).at(-1);
    if (typeof typed === "string" && typed.length <= ECHO_MAXIMUM) values[name] = typed;
  }
  return values;
}

function suggestionIn(field: string, refusal: FieldRefusal): FieldSuggestion | undefined {
  if (refusal.code !== "mobile_stray_letter") return undefined;
  return { field, value: refusal.suggestion, label: refusal.shown };
}
