import { Form } from "#components/form.tsx";
import { ShowPasskey } from "#components/passkey/show-passkey.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CannotShow } from "../cannot-show.tsx";
import { showPasskeyAction } from "../evidence-actions.ts";
import { OwnerPage } from "../owner-page.tsx";
import { readPasskeyRequest, readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.passkey.title);

/** A passkey of the account. It needs scripts; where none run, the page says what to do, and there is the way on without. */
export default async function PasskeyPage() {
  const view = await readTask("passkey");
  const { locale } = view;
  const words = recoveryWords(locale).passkey;
  return (
    <OwnerPage help={words.help} title={words.title} view={view}>
      <Form action={showPasskeyAction} id="passkey">
        <ShowPasskey name="passkey" request={await readPasskeyRequest()} tone="primary">
          {words.use}
        </ShowPasskey>
      </Form>
      <p className="without-script">{words.noScripts}</p>
      <CannotShow label={words.cannot} locale={locale} proof="passkey" />
    </OwnerPage>
  );
}
