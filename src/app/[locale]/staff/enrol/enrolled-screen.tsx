import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { staffPath } from "../paths.ts";

/** The title of the pages that end an enrolment. */
export async function enrolledTitle(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).enrolledTitle };
}

/** The passkey is enrolled: what comes next. */
export function EnrolledScreen({ locale, next }: { readonly locale: Locale; readonly next: string }) {
  const words = serviceDeskWords(locale);
  return (
    <FlowPage locale={locale} title={words.enrolledTitle}>
      <Notice role="status" tone="success">
        <p>{next}</p>
      </Notice>
      <ButtonLink href={staffPath(locale)}>{words.toDesk}</ButtonLink>
    </FlowPage>
  );
}
