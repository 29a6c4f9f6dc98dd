import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { setPasswordAction } from "./password-actions.ts";
import { givenContext, type RecoveryView } from "./queries.ts";

/** A new password and its repetition, with the rules before the typing. */
export function NewPasswordForm({ view }: { readonly view: RecoveryView<RecoveryAt<"owner_proved">> }) {
  const { locale, state } = view;
  const common = vocabulary(locale);
  const labels = { password: common.password, passwordConfirmation: common.confirmPassword };
  return (
    <Form action={setPasswordAction} labels={labels}>
      <NewPasswordFields
        labels={labels}
        own={givenContext(state)}
        profile={portal().ports.policy.passwordProfile}
        words={registrationWords(locale).passwordRules}
      />
      <SubmitButton>{common.confirm}</SubmitButton>
    </Form>
  );
}
