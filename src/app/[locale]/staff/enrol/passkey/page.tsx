import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { offerEnrolment } from "#lib/flows/service-desk/load-enrolment.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { portal } from "#lib/portal.ts";
import { readOfficerCookie } from "#lib/session/officer-session.ts";
import { enrolOfficerAction } from "../../actions.ts";
import { PasskeyButton } from "../../passkey-button.tsx";
import { enrolPath } from "../../paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).enrolTitle };
}

/** Making the officer's passkey; who has no live enrolment is led back to the code. */
export default async function EnrolPasskeyPage() {
  const locale = await currentLocale();
  const words = serviceDeskWords(locale);
  const token = await readOfficerCookie("staff-enrolment");
  const offered = token === null ? null : await offerEnrolment(portal().ports, token);
  if (offered === null || !offered.ok) redirect(enrolPath(locale));
  const { officer, options } = offered.value;
  return (
    <FlowPage
      back={enrolPath(locale)}
      help={fill(words.enrolFor, { name: officer.name, desk: officer.desk })}
      locale={locale}
      title={words.enrolTitle}
    >
      <Form action={enrolOfficerAction}>
        <PasskeyButton
          ceremony={{ kind: "create", options: JSON.stringify(options) }}
          failed={words.passkeyFailed}
          label={words.makePasskey}
        />
      </Form>
      <noscript>
        <p>{words.needsScripts}</p>
      </noscript>
    </FlowPage>
  );
}
