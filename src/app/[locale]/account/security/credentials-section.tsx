import { ButtonLink } from "#components/button-link.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import { maskEmail } from "#lib/domain/email-mask.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { emailPath } from "./email/paths.ts";
import { passwordBeginPath } from "./password/paths.ts";

type CredentialsProps = { readonly locale: Locale; readonly account: Account };

/** The password and the e-mail, each with its state and the way to change it; an e-mail that was not confirmed is offered to be. */
export function CredentialsSection({ locale, account }: CredentialsProps) {
  const common = vocabulary(locale);
  const words = securityWords(locale).credentials;
  const since = fill(words.since, { time: dateInWords(account.passwordChangedAt, locale) });
  const password = { term: common.password, value: since, change: passwordBeginPath(locale) };
  const isConfirmed = account.email !== null && account.email.verifiedAt !== null;
  return (
    <section aria-labelledby="credentials" className="space-y-3">
      <h2 id="credentials">{words.heading}</h2>
      <SummaryList locale={locale} rows={[emailRow(locale, account), password]} />
      {isConfirmed || account.email === null ? null : (
        <ButtonLink href={emailPath(locale, "begin")} tone="secondary">
          {words.confirm}
        </ButtonLink>
      )}
    </section>
  );
}

function emailRow(locale: Locale, { email }: Account): SummaryRow {
  const words = securityWords(locale).credentials;
  const row = { term: vocabulary(locale).email, change: emailPath(locale, "begin") };
  if (email === null) return { ...row, value: words.none };
  const value = (
    <>
      <Ltr>{maskEmail(email.address)}</Ltr>
      <span className="field-help block font-normal">
        {email.verifiedAt === null ? words.unconfirmed : words.confirmed}
      </span>
    </>
  );
  return { ...row, value };
}
