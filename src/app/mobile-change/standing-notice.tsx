import { ButtonLink } from "#components/button-link.tsx";
import { Notice } from "#components/notice.tsx";
import type { StandingRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type MobileChangeWords, mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { casePath } from "./paths.ts";

/** Why the number cannot be changed now (frozen, guarded, too new a proof, another change under way), and what can be done. */
export function StandingNotice({ locale, barred }: { readonly locale: Locale; readonly barred: StandingRefusal }) {
  const words = mobileChangeWords(locale).standing;
  return (
    <>
      <Notice role="alert" title={titleOf(words, barred)} tone="warning">
        <p>{refusalWords(locale, barred)}</p>
        {barred.code === "account_guarded" ? <p>{words.guardedWhy}</p> : null}
      </Notice>
      {barred.code === "change_under_way" ? (
        <ButtonLink href={casePath(locale, barred.caseNumber)}>{words.follow}</ButtonLink>
      ) : null}
      {barred.code === "evidence_too_new" ? (
        <ButtonLink href={`/${locale}/recovery`}>{words.otherEvidence}</ButtonLink>
      ) : null}
      <ButtonLink href={`/${locale}/freeze`} tone="secondary">
        {words.notYou}
      </ButtonLink>
    </>
  );
}

function titleOf(words: MobileChangeWords["standing"], { code }: StandingRefusal): string {
  if (code === "account_frozen") return words.frozenTitle;
  if (code === "evidence_too_new") return words.tooNewTitle;
  return code === "account_guarded" ? words.guardedTitle : words.underWayTitle;
}
