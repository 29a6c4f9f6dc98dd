import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { NewPasswordFields } from "../new-password-fields.tsx";
import { OwnerPage } from "../owner-page.tsx";
import { setPasswordAction } from "../password-actions.ts";
import { givenContext, readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.newPassword.title);

/** The new password after a change of number, with the rules before the typing. */
export default async function NewPasswordPage() {
  const view = await readTask("review", "set_password");
  const { locale, state } = view;
  const common = vocabulary(locale);
  const words = recoveryWords(locale).newPassword;
  const labels = { password: common.password, passwordConfirmation: common.confirmPassword };
  return (
    <OwnerPage help={words.help} title={words.title} view={view}>
      <Form action={setPasswordAction} labels={labels}>
        <NewPasswordFields
          labels={labels}
          own={givenContext(state)}
          profile={portal().ports.policy.passwordProfile}
          words={registrationWords(locale).passwordRules}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
    </OwnerPage>
  );
}
