import { SummaryList } from "#components/summary-list.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, instantOfDate, timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import type { ReleasedDay } from "#lib/ports/release-store.ts";
import { namesInWords } from "../received-words.ts";

/** Days that are shown; who wants more of them has them in the year's record. */
const DAYS_SHOWN = 60;

/** What a site received, day by day, the newest first. */
export function ReceivedDays({ locale, days }: { readonly locale: Locale; readonly days: readonly ReleasedDay[] }) {
  const words = connectedServicesWords(locale);
  const rows = days.slice(0, DAYS_SHOWN).map(({ day, claims, times, lastAt }) => ({
    term: dateInWords(instantOfDate(day), locale),
    value: (
      <>
        <span className="font-normal">{namesInWords(locale, claims)}</span>
        <span className="field-help block font-normal">
          {fill(words.receivedTimes, { count: times, time: timeInWords(lastAt, locale) })}
        </span>
      </>
    ),
  }));
  return (
    <section aria-labelledby="received">
      <h2 id="received">{words.received}</h2>
      {rows.length === 0 ? <p>{words.notYet}</p> : <SummaryList locale={locale} rows={rows} />}
    </section>
  );
}
