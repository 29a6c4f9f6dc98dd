import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { codeUnderWay } from "#lib/domain/mobile-change/machine.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import { guessesLeft, type OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { timeLimitOf } from "../time-limit.ts";
import { enterEmailCodeAction, enterNumberCodeAction, moreTimeAction } from "./actions.ts";
import { CodeForms } from "./code-forms.tsx";
import { LeaveEmailOut } from "./leave-email-out.tsx";
import { type ChangeRoute, changePath } from "./paths.ts";
import { type ChangeView, readChangeAt } from "./queries.ts";
import { StartAgain } from "./start-again.tsx";
import { stepOf } from "./steps.ts";

/** The code that was sent to the new number. */
export async function NumberCodeScreen({ route }: { readonly route: ChangeRoute }) {
  const view = await readChangeAt(route, "code_sent");
  const { locale, state } = view;
  const words = mobileChangeWords(locale).code;
  const { number } = state.wish;
  const help = (
    <p>
      {words.sentTo} <Ltr>{isMobileNumber(number) ? maskMobile(number) : number}</Ltr>.{" "}
      <a href={changePath(locale, route, "number")}>{words.notYours}</a>
    </p>
  );
  const code = codeOf(view);
  return (
    <FlowPage
      back={changePath(locale, route, "number")}
      help={help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.title}
    >
      {guessesLeft(code) === 0 ? (
        <NoTriesLeft locale={locale} route={route} />
      ) : (
        <CodeForms
          action={enterNumberCodeAction.bind(null, route)}
          code={code}
          notArriving={words.notArrivingHelp}
          view={view}
        />
      )}
    </FlowPage>
  );
}

/** The code that was sent to the new e-mail, and the way on without it. */
export async function EmailCodeScreen({ route }: { readonly route: ChangeRoute }) {
  const view = await readChangeAt(route, "email_code_sent");
  const { locale, state } = view;
  const words = mobileChangeWords(locale).emailCode;
  const help = (
    <p>
      {words.sentTo} <Ltr>{state.wish.email ?? ""}</Ltr>.
    </p>
  );
  const code = codeOf(view);
  return (
    <FlowPage
      help={help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.title}
    >
      {guessesLeft(code) === 0 ? (
        <Notice role="alert" title={mobileChangeWords(locale).code.noTriesTitle} tone="danger" />
      ) : (
        <CodeForms
          action={enterEmailCodeAction.bind(null, route)}
          code={code}
          notArriving={words.notArrivingHelp}
          view={view}
        />
      )}
      <LeaveEmailOut locale={locale} route={route} />
    </FlowPage>
  );
}

function codeOf({ state }: ChangeView): OneTimeCode {
  const challenge = codeUnderWay(state);
  if (challenge === null) throw new Error("a change that waits for a code has sent one");
  return challenge.code;
}

/** In the place of a form when the number's code was guessed at too often: another flow is the only way on. */
function NoTriesLeft({ locale, route }: { readonly locale: Locale; readonly route: ChangeRoute }) {
  const words = mobileChangeWords(locale).code;
  return (
    <>
      <Notice role="alert" title={words.noTriesTitle} tone="danger">
        <p>{words.noTries}</p>
      </Notice>
      <StartAgain locale={locale} route={route} />
    </>
  );
}
