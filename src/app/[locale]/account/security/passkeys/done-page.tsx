import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { securityPath } from "../paths.ts";

/** A passkey was added or removed: what that means, and the ways on. */
export async function DonePage({ done }: { readonly done: "added" | "removed" }) {
  const locale = await currentLocale();
  await requireAccount(locale, securityPath(locale));
  const words = passkeyWords(locale);
  const [title, told] =
    done === "added" ? [words.addedTitle, words.addedNotice] : [words.removedTitle, words.removedNotice];
  return (
    <FlowPage locale={locale} title={title}>
      <Notice role="status" tone="success">
        {told}
      </Notice>
      <div className="actions">
        <ButtonLink href={securityPath(locale)}>{words.toSecurity}</ButtonLink>
        <ButtonLink href={`/${locale}/account`} tone="secondary">
          {words.toAccount}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}
