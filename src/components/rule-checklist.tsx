"use client";

import { fill } from "#lib/i18n/catalogue.ts";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";
import type { LiveRule } from "./live-rules.ts";

type RuleChecklistProps = { readonly rules: readonly LiveRule[]; readonly met: readonly string[] };

/** The rules of a field, listed before typing; each ticks when it is kept, and none scolds. */
export function RuleChecklist({ rules, met }: RuleChecklistProps) {
  const { words } = useLanguage();
  return (
    <div>
      <ul aria-label={words.rulesTitle} className="rules">
        {rules.map((rule) => {
          const isMet = met.includes(rule.code);
          return (
            <li className="rule" data-met={isMet ? "" : undefined} key={rule.code}>
              <Icon name={isMet ? "check" : "circle"} />
              <span>
                {rule.words}
                {isMet ? <span className="sr-only"> ({words.ruleMet})</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="sr-only" role="status">
        {met.length === 0 ? "" : fill(words.rulesMet, { met: met.length, total: rules.length })}
      </p>
    </div>
  );
}
