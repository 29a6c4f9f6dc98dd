import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { challengeOf } from "#lib/domain/challenge.ts";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { OneTimeCodeForms } from "../../../../../code-forms.tsx";
import { timeLimitOf } from "../../../../../time-limit.ts";
import { enterEmailCodeAction, moreEmailTimeAction, resendEmailCodeAction } from "../actions.ts";
import { emailPath } from "../paths.ts";
import { readEmailChangeAt } from "../queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.codeTitle };
}

/** The code that was sent to the e-mail. */
export default async function EmailCodePage() {
  const view = await readEmailChangeAt("email_code_sent");
  const { locale, state } = view;
  const words = credentialsWords(locale).email;
  const code = challengeOf(state.challenges, state.email)?.code;
  if (code === undefined) throw new Error("a change that waits for a code has sent one");
  const form = emailPath(locale, "form");
  const help = (
    <p>
      {words.sentTo} <Ltr>{state.email}</Ltr>. <a href={form}>{words.notYours}</a>
    </p>
  );
  return (
    <FlowPage
      back={form}
      help={help}
      limit={timeLimitOf(view, moreEmailTimeAction)}
      locale={locale}
      title={words.codeTitle}
    >
      {guessesLeft(code) === 0 ? (
        <>
          <Notice role="alert" title={mobileChangeWords(locale).code.noTriesTitle} tone="danger">
            <p>{words.noTries}</p>
          </Notice>
          <ButtonLink href={form}>{words.notYours}</ButtonLink>
        </>
      ) : (
        <OneTimeCodeForms
          code={code}
          enter={enterEmailCodeAction}
          notArriving={words.notArrivingHelp}
          resend={resendEmailCodeAction}
          view={view}
        />
      )}
    </FlowPage>
  );
}
