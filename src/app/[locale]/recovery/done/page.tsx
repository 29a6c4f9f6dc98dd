import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../mobile-change/case-timeline.tsx";
import { casePath } from "../../../mobile-change/paths.ts";
import { readRecoveryAt } from "../queries.ts";

/** This browser's finished recovery and its case; title and page are made of one reading. */
const readDone = cache(async () => {
  const { locale, state, now } = await readRecoveryAt("done");
  const { completedTitle, waitingTitle, passwordTitle, actedTitle } = recoveryWords(locale).done;
  const { kind } = state.aim;
  if (kind !== "change_number") {
    const title = kind === "set_password" ? passwordTitle : actedTitle;
    return { locale, now, change: null, title, kind, caseNumber: state.caseNumber };
  }
  const change = state.caseNumber === null ? null : await portal().ports.mobileChanges.findCase(state.caseNumber);
  if (change === null) notFound();
  return { locale, now, change, kind, title: change.progress.state === "completed" ? completedTitle : waitingTitle };
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDone()).title };
}

/** What became of the request: its case, its times, and what to keep. */
export default async function DonePage() {
  const done = await readDone();
  if (done.change === null) return <Acted {...done} />;
  const { locale, now, change, title } = done;
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

type ActedProps = {
  readonly locale: Locale;
  readonly title: string;
  readonly kind: Exclude<RecoveryAim["kind"], "change_number">;
  readonly caseNumber: string | null;
};

/** What was done, and where to go from here. */
function Acted({ locale, title, kind, caseNumber }: ActedProps) {
  const { done: words, acted } = recoveryWords(locale);
  const mayEnter = kind === "set_password" || kind === "lift_freeze";
  return (
    <FlowPage locale={locale} title={title}>
      <Notice role="status" tone="success">
        <p>{kind === "set_password" ? words.password : acted[kind]}</p>
      </Notice>
      <div className="actions">
        {mayEnter ? <ButtonLink href={`/${locale}/account`}>{words.signInNow}</ButtonLink> : null}
        {caseNumber === null ? null : <ButtonLink href={casePath(locale, caseNumber)}>{words.follow}</ButtonLink>}
        <ButtonLink href={`/${locale}`} tone="secondary">
          {words.home}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}
