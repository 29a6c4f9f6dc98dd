import { Notice } from "#components/notice.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { readConsequence } from "./queries.ts";

type ReplacingNoticeProps = {
  readonly locale: Locale;
  readonly kind: EnrolledKind;
  readonly account: Account;
  readonly methods: readonly string[];
};

/** What replacing brings with it; nothing where there is nothing to replace. */
export async function ReplacingNotice({ locale, kind, account, methods }: ReplacingNoticeProps) {
  const consequence = await readConsequence({ account, methods }, kind);
  if (consequence === "none") return null;
  const words = securityWords(locale).replacing;
  const guards = consequence === "guarded" ? ` ${words.guards}` : "";
  return (
    <div className="screen-only">
      <Notice tone="warning">{`${words[kind]}${guards}`}</Notice>
    </div>
  );
}
