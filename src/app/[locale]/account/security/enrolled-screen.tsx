import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { securityPath } from "./paths.ts";

/** The app or the codes count from now on. */
export function EnrolledScreen({ locale, kind }: { readonly locale: Locale; readonly kind: EnrolledKind }) {
  const all = securityWords(locale);
  const words = kind === "totp" ? all.app : all.codes;
  return (
    <FlowPage locale={locale} title={words.doneTitle}>
      <Notice role="status" tone="success">
        {words.done}
      </Notice>
      <ButtonLink href={securityPath(locale)}>{all.back}</ButtonLink>
    </FlowPage>
  );
}
