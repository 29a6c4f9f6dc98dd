import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { NAME_TRIES } from "#lib/domain/registration/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { readRegistrationAt } from "../../registration/queries.ts";
import { moreTimeAction } from "../../registration/shared-actions.ts";
import { stepOf } from "../../registration/steps.ts";
import { giveNameAction } from "../actions.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.name.title);

/** The civil registry does not agree with the typed name: the name once more, and nothing else. */
export default async function NamePage() {
  const view = await readRegistrationAt("national_file", "name_differs");
  const { locale, route, state } = view;
  const common = vocabulary(locale);
  const words = nationalFileWords(locale);
  return (
    <FlowPage
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.name.title}
    >
      <Notice role="alert" tone="warning">
        <p>{words.name.help}</p>
        <p>{fill(words.name.triesLeft, { count: NAME_TRIES - state.namesTried })}</p>
      </Notice>
      <Form action={giveNameAction} labels={{ fullName: common.fullName }}>
        <TextField
          autoComplete="name"
          help={words.details.fullNameHelp}
          label={common.fullName}
          name="fullName"
          value={state.identity.fullName ?? ""}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
