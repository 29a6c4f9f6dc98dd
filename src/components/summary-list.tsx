import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";

/** One answer. `change` is the address of the page where it can be corrected; `way` is a link to elsewhere, in its place. */
export type SummaryRow = {
  readonly term: string;
  readonly value: ReactNode;
  readonly change?: string;
  readonly way?: ReactNode;
};

/** Answers or data side by side with their names, each with a way to correct it. Put ids and numbers in `Ltr`. */
export function SummaryList({ locale, rows }: { readonly locale: Locale; readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ term, value, change, way }) => (
        <div className="summary-row" key={term}>
          <dt>{term}</dt>
          <dd className="summary-value">{value}</dd>
          {way === undefined ? null : <dd className="summary-change">{way}</dd>}
          {change === undefined ? null : (
            <dd className="summary-change">
              <a href={change}>
                {componentWords(locale).change}
                <span className="sr-only"> {term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
