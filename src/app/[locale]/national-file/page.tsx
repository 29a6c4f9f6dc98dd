import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { pagePath, registrationStartPath } from "../registration/paths.ts";
import { goToAbsherAction } from "./actions.ts";
import { isUnfinished } from "./queries.ts";
import { titled } from "./title.ts";

export const generateMetadata = titled((words) => words.start.title);

/** National File: what will happen, and the button that leads to Absher. */
export default async function NationalFilePage() {
  const locale = await currentLocale();
  const words = nationalFileWords(locale).start;
  const { unfinished, continue: goOn } = registrationWords(locale).absher;
  return (
    <FlowPage back={`/${locale}`} help={words.help} locale={locale} title={words.title}>
      {(await isUnfinished()) ? (
        <Notice tone="info" title={unfinished}>
          <ButtonLink href={pagePath(locale, "national_file", "continue")} tone="secondary">
            {goOn}
          </ButtonLink>
        </Notice>
      ) : null}
      <section aria-labelledby="steps">
        <h2 id="steps">{words.stepsTitle}</h2>
        <ol className="mt-2 list-decimal ps-6">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Form action={goToAbsherAction}>
        <p>{words.leaves}</p>
        <SubmitButton>{vocabulary(locale).signIn}</SubmitButton>
      </Form>
      <a className="button button-quiet" href={registrationStartPath(locale)}>
        {words.noAbsher}
      </a>
    </FlowPage>
  );
}
