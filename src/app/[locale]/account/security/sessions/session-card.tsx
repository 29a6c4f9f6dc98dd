import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import type { CoarseDevice } from "#lib/domain/sessions/coarse-device.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { sessionsWords } from "#lib/i18n/messages/sessions/words.ts";
import { endOneAction } from "./actions.ts";
import type { SessionView } from "./queries.ts";

type SessionCardProps = {
  readonly locale: Locale;
  readonly session: SessionView;
  /** Unique on its page. */
  readonly id: string;
};

/** One device: what it is, since when, how, which sites are open from it; and signing it out, unless it is this one. */
export function SessionCard({ locale, session, id }: SessionCardProps) {
  const words = sessionsWords(locale);
  const name = deviceInWords(locale, session.device);
  return (
    <article aria-labelledby={id} className="space-y-3" data-session={session.isThisOne ? "this" : "other"}>
      <h3 id={id}>{name}</h3>
      <SummaryList locale={locale} rows={rows(locale, session)} />
      {session.isThisOne ? null : (
        <Form action={endOneAction.bind(null, session.handle)} id={`end-${id}`}>
          <SubmitButton tone="secondary">
            {words.endHere}
            <span className="sr-only">: {name}</span>
          </SubmitButton>
        </Form>
      )}
    </article>
  );
}

function deviceInWords(locale: Locale, { browser, system }: CoarseDevice): string {
  const words = sessionsWords(locale);
  if (browser !== null && system !== null) {
    return fill(words.browserOn, { browser: ltr(browser), system: ltr(system) });
  }
  const known = browser ?? system;
  return known === null ? words.unknownDevice : ltr(known);
}

function rows(locale: Locale, { lastUsedAt, methods, signedInAt, sites }: SessionView): readonly SummaryRow[] {
  const words = sessionsWords(locale);
  const names = sites.map((site) => site[locale]);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return [
    { term: words.how, value: howInWords(locale, methods) },
    ...(signedInAt === null ? [] : [{ term: words.signedInAt, value: momentInWords(signedInAt, locale) }]),
    ...(lastUsedAt === null ? [] : [{ term: words.lastUsedAt, value: momentInWords(lastUsedAt, locale) }]),
    { term: words.sites, value: names.length === 0 ? words.noSites : list.format(names) },
  ];
}

function howInWords(locale: Locale, methods: readonly string[]): string {
  const { methods: words } = sessionsWords(locale);
  if (methods.includes("pop")) return words.passkey;
  if (methods.includes("sms")) return words.sms;
  return methods.includes("otp") ? words.app : words.other;
}
