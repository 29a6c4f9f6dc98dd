import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../mobile-change/case-timeline.tsx";
import { casePath } from "../../../mobile-change/paths.ts";
import { readRecoveryAt } from "../queries.ts";

/** This browser's finished recovery and its case; title and page are made of one reading. */
const readDone = cache(async () => {
  const { locale, state, now } = await readRecoveryAt("done");
  const { completedTitle, waitingTitle, passwordTitle } = recoveryWords(locale).done;
  const { kind } = state.aim;
  if (kind !== "change_number" && kind !== "forgotten_password") {
    const { caseNumber, username } = state;
    return { locale, now, change: null, title: actedTitle(locale, { kind, username }), kind, caseNumber, username };
  }
  const change = state.caseNumber === null ? null : await portal().ports.mobileChanges.findCase(state.caseNumber);
  if (change === null) notFound();
  const titles = kind === "change_number" ? [completedTitle, waitingTitle] : [passwordTitle, waitingTitle];
  const title = titles[change.progress.state === "completed" ? 0 : 1] ?? "";
  return { locale, now, change, kind, title };
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
        <p>{outcomeOf(locale, change)}</p>
      </Notice>
      <CaseFacts change={change} locale={locale} />
      <CaseTimeline locale={locale} now={now} progress={change.progress} />
      <p>{words.keep}</p>
      <div className="actions">
        {isCompleted ? (
          <ButtonLink href={`/${locale}/account`}>
            {done.kind === "change_number" ? words.signIn : words.signInNow}
          </ButtonLink>
        ) : null}
        <ButtonLink href={casePath(locale, change.number)} tone={isCompleted ? "secondary" : "primary"}>
          {words.follow}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}

/** What happened, or what comes: a number changes by itself, a password is chosen by who comes back. */
function outcomeOf(locale: Locale, { goal, progress }: ChangeCase): string {
  const { done, forgotten } = recoveryWords(locale);
  const isCompleted = progress.state === "completed";
  if (goal === "password") return isCompleted ? done.password : forgotten.waiting;
  return isCompleted ? done.completed : done.waiting;
}

type ActedAim = {
  readonly kind: Exclude<RecoveryAim["kind"], "change_number" | "forgotten_password">;
  readonly username: string | null;
};
type ActedProps = ActedAim & { readonly locale: Locale; readonly title: string; readonly caseNumber: string | null };

function actedTitle(locale: Locale, { kind, username }: ActedAim): string {
  const { done, username: words } = recoveryWords(locale);
  if (kind === "find_username") return username === null ? words.sentTitle : done.usernameTitle;
  return kind === "set_password" ? done.passwordTitle : done.actedTitle;
}

/** What was done, and where to go from here. */
function Acted({ locale, title, kind, caseNumber, username }: ActedProps) {
  const { done: words, acted } = recoveryWords(locale);
  const mayEnter = kind === "set_password" || kind === "lift_freeze" || kind === "find_username";
  return (
    <FlowPage locale={locale} title={title}>
      {kind === "find_username" ? (
        <Username locale={locale} username={username} />
      ) : (
        <Notice role="status" tone="success">
          <p>{kind === "set_password" ? words.password : acted[kind]}</p>
        </Notice>
      )}
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

/** The username itself, or that it was sent; nobody needs to wait for it. */
function Username({ locale, username }: { readonly locale: Locale; readonly username: string | null }) {
  const words = recoveryWords(locale).username;
  if (username === null) {
    return (
      <>
        <Notice role="status" tone="info">
          <p>{words.sent}</p>
        </Notice>
        <p>{words.instead}</p>
      </>
    );
  }
  return (
    <>
      <SummaryList locale={locale} rows={[{ term: vocabulary(locale).username, value: <Ltr>{username}</Ltr> }]} />
      <Notice role="status" tone="success">
        <p>{words.shown}</p>
      </Notice>
    </>
  );
}
