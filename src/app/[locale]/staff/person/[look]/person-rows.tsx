import { Ltr } from "#components/ltr.tsx";
import { OwnLanguage } from "#components/own-language.tsx";
import type { SummaryRow } from "#components/summary-list.tsx";
import { type Account, canAuthenticate, isGuarded } from "#lib/domain/account/account.ts";
import { isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { passwordRowOf } from "#lib/domain/mobile-change/password-table.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import type { Instant } from "#lib/domain/result.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { caseWords } from "#lib/i18n/messages/case/words.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";

/** A stored number, masked. */
export function Masked({ number }: { readonly number: string }) {
  return <Ltr>{isMobileNumber(number) ? maskMobile(number) : "•••"}</Ltr>;
}

/** What an officer sees of an account: the name to compare with the card, the masked number, and the state. */
export function accountRows(locale: Locale, account: Account, now: Instant): readonly SummaryRow[] {
  const words = serviceDeskWords(locale);
  const { first, father, grandfather, family } = account.identity.name[locale];
  const name = [first, father, grandfather, family].filter((part) => part !== "").join(" ");
  const number = <Masked number={account.mobile.number} />;
  return [
    { term: words.name, value: <OwnLanguage>{name}</OwnLanguage> },
    {
      term: words.mobileOnFile,
      value: account.mobile.usable ? (
        number
      ) : (
        <>
          {number} ({words.mobileUnusable})
        </>
      ),
    },
    { term: words.accountState, value: stateLines(locale, account, now).join(locale === "ar" ? "؛ " : "; ") },
  ];
}

function stateLines(locale: Locale, account: Account, now: Instant): readonly string[] {
  const words = serviceDeskWords(locale);
  const until = (template: string, at: Instant) => fill(template, { moment: momentInWords(at, locale) });
  return [
    freezeLine(locale, account, now),
    ...(now < account.cappedUntil ? [until(words.cappedUntil, account.cappedUntil)] : []),
    ...(isGuarded(account, now) ? [until(words.guardedUntil, account.guardedUntil ?? now)] : []),
  ];
}

function freezeLine(locale: Locale, account: Account, now: Instant): string {
  const words = serviceDeskWords(locale);
  const usable = canAuthenticate(account, now);
  if (usable.ok) return words.active;
  const { until } = usable.refusal;
  if (until === "lifted") return words.frozenUntilLifted;
  return until === null ? words.frozen : fill(words.frozenUntil, { moment: momentInWords(until, locale) });
}

/** What an officer sees of a case: what was shown for it, never a value. */
export function caseRows(locale: Locale, change: ChangeCase): readonly SummaryRow[] {
  const { number, goal, contacts, progress } = change;
  const words = serviceDeskWords(locale);
  const common = caseWords(locale);
  const due = isOpen(progress) ? [{ term: words.dueAt, value: momentInWords(progress.dueAt, locale) }] : [];
  return [
    { term: common.number, value: <Ltr>{number}</Ltr> },
    { term: common.state, value: common.states[progress.state] },
    { term: words.goal, value: words.goals[goal] },
    { term: words.evidence, value: evidenceLine(locale, change) },
    ...(goal === "number" ? [{ term: words.caseNewNumber, value: <Masked number={contacts.newNumber} /> }] : []),
    { term: words.requestedAt, value: momentInWords(progress.requestedAt, locale) },
    ...due,
  ];
}

/** What was shown, by the policy of what the case is for. */
function evidenceLine(locale: Locale, { goal, row }: ChangeCase): string {
  const words = serviceDeskWords(locale);
  const passwordRow = goal === "password" ? passwordRowOf(row) : null;
  return passwordRow === null ? words.rows[row] : words.passwordRows[passwordRow];
}
