import { Form } from "#components/form.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { CannotShow } from "../cannot-show.tsx";
import { showPasswordAction } from "../evidence-actions.ts";
import { OwnerPage } from "../owner-page.tsx";
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
    <OwnerPage help={words.help} title={words.title} view={view}>
      <Form action={showPasswordAction} labels={{ password: common.password }}>
        <PasswordField label={common.password} name="password" use="current-password" />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
      <CannotShow label={words.cannot} locale={locale} proof="password" />
    </OwnerPage>
  );
}
