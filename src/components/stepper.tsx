import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";

/** Where a person is in a flow. `current` counts from 1. */
export type Step = { readonly current: number; readonly total: number };

/** "Step 2 of 4", and the same as bars. */
export function Stepper({ locale, step }: { readonly locale: Locale; readonly step: Step }) {
  const bars = Array.from({ length: step.total }, (_, index) => index + 1);
  return (
    <div className="stepper">
      <p className="stepper-words">{fill(componentWords(locale).step, step)}</p>
      <div aria-hidden="true" className="stepper-bars">
        {bars.map((bar) => (
          <span data-done={bar <= step.current ? "" : undefined} key={bar} />
        ))}
      </div>
    </div>
  );
}
