/** A correction that a form offers for one field: "+966 51 234 5678?". Its button submits the form again; see `takeSuggestion`. */
export type FieldSuggestion = { readonly field: string; readonly value: string; readonly label: string };

/**
 * What a form shows after an answer. It travels through the browser, so it holds words in the person's own language and an allow-list of
 * echoed values: never a secret, never a refusal's code or data.
 */
export type FormState = {
  /** Counts the answers; 0 before the first. A new number puts `values` back into the fields and moves the focus. */
  readonly attempt: number;
  /** Words of a refusal that belongs to no single field. */
  readonly form: string | null;
  /** Words of something that went well without leaving the page: "a new code is on its way". */
  readonly notice?: string;
  /** Words of refusals by the name of their field, in the order of the fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, for the fields that may be shown again; empty where scripts run, since the page itself keeps it there. */
  readonly values: Readonly<Record<string, string>>;
  readonly suggestion?: FieldSuggestion;
  /** The picture that replaces one that was answered. */
  readonly picture?: { readonly id: string };
};

/** A form before its first answer. */
export const IDLE_FORM: FormState = { attempt: 0, form: null, fields: {}, values: {} };

/** The server action of a form: it redirects when all is well, and otherwise answers with what to show. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
