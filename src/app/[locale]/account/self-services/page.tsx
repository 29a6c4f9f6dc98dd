import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { selfServices } from "../../../mobile-change/self-services.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: vocabulary(await currentLocale()).selfServices };
}

/** What a person can do by themselves in the account. */
export default async function SelfServicesPage() {
  const locale = await currentLocale();
  await requireAccount(locale, `/${locale}/account/self-services`);
  const words = mobileChangeWords(locale).services;
  return (
    <FlowPage back={`/${locale}/account`} help={words.help} locale={locale} title={words.title}>
      <ChoiceCards choices={selfServices(locale, "signed_in")} id="service" />
    </FlowPage>
  );
}
