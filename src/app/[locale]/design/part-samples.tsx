import { ButtonLink } from "#components/button-link.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { Timeline } from "#components/timeline.tsx";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { SAMPLES } from "./samples.ts";

const RECEIVED_AT = Date.UTC(2026, 10, 22, 11, 5);
const EFFECT_AT = Date.UTC(2026, 10, 23, 11, 5);

/** Notices, cards, lists and time lines. */
export function PartSamples({ locale }: { readonly locale: Locale }) {
  const sample = SAMPLES[locale];
  const time = (at: number) => ({ words: momentInWords(at, locale), at: new Date(at).toISOString() });
  return (
    <>
      <Notice tone="info">{sample.info}</Notice>
      <Notice title={sample.success} tone="success" />
      <Notice title={sample.warning} tone="warning">
        <p>{sample.info}</p>
      </Notice>
      <Notice title={sample.danger} tone="danger" />
      <ChoiceCards
        choices={sample.cards.map(({ title, about }) => ({
          title,
          description: about,
          icon: "sim",
          way: { href: "#" },
        }))}
        id="sample-card"
      />
      <SummaryList
        locale={locale}
        rows={[
          { term: sample.id, value: <Ltr>1000000008</Ltr>, change: "#" },
          { term: sample.mobile, value: <Ltr>05•••••678</Ltr>, change: "#" },
        ]}
      />
      <Timeline
        locale={locale}
        points={[
          { title: sample.received, state: "done", time: time(RECEIVED_AT) },
          { title: sample.told, state: "current", about: <p>{sample.danger}</p> },
          { title: sample.effect, state: "upcoming", time: time(EFFECT_AT) },
        ]}
      />
      <div className="actions">
        <ButtonLink href="#">{sample.next}</ButtonLink>
        <ButtonLink href="#" tone="secondary">
          {sample.another}
        </ButtonLink>
      </div>
    </>
  );
}
