import type { ReactNode } from "react";
import { Ltr } from "#components/ltr.tsx";
import type { SummaryRow } from "#components/summary-list.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, instantOfDate } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { accountWords } from "#lib/i18n/messages/account/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { numberHref } from "../../mobile-change/self-services.ts";
import { emailPath } from "./security/email/paths.ts";
import { passwordBeginPath } from "./security/password/paths.ts";

/** What the account knows of its person, each datum with where it comes from. */
export function dataRows(locale: Locale, account: Account): readonly SummaryRow[] {
  const common = vocabulary(locale);
  const words = accountWords(locale);
  const { identity, mobile, email, language } = account;
  const name = Object.values(identity.name[locale])
    .filter((part) => part !== "")
    .join(" ");
  const fromRegistry = (term: string, value: ReactNode): SummaryRow => ({
    term,
    value: <Sourced source={words.fromRegistry} value={value} />,
  });
  const number = isMobileNumber(mobile.number) ? maskMobile(mobile.number) : mobile.number;
  const numberSource = mobile.usable
    ? fill(words.fromOperators, { time: day(locale, mobile.checkedAt) })
    : words.mobileUnusable;
  return [
    fromRegistry(words.name, name),
    fromRegistry(common.nationalId, <Ltr>{account.nationalId}</Ltr>),
    fromRegistry(words.birthDate, dateInWords(instantOfDate(identity.birthDate), locale)),
    fromRegistry(words.idExpiry, dateInWords(instantOfDate(identity.idExpiry), locale)),
    {
      term: common.mobile,
      value: <Sourced source={numberSource} value={<Ltr>{number}</Ltr>} />,
      change: numberHref(locale, "signed_in"),
    },
    { term: common.email, value: emailValue(locale, email), change: emailPath(locale, "begin") },
    { term: common.username, value: <Sourced source={words.usernameGiven} value={<Ltr>{account.username}</Ltr>} /> },
    {
      term: common.password,
      value: (
        <Sourced
          source={fill(words.passwordSince, { time: day(locale, account.passwordChangedAt) })}
          value="••••••••"
        />
      ),
      change: passwordBeginPath(locale),
    },
    {
      term: common.preferredLanguage,
      value: <Sourced source={words.languageGiven} value={language === "ar" ? common.arabic : common.english} />,
    },
  ];
}

const day = (locale: Locale, at: number): string => dateInWords(at, locale);

function emailValue(locale: Locale, email: Account["email"]): ReactNode {
  const words = accountWords(locale);
  if (email === null) return words.emailNone;
  const { address, verifiedAt } = email;
  const source = verifiedAt === null ? words.emailGiven : fill(words.emailVerified, { time: day(locale, verifiedAt) });
  return <Sourced source={source} value={<Ltr>{address}</Ltr>} />;
}

function Sourced({ value, source }: { readonly value: ReactNode; readonly source: string }) {
  return (
    <>
      {value}
      <span className="field-help block font-normal">{source}</span>
    </>
  );
}
