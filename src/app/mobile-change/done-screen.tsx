import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "./case-facts.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { type ChangeRoute, casePath } from "./paths.ts";
import { readChangeAt } from "./queries.ts";

/** This browser's finished change and its case; title and page are made of one reading. */
const readDone = cache(async (route: ChangeRoute) => {
  const { locale, state, now } = await readChangeAt(route, "done");
  const change = await portal().ports.mobileChanges.findCase(state.caseNumber);
  if (change === null) notFound();
  const { completedTitle, waitingTitle } = mobileChangeWords(locale).done;
  return { locale, now, change, title: change.progress.state === "completed" ? completedTitle : waitingTitle };
});

/** The title of the page that says what became of a change. */
export const doneTitle = (route: ChangeRoute) => async (): Promise<Metadata> => ({
  title: (await readDone(route)).title,
});

/** The change is made, or waits for its time: what happened, what happens next, and what to do if it was not oneself. */
export async function DoneScreen({ route }: { readonly route: ChangeRoute }) {
  const { locale, now, change, title } = await readDone(route);
  const words = mobileChangeWords(locale).done;
  const isCompleted = change.progress.state === "completed";
  return (
    <FlowPage locale={locale} title={title}>
      <Notice role="status" tone={isCompleted ? "success" : "info"}>
        <p>{isCompleted ? words.completed : words.waiting}</p>
      </Notice>
      <CaseFacts change={change} locale={locale} />
      {isCompleted ? null : <CaseTimeline locale={locale} now={now} progress={change.progress} />}
      <Afterwards change={change} locale={locale} />
      <div className="actions">
        {isCompleted ? <ButtonLink href={`/${locale}/account`}>{words.toAccount}</ButtonLink> : null}
        <ButtonLink href={casePath(locale, change.number)} tone={isCompleted ? "secondary" : "primary"}>
          {words.follow}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}

function Afterwards({ locale, change }: { readonly locale: Locale; readonly change: ChangeCase }) {
  const words = mobileChangeWords(locale).done;
  const { progress, route } = change;
  return (
    <Notice tone="info">
      <p>{words.told}</p>
      {progress.state === "completed" ? (
        <p>
          {fill(change.guarded ? words.guarded : words.barred, {
            time: momentInWords(progress.completedAt + GUARDED_PERIOD_MS, locale),
          })}
        </p>
      ) : null}
      {progress.state === "completed" && route === "absher" ? <p>{words.signedOut}</p> : null}
    </Notice>
  );
}
