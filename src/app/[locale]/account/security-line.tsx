import { Notice } from "#components/notice.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { accountWords } from "#lib/i18n/messages/account/words.ts";
import { casePath, changeStartPath } from "../../mobile-change/paths.ts";
import type { Security } from "./queries.ts";

/** The state of the account in one line: that it is safe, or the one thing that needs care, with the way there. */
export function SecurityLine({ locale, security }: { readonly locale: Locale; readonly security: Security }) {
  const words = accountWords(locale);
  switch (security.kind) {
    case "safe":
      return <Notice title={words.safe} tone="success" />;
    case "capped":
      return <Notice title={fill(words.capped, { time: momentInWords(security.until, locale) })} tone="info" />;
    case "guarded":
      return (
        <Notice title={fill(words.guarded, { time: momentInWords(security.until, locale) })} tone="warning">
          <a href={`/${locale}/freeze`}>{words.notYou}</a>
        </Notice>
      );
    case "change_under_way":
      return (
        <Notice title={words.underWay} tone="warning">
          <a href={casePath(locale, security.caseNumber)}>{words.follow}</a>
        </Notice>
      );
    case "number_lost":
      return (
        <Notice title={words.numberLost} tone="danger">
          <a href={changeStartPath(locale, "absher")}>{words.changeNumber}</a>
        </Notice>
      );
  }
}
