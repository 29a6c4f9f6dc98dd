import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { Icon } from "./icon.tsx";
import { type Step, Stepper } from "./stepper.tsx";

type FlowPageProps = {
  readonly locale: Locale;
  readonly title: string;
  /** One sentence of help under the heading. */
  readonly help?: ReactNode;
  readonly step?: Step;
  /** Where "Back" leads. */
  readonly back?: string;
  readonly children: ReactNode;
};

/** One step of a flow: a single column, where one is, the heading, a sentence of help, and one thing to do. */
export function FlowPage({ locale, title, help, step, back, children }: FlowPageProps) {
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
      <div className="flow-body">{children}</div>
    </div>
  );
}
