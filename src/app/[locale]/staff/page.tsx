import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { requestOfficerPasskey } from "#lib/flows/service-desk/load-passkey-request.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { portal } from "#lib/portal.ts";
import { currentOfficer } from "#lib/session/officer-session.ts";
import { signInOfficerAction } from "./actions.ts";
import { DeskHome } from "./desk-home.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).title };
}

/** The service desk: who is signed in finds a person here, everybody else a sign-in by passkey. */
export default async function StaffPage() {
  const locale = await currentLocale();
  const session = await currentOfficer();
  if (session !== null) return <DeskHome locale={locale} officer={session.officer} />;
  return <SignIn locale={locale} />;
}

async function SignIn({ locale }: { readonly locale: Locale }) {
  const words = serviceDeskWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const options = await requestOfficerPasskey(ports, page);
  return (
    <FlowPage help={words.signInHelp} locale={locale} title={words.title}>
      <Form action={signInOfficerAction}>
        {/* Not a HiddenField: after a refusal the page is drawn anew with an id and a challenge of its own. */}
        <input name="page" type="hidden" value={page} />
        <PasskeyButton
          ceremony={{ kind: "show", options: JSON.stringify(options) }}
          failed={words.passkeyFailed}
          label={words.signIn}
        />
      </Form>
      <noscript>
        <p>{words.needsScripts}</p>
      </noscript>
    </FlowPage>
  );
}
