import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { chooseUsernameAction, moreTimeAction } from "../actions.ts";
import { CredentialsFields } from "../credentials-fields.tsx";
import { credentialsLabels, credentialsProps } from "../credentials-props.ts";
import { readRegistrationAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.username.title);

/** Someone else has the username: another one, and the password with it. */
export default async function UsernamePage() {
  const view = await readRegistrationAt("username_taken");
  const { locale, state } = view;
  const words = registrationWords(locale).username;
  return (
    <FlowPage
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      step={{ current: 4, total: 4 }}
      title={words.title}
    >
      <Notice role="alert" tone="warning">
        <p>{fill(words.help, { username: ltr(state.details.username) })}</p>
      </Notice>
      <Form action={chooseUsernameAction} labels={credentialsLabels(locale)}>
        <CredentialsFields {...credentialsProps(locale, state.identity)} username="" />
        <SubmitButton>{vocabulary(locale).confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
