import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import { codeUnderWay } from "#lib/domain/recovery/machine.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { OneTimeCodeForms } from "../../../code-forms.tsx";
import { timeLimitOf } from "../../../time-limit.ts";
import { enterNumberCodeAction, moreTimeAction, resendCodeAction } from "../actions.ts";
import { recoveryPath, recoveryStartPath } from "../paths.ts";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.code.title);

/** The code that was sent to the number that was given. */
export default async function CodePage() {
  const view = await readRecoveryAt("code_sent");
  const { locale, state } = view;
  const { code: words, startAgain } = recoveryWords(locale);
  const challenge = codeUnderWay(state);
  if (challenge === null) throw new Error("a recovery that waits for a code has sent one");
  const { number } = state.wish;
  const correct = recoveryPath(locale, "identity");
  const help = (
    <p>
      {words.sentTo} <Ltr>{isMobileNumber(number) ? showMobile(number) : number}</Ltr>.{" "}
      <a href={correct}>{words.notYours}</a>
    </p>
  );
  return (
    <FlowPage back={correct} help={help} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={words.title}>
      <OneTimeCodeForms
        code={challenge.code}
        enter={enterNumberCodeAction}
        notArriving={words.notArrivingHelp}
        resend={resendCodeAction}
        view={view}
      />
      {guessesLeft(challenge.code) === 0 ? (
        <ButtonLink href={recoveryStartPath(locale)}>{startAgain}</ButtonLink>
      ) : null}
    </FlowPage>
  );
}
