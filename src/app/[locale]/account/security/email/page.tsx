import type { Metadata } from "next";
import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../../time-limit.ts";
import { giveEmailAction, moreEmailTimeAction } from "./actions.ts";
import { readEmailChangeAt } from "./queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.title };
}

/** The e-mail that is to be: the present one to confirm it, or another one; also where it is corrected. */
export default async function EmailPage() {
  const view = await readEmailChangeAt("email_open", "email_code_sent");
  const { locale, account, state } = view;
  const words = credentialsWords(locale);
  const label = vocabulary(locale).email;
  const unconfirmed = account.email?.verifiedAt === null ? account.email.address : "";
  return (
    <FlowPage
      back={`/${locale}/account`}
      help={words.email.help}
      limit={timeLimitOf(view, moreEmailTimeAction)}
      locale={locale}
      title={words.email.title}
    >
      <Present email={account.email} locale={locale} />
      <Form action={giveEmailAction} labels={{ email: label }}>
        <EmailField
          help={words.email.fieldHelp}
          label={label}
          value={state.step === "email_code_sent" ? state.email : unconfirmed}
        />
        <Notice tone="info">
          <p>{words.email.replacing}</p>
          <p>{words.guards}</p>
        </Notice>
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

function Present({ locale, email }: { readonly locale: Locale; readonly email: Account["email"] }) {
  if (email === null) return null;
  const words = credentialsWords(locale).email;
  return (
    <p>
      {words.present} <Ltr>{email.address}</Ltr>. {email.verifiedAt === null ? words.unconfirmed : words.confirmed}
    </p>
  );
}
