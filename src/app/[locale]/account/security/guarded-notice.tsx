import { Notice } from "#components/notice.tsx";
import type { GuardRefusal } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";

type GuardedNoticeProps = { readonly locale: Locale; readonly refusal: GuardRefusal };

/** Until when nothing is changed, why that is good for the person, and what to do if it was somebody else. */
export function GuardedNotice({ locale, refusal }: GuardedNoticeProps) {
  const words = credentialsWords(locale);
  return (
    <Notice role="alert" title={words.guardedTitle} tone="warning">
      <p>{refusalWords(locale, refusal)}</p>
      <p>{words.guardedWhy}</p>
      <p>
        <a href={`/${locale}/freeze`}>{words.notYou}</a>
      </p>
    </Notice>
  );
}
