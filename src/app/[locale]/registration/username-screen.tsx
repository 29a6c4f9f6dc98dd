import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { CredentialsFields } from "./credentials-fields.tsx";
import { credentialsLabels, credentialsProps } from "./credentials-props.ts";
import type { RegistrationRoute } from "./paths.ts";
import { readRegistrationAt } from "./queries.ts";
import { chooseUsernameAction, moreTimeAction } from "./shared-actions.ts";
import { stepOf } from "./steps.ts";

/** Someone else has the username: another one, and the password with it. */
export async function UsernameScreen({ route }: { readonly route: RegistrationRoute }) {
  const view = await readRegistrationAt(route, "username_taken");
  const { locale, state } = view;
  const words = registrationWords(locale).username;
  return (
    <FlowPage
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.title}
    >
      <Notice role="alert" tone="warning">
        <p>{fill(words.help, { username: ltr(state.details.username) })}</p>
      </Notice>
      <Form action={chooseUsernameAction.bind(null, route)} labels={credentialsLabels(locale)}>
        <CredentialsFields {...credentialsProps(locale, state.identity)} username="" />
        <SubmitButton>{vocabulary(locale).confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
