import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { CheckCards } from "#components/check-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { CASE_NUMBER } from "#lib/domain/recovery/aim.ts";
import type { Instant } from "#lib/domain/result.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { caseWords } from "#lib/i18n/messages/case/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../../mobile-change/case-timeline.tsx";
import { beginAimAction } from "../../aim-actions.ts";
import { belongingCards } from "../../belonging-cards.ts";
import { aimPath } from "../../paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: caseWords(await currentLocale()).title, robots: { index: false } };
}

/** The public page of a case: its state and times, and nothing about whose it is. */
export default async function CasePage({ params }: { readonly params: Promise<{ number: string }> }) {
  const locale = await currentLocale();
  const { number } = await params;
  const { mobileChanges, clock } = portal().ports;
  const change = CASE_NUMBER.test(number) ? await mobileChanges.findCase(number) : null;
  if (change === null) return <MissingCase locale={locale} />;
  const words = caseWords(locale);
  return (
    <FlowPage back={`/${locale}/recovery`} help={words.help} locale={locale} title={words.title}>
      <CaseFacts change={change} locale={locale} />
      <CaseTimeline locale={locale} now={clock.now()} progress={change.progress} />
      <Ways change={change} locale={locale} now={clock.now()} />
      {change.progress.state === "cancelled" || change.progress.state === "undone" ? null : (
        <Notice title={words.notYouTitle} tone="warning">
          <p>{words.notYou}</p>
          <p>
            <a href={`/${locale}/freeze`}>{words.toFreeze}</a>
          </p>
        </Notice>
      )}
    </FlowPage>
  );
}

type WaysProps = { readonly locale: Locale; readonly change: ChangeCase; readonly now: Instant };

/** What can be asked for now: alike for every case of a state, since the page tells nothing of what was shown for it. */
function Ways({ locale, change, now }: WaysProps) {
  const words = caseWords(locale);
  const common = vocabulary(locale);
  const { number, progress } = change;
  if (isOpen(progress)) {
    return (
      <ButtonLink href={aimPath(locale, { kind: "cancel_change", caseNumber: number })} tone="secondary">
        {common.cancelRequest}
      </ButtonLink>
    );
  }
  if (progress.state !== "completed") return null;
  return (
    <>
      {now < progress.undoUntil ? (
        <ButtonLink href={aimPath(locale, { kind: "undo_change", caseNumber: number })} tone="secondary">
          {common.undoChange}
        </ButtonLink>
      ) : null}
      <section aria-labelledby="password">
        <h2 id="password">{words.passwordTitle}</h2>
        <p className="mb-3">{words.password}</p>
        <Form action={beginAimAction.bind(null, { kind: "set_password", caseNumber: number })} id="new-password">
          <CheckCards
            cards={belongingCards(locale).filter(({ name }) => name === "passkey")}
            help={words.insteadHelp}
            legend={words.instead}
          />
          <SubmitButton tone="secondary">{words.toPassword}</SubmitButton>
        </Form>
      </section>
    </>
  );
}

function MissingCase({ locale }: { readonly locale: Locale }) {
  const words = caseWords(locale);
  return (
    <FlowPage back={`/${locale}/recovery`} help={words.missing} locale={locale} title={words.missingTitle}>
      <ButtonLink href={`/${locale}/recovery/case`}>{words.another}</ButtonLink>
    </FlowPage>
  );
}
