import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { ChannelScreen } from "../channel-screen.tsx";
import { leaveEmailOutAction } from "../evidence-actions.ts";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.newEmail.title);

/** A code to the new e-mail that was given with the number, or on without it. */
export default async function NewEmailPage() {
  const view = await readTask("new_email");
  const { title, help, sent, cannot } = recoveryWords(view.locale).newEmail;
  const email = ltr(view.state.wish.email ?? "");
  const words = { title, help: fill(help, { email }), sent: fill(sent, { email }) };
  return (
    <ChannelScreen channel="new_email" view={view} words={words}>
      <Form action={leaveEmailOutAction} id="leave-out">
        <SubmitButton tone="secondary">{cannot}</SubmitButton>
      </Form>
    </ChannelScreen>
  );
}
