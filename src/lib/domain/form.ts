import { z } from "zod";
import type { FieldRefusal } from "./field-refusal.ts";
import { accept, type Result, refuse } from "./result.ts";

/** A schema of one field: takes whatever a form brings, gives a value or issues whose message is a refusal's code. */
export type Field<Output> = z.ZodType<Output, unknown>;

/** Why a form was not taken: for each refused field, its own refusal. */
export type FormRefusal<Name extends string = string> = {
  readonly code: "fields_refused";
  readonly fields: { readonly [Field in Name]?: FieldRefusal };
};

/** The longest text that any field looks at, in UTF-16 units. */
export const FIELD_MAXIMUM = 4096;

const CARRIED = "refusal";

const REQUIRED = refuse({ code: "required" } as const);

/**
 * Builds the schema of a text field from its parser. Before the parser runs, a missing or blank value is answered with `blank` (`required`
 * when nothing else is said), a file or a repeated value is `unreadable`, and what is longer than `maximum` UTF-16 units is `too_long`.
 */
export const textField = <Output>(
  maximum: number,
  parse: (typed: string) => Result<Output, FieldRefusal>,
  blank: Result<Output, FieldRefusal> = REQUIRED,
): Field<Output> => {
  const take = (input: unknown): Result<Output, FieldRefusal> => {
    if (input === undefined || input === null) return blank;
    if (typeof input !== "string") return refuse({ code: "unreadable" });
    if (input.length > maximum) return refuse({ code: "too_long", maximum });
    return input.trim() === "" ? blank : parse(input);
  };
  return z.unknown().transform((input, context) => {
    const taken = take(input);
    if (taken.ok) return taken.value;
    context.issues.push({
      code: "custom",
      message: taken.refusal.code,
      params: { [CARRIED]: taken.refusal },
      input: "",
    });
    return z.NEVER;
  });
};

const isRefusal = (carried: unknown): carried is FieldRefusal =>
  typeof carried === "object" && carried !== null && "code" in carried && typeof carried.code === "string";

const refusalOf = (issue: z.core.$ZodIssue): FieldRefusal => {
  const carried = issue.code === "custom" ? issue.params?.[CARRIED] : undefined;
  return isRefusal(carried) ? carried : { code: "unreadable" };
};

/** What a form holds under a name: its one value, nothing, or all values when it was sent more than once. */
const sentUnder = (form: FormData, name: string): unknown => {
  const values = form.getAll(name);
  return values.length > 1 ? values : values[0];
};

/** The text of a field for use beside another field's rules; empty when there is none, or when it is not a text of sane length. */
export const typedText = (form: FormData, name: string): string => {
  const value = sentUnder(form, name);
  return typeof value === "string" && value.length <= FIELD_MAXIMUM ? value : "";
};

/** Parses a submitted form with a schema of fields. Every refused field is told at once; fields not in the schema are ignored. Never throws. */
export const parseForm = <Shape extends Readonly<Record<string, Field<unknown>>>>(
  schema: z.ZodObject<Shape>,
  form: FormData,
): Result<z.output<z.ZodObject<Shape>>, FormRefusal<Extract<keyof Shape, string>>> => {
  const names = Object.keys(schema.shape);
  const typed = Object.fromEntries(names.map((name) => [name, sentUnder(form, name)]));
  const parsed = schema.safeParse(typed);
  if (parsed.success) return accept(parsed.data);
  const fields: Partial<Record<string, FieldRefusal>> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= refusalOf(issue);
  return refuse({ code: "fields_refused", fields: fields as FormRefusal<Extract<keyof Shape, string>>["fields"] });
};
