import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).confirmedTitle };
}

/** An account was confirmed by a service-desk code. */
export default async function ConfirmedPage() {
  const locale = await currentLocale();
  const words = serviceDeskWords(locale);
  return (
    <FlowPage locale={locale} title={words.confirmedTitle}>
      <Notice role="status" tone="success">
        <p>{words.confirmed}</p>
      </Notice>
      <ButtonLink href={`/${locale}`} tone="secondary">
        {freezeWords(locale).home}
      </ButtonLink>
    </FlowPage>
  );
}
