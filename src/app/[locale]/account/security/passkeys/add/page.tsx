import type { Metadata } from "next";
import { headers } from "next/headers";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { MakePasskey } from "#components/passkey/make-passkey.tsx";
import { TextField } from "#components/text-field.tsx";
import { offerPasskey } from "#lib/flows/factors/load-passkey-offer.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { portal } from "#lib/portal.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { securityPath } from "../../paths.ts";
import { addPasskeyAction } from "../actions.ts";
import { addPath } from "../paths.ts";
import { deviceName } from "./device-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: passkeyWords(await currentLocale()).addTitle };
}

/** Names a passkey and has the device make it, after a fresh sign-in. */
export default async function AddPasskeyPage() {
  const locale = await currentLocale();
  const { account, session } = await requireFreshAccount(locale, addPath(locale));
  const words = passkeyWords(locale);
  const offered = await offerPasskey(portal().ports, { account, sessionId: session.token });
  const suggested = deviceName((await headers()).get("user-agent") ?? "");
  return (
    <FlowPage back={securityPath(locale)} help={words.addHelp} locale={locale} title={words.addTitle}>
      {offered.ok ? (
        <>
          <Form action={addPasskeyAction} id="add-passkey" labels={{ name: words.name }}>
            <TextField help={words.nameHelp} label={words.name} name="name" value={suggested} />
            <p>{words.addAfter}</p>
            <p className="field-help">{words.shared}</p>
            <MakePasskey name="passkey" options={offered.value}>
              {words.create}
            </MakePasskey>
          </Form>
          <div className="without-script">
            <Notice tone="warning">{words.noScripts}</Notice>
          </div>
        </>
      ) : (
        <Notice role="alert" title={refusalWords(locale, offered.refusal)} tone="warning" />
      )}
    </FlowPage>
  );
}
