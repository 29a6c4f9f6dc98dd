import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../mobile-change/case-timeline.tsx";
import { casePath } from "../../../mobile-change/paths.ts";
import { readRecoveryAt } from "../queries.ts";

/** This browser's finished recovery and its case; title and page are made of one reading. */
const readDone = cache(async () => {
  const { locale, state, now } = await readRecoveryAt("done");
  const change = state.caseNumber === null ? null : await portal().ports.mobileChanges.findCase(state.caseNumber);
  if (change === null) notFound();
  const { completedTitle, waitingTitle } = recoveryWords(locale).done;
  return { locale, now, change, title: change.progress.state === "completed" ? completedTitle : waitingTitle };
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDone()).title };
}

/** What became of the request: its case, its times, and what to keep. */
export default async function DonePage() {
  const { locale, now, change, title } = await readDone();
  const words = recoveryWords(locale).done;
  const isCompleted = change.progress.state === "completed";
  return (
    <FlowPage locale={locale} title={title}>
      <Notice role="status" tone={isCompleted ? "success" : "info"}>
        <p>{isCompleted ? words.completed : words.waiting}</p>
      </Notice>
      <CaseFacts change={change} locale={locale} />
      <CaseTimeline locale={locale} now={now} progress={change.progress} />
      <p>{words.keep}</p>
      <div className="actions">
        {isCompleted ? <ButtonLink href={`/${locale}/account`}>{words.signIn}</ButtonLink> : null}
        <ButtonLink href={casePath(locale, change.number)} tone={isCompleted ? "secondary" : "primary"}>
          {words.follow}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}
