import type { LiveRule } from "./live-rules.ts";

/** One rule of the domain on its line of a checklist. */
export type RuleOnLine<Line extends string> = { readonly line: Line; readonly holds: LiveRule["holds"] };

/** A checklist's lines in the order of their first rules; a line is kept when all of its rules are. */
export function ruleLines<Line extends string>(
  rules: readonly RuleOnLine<Line>[],
  words: (line: Line) => string,
): readonly LiveRule[] {
  const lines = [...new Set(rules.map(({ line }) => line))];
  return lines.map((line) => {
    const together = rules.filter((rule) => rule.line === line);
    return {
      code: line,
      words: words(line),
      holds: (value, typed) => together.every((rule) => rule.holds(value, typed)),
    };
  });
}
