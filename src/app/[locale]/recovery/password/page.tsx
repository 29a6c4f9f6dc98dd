import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { moreTimeAction } from "../actions.ts";
import { CannotShow } from "../cannot-show.tsx";
import { showPasswordAction } from "../evidence-actions.ts";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.password.title);

/** The account's password. */
export default async function PasswordPage() {
  const view = await readTask("password");
  const { locale } = view;
  const common = vocabulary(locale);
  const words = recoveryWords(locale).password;
  return (
    <FlowPage help={words.help} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={words.title}>
      <Form action={showPasswordAction} labels={{ password: common.password }}>
        <PasswordField label={common.password} name="password" use="current-password" />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
      <CannotShow label={words.cannot} locale={locale} proof="password" />
    </FlowPage>
  );
}
