import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { Icon } from "./icon.tsx";
import { type Step, Stepper } from "./stepper.tsx";
import { TimeLimit, type TimeLimitProps } from "./time-limit.tsx";

type FlowPageProps = {
  readonly locale: Locale;
  readonly title: string;
  /** One sentence of help under the heading. */
  readonly help?: ReactNode;
  readonly step?: Step;
  /** Where "Back" leads. */
  readonly back?: string;
  /** How long the page may take, where it must be finished in time. */
  readonly limit?: TimeLimitProps;
  readonly children: ReactNode;
};

/** One step of a flow: a single column, where one is, the heading, a sentence of help, and one thing to do. */
export function FlowPage({ locale, title, help, step, back, limit, children }: FlowPageProps) {
  return (
    <div className="flow">
      {back === undefined ? null : (
        <a className="back-link" href={back}>
          <Icon name="arrow" />
          {componentWords(locale).back}
        </a>
      )}
      {step === undefined ? null : <Stepper locale={locale} step={step} />}
      <h1>{title}</h1>
      {help === undefined ? null : <div className="flow-help">{help}</div>}
      {limit === undefined ? null : <TimeLimit {...limit} />}
      <div className="flow-body">{children}</div>
    </div>
  );
}
