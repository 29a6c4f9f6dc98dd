import type { TimeLimitProps } from "#components/time-limit.tsx";
import type { Instant } from "#lib/domain/result.ts";
import { isExtendable, type TimeLimit } from "#lib/domain/time-limit.ts";
import type { FormAction } from "#lib/http/form-state.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** What a page knows of its time, by one and the same clock. */
type Timed = TimeLimit & { readonly locale: Locale; readonly now: Instant };

/** The time limit of a page of a flow; `action` is how more is asked for. */
export function timeLimitOf(view: Timed, action: FormAction): TimeLimitProps {
  return {
    deadline: { until: view.expiresAt, now: view.now },
    until: timeInWords(view.expiresAt, view.locale),
    isExtendable: isExtendable(view),
    action,
  };
}
