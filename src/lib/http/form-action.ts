import { headers } from "next/headers";
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
import { takeSuggestion } from "./suggestion.ts";

/** The button that asks for another picture where no scripts run; it submits the form with this name and value. */
const ANOTHER_PICTURE = { name: "intent", value: "another_picture" } as const;

type Shape = Readonly<Record<string, Field<unknown>>>;

/** One submitted form: the state before, what was typed, the schema it is parsed with and the fields that may be shown again. */
export type SubmittedForm<Fields extends Shape> = {
  readonly state: FormState;
  readonly data: FormData;
  readonly schema: z.ZodObject<Fields>;
  readonly echo: readonly Extract<keyof Fields, string>[];
  /** How this form gets its picture code, where it asks for one: the live one, or another for the asking. */
  readonly picture?: { current(): Promise<string>; renew(): Promise<string> };
};

/** What an act comes to: the page to go to, good news on the same page, or a refusal, for one field or for the whole form. */
export type FormOutcome =
  | { readonly go: string }
  | { readonly told: string }
  | { readonly refused: AnyRefusal; readonly field?: string };

/** The longest echoed value, in UTF-16 units; what is longer was refused as too long and is not sent back. */
const ECHO_MAXIMUM = 320;

/**
 * Runs one form post: parses it, acts, and redirects or answers with words in the person's language. The one place where a
 * surprise is caught: it is logged with a reference, and the person reads "try again" and the reference.
 */
export async function handleForm<Fields extends Shape>(
  submitted: SubmittedForm<Fields>,
  act: Act<Fields>,
): Promise<FormState> {
  const locale = await currentLocale();
  const form = await withoutEcho(trusted(submitted));
  const outcome = await answer(form, locale, act).catch((cause: unknown) => surprise(form, locale, cause));
  if ("go" in outcome) redirect(outcome.go);
  return outcome;
}

type Act<Fields extends Shape> = (input: z.output<z.ZodObject<Fields>>, locale: Locale) => Promise<FormOutcome>;

async function answer<Fields extends Shape>(
  form: SubmittedForm<Fields>,
  locale: Locale,
  act: Act<Fields>,
): Promise<FormState | { readonly go: string }> {
  const { picture, data } = form;
  if (picture !== undefined && data.get(ANOTHER_PICTURE.name) === ANOTHER_PICTURE.value) {
    return { ...kept(form), picture: { id: await picture.renew() } };
  }
  const shown = await judged(form, locale, act);
  if ("go" in shown || picture === undefined) return shown;
  return { ...shown, picture: { id: await picture.current() } };
}

async function judged<Fields extends Shape>(
  form: SubmittedForm<Fields>,
  locale: Locale,
  act: Act<Fields>,
): Promise<FormState | { readonly go: string }> {
  const parsed = parseForm(form.schema, form.data);
  if (!parsed.ok) return refusedFields(form, locale, parsed.refusal.fields);
  const outcome = await act(parsed.value, locale);
  if ("go" in outcome) return outcome;
  if ("told" in outcome) return { ...kept(form), notice: outcome.told };
  return refusedOutcome(form, locale, outcome);
}

/** A browser may send anything as a server action's arguments: what has not their shape counts as nothing. */
function trusted<Fields extends Shape>(form: SubmittedForm<Fields>): SubmittedForm<Fields> {
  const data = form.data instanceof FormData ? form.data : new FormData();
  const attempt = Number.isSafeInteger(form.state?.attempt) ? form.state.attempt : 0;
  const suggestion = form.state?.suggestion;
  const state = typeof suggestion === "object" && suggestion !== null ? { ...IDLE_FORM, suggestion } : IDLE_FORM;
  return { ...form, data: takeSuggestion(state, data), state: { ...IDLE_FORM, attempt } };
}

/** Where scripts run, the page keeps what was typed: ids and numbers do not travel back in an action's answer. */
async function withoutEcho<Fields extends Shape>(form: SubmittedForm<Fields>): Promise<SubmittedForm<Fields>> {
  return (await headers()).has("next-action") ? { ...form, echo: [] } : form;
}

function surprise<Fields extends Shape>(form: SubmittedForm<Fields>, locale: Locale, cause: unknown): FormState {
  unstable_rethrow(cause);
  if (cause instanceof Overloaded) return refusedOutcome(form, locale, { refused: { code: "overloaded" } });
  const reference = portal().ports.log.error("form.failed", cause);
  return refusedOutcome(form, locale, { refused: { code: "unexpected", reference } });
}

/** The form as it was, answered once more. */
function kept<Fields extends Shape>(form: SubmittedForm<Fields>): FormState {
  return { attempt: form.state.attempt + 1, form: null, fields: {}, values: echoed(form) };
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
  return suggestion === undefined ? { ...kept(form), fields } : { ...kept(form), fields, suggestion };
}

function refusedOutcome<Fields extends Shape>(
  form: SubmittedForm<Fields>,
  locale: Locale,
  outcome: Extract<FormOutcome, { refused: AnyRefusal }>,
): FormState {
  const words = refusalWords(locale, outcome.refused);
  if (outcome.field === undefined) return { ...kept(form), form: words };
  return { ...kept(form), fields: { [outcome.field]: words } };
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
