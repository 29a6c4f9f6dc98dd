import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { NewPasswordForm } from "../new-password-form.tsx";
import { OwnerPage } from "../owner-page.tsx";
import { PasswordLastWord } from "../password-last-word.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.newPassword.title);

/** The new password that is due, or that takes a forgotten one's place. */
export default async function NewPasswordPage() {
  const view = await readTask("review", "set_password", "forgotten_password");
  if (view.state.aim.kind === "forgotten_password") return <PasswordLastWord view={view} />;
  const words = recoveryWords(view.locale).newPassword;
  return (
    <OwnerPage help={words.help} title={words.title} view={view}>
      <NewPasswordForm view={view} />
    </OwnerPage>
  );
}
