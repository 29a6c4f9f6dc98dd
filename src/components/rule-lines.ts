import { fill } from "#lib/i18n/catalogue.ts";
import type { LiveRule } from "./live-rules.ts";

/** One rule of the domain on its line of a checklist. */
export type RuleOnLine<Line extends string> = { readonly line: Line; readonly holds: LiveRule["holds"] };

/** A checklist in the order of its words, with their numbers filled in; a line is kept when all rules on it are, and left out when there are none. */
export function ruleLines<Line extends string>(
  rules: readonly RuleOnLine<Line>[],
  words: Readonly<Record<Line, string>>,
  numbers: Readonly<Record<string, number>> = {},
): readonly LiveRule[] {
  return Object.entries<string>(words).flatMap(([line, text]) => {
    const together = rules.filter((rule) => rule.line === line);
    if (together.length === 0) return [];
    const holds: LiveRule["holds"] = (value, typed) => together.every((rule) => rule.holds(value, typed));
    return [{ code: line, words: fill(text, numbers), holds }];
  });
}
