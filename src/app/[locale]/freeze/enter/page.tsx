import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { OneTimeCodeForms } from "../../../code-forms.tsx";
import { timeLimitOf } from "../../../time-limit.ts";
import { freezePath } from "../paths.ts";
import { enterFreezeCodeAction, finishFreezeAction, moreFreezeTimeAction, resendFreezeCodeAction } from "./actions.ts";
import { type FreezeView, readFreezeCode } from "./queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).enterTitle };
}

/** The code that was sent, if there is such an account; or the last button, where it was right and nothing was frozen yet. */
export default async function EnterFreezeCodePage() {
  const view = await readFreezeCode();
  const { locale, state } = view;
  const words = freezeWords(locale);
  const back = freezePath(locale, "code");
  const help = (
    <p>
      {words.sentTo[state.target.channel]} <a href={back}>{words.correct}</a>
    </p>
  );
  return (
    <FlowPage
      back={back}
      help={help}
      limit={timeLimitOf(view, moreFreezeTimeAction)}
      locale={locale}
      title={words.enterTitle}
    >
      {state.step === "code_sent" ? <Code code={state.code} view={view} /> : <LastButton view={view} />}
    </FlowPage>
  );
}

type CodeProps = {
  readonly view: FreezeView;
  readonly code: Extract<FreezeView["state"], { step: "code_sent" }>["code"];
};

function Code({ view, code }: CodeProps) {
  const words = freezeWords(view.locale);
  return (
    <>
      <OneTimeCodeForms
        code={code}
        enter={enterFreezeCodeAction}
        notArriving={words.notArrivingHelp}
        resend={resendFreezeCodeAction}
        view={view}
      />
      {guessesLeft(code) === 0 ? (
        <>
          <p>{words.noTries}</p>
          <ButtonLink href={freezePath(view.locale, "start")}>{words.startAgain}</ButtonLink>
        </>
      ) : null}
    </>
  );
}

function LastButton({ view: { locale } }: { readonly view: FreezeView }) {
  return (
    <Form action={finishFreezeAction} id="finish">
      <Notice tone="warning">{freezeWords(locale).proved}</Notice>
      <SubmitButton tone="danger">{vocabulary(locale).freezeAccount}</SubmitButton>
    </Form>
  );
}
