import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import type { GuardRefusal } from "#lib/domain/mobile-change/guarded-period.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { timeLimitOf } from "../../../../time-limit.ts";
import { GuardedNotice } from "../guarded-notice.tsx";
import { giveEmailAction, moreEmailTimeAction } from "./actions.ts";
import { readEmailChangeAt, readGuard } from "./queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.title };
}

/** The e-mail that is to be: the present one to confirm it, or another one; also where it is corrected. */
export default async function EmailPage() {
  const view = await readEmailChangeAt("email_open", "email_code_sent");
  const { locale, account, state } = view;
  const words = credentialsWords(locale);
  const label = vocabulary(locale).email;
  const guard = await readGuard(view);
  const isConfirmed = account.email !== null && account.email.verifiedAt !== null;
  if (!guard.ok && isConfirmed) return <Paused locale={locale} refusal={guard.refusal} />;
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
        {account.email === null ? null : <Consequence guard={guard} locale={locale} />}
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

type Guard = Awaited<ReturnType<typeof readGuard>>;

/** What follows when the e-mail is replaced; or, in a guarded period, that the present one alone can be confirmed. */
function Consequence({ locale, guard }: { readonly locale: Locale; readonly guard: Guard }) {
  const words = credentialsWords(locale);
  return (
    <Notice tone="info">
      <p>{guard.ok ? words.email.replacing : refusalWords(locale, guard.refusal)}</p>
      {guard.ok ? null : <p>{words.email.confirmOnly}</p>}
      {guard.ok && guard.value !== null ? <p>{words.guards}</p> : null}
    </Notice>
  );
}

/** In a guarded period a confirmed e-mail stays as it is. */
function Paused({ locale, refusal }: { readonly locale: Locale; readonly refusal: GuardRefusal }) {
  const words = credentialsWords(locale);
  const back = `/${locale}/account`;
  return (
    <FlowPage back={back} locale={locale} title={words.email.title}>
      <GuardedNotice locale={locale} refusal={refusal} />
      <ButtonLink href={back}>{words.toAccount}</ButtonLink>
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
