import { Ltr } from "#components/ltr.tsx";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { caseWords } from "#lib/i18n/messages/case/words.ts";

type CaseFactsProps = { readonly locale: Locale; readonly change: Pick<ChangeCase, "number" | "progress"> };

/** A case's number and state, for people and, by `data-case` and `data-case-state`, for programs. */
export function CaseFacts({ locale, change }: CaseFactsProps) {
  const words = caseWords(locale);
  const { state } = change.progress;
  return (
    <dl className="summary-list">
      <div className="summary-row">
        <dt>{words.number}</dt>
        <dd className="summary-value" data-case={change.number}>
          <Ltr>{change.number}</Ltr>
        </dd>
      </div>
      <div className="summary-row">
        <dt>{words.state}</dt>
        <dd className="summary-value" data-case-state={state}>
          {words.states[state]}
        </dd>
      </div>
    </dl>
  );
}
