import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { accountWords } from "#lib/i18n/messages/account/words.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { platformRows } from "../../platform-rows.tsx";
import { signOutAction } from "./actions.ts";
import { sitesPath } from "./connected-services/paths.ts";
import { dataRows } from "./data-rows.tsx";
import { readSecurity } from "./queries.ts";
import { PasskeyOffer } from "./security/passkeys/passkey-offer.tsx";
import { securityPath } from "./security/paths.ts";
import { SecurityLine } from "./security-line.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: accountWords(await currentLocale()).title };
}

/** Whether my account is safe, what I can do, and who I am and from where that is known. */
export default async function AccountPage() {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale);
  const words = accountWords(locale);
  return (
    <FlowPage
      help={fill(words.hello, { name: account.identity.name[locale].first })}
      locale={locale}
      title={words.title}
    >
      <SecurityLine locale={locale} security={await readSecurity(account)} />
      <section aria-labelledby="services">
        <h2 className="mb-3" id="services">
          {words.servicesHeading}
        </h2>
        <ChoiceCards choices={[services(locale), security(locale), sites(locale)]} id="service" />
      </section>
      <PasskeyOffer account={account} locale={locale} />
      <section aria-labelledby="data">
        <h2 id="data">{words.dataHeading}</h2>
        <SummaryList locale={locale} rows={dataRows(locale, account)} />
      </section>
      <section aria-labelledby="platforms">
        <h2 id="platforms">{words.platformsHeading}</h2>
        <SummaryList locale={locale} rows={await platformRows(locale)} />
      </section>
      <Form action={signOutAction} id="sign-out">
        <SubmitButton tone="secondary">{vocabulary(locale).signOut}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

function security(locale: Locale) {
  const words = securityWords(locale);
  const way = { href: securityPath(locale) };
  return { title: words.title, description: words.about, icon: "shield", way } as const;
}

function sites(locale: Locale) {
  const words = connectedServicesWords(locale);
  return { title: words.title, description: words.about, icon: "case", way: { href: sitesPath(locale) } } as const;
}

function services(locale: Locale) {
  return {
    title: vocabulary(locale).selfServices,
    description: accountWords(locale).servicesAbout,
    icon: "document",
    way: { href: `/${locale}/account/self-services` },
  } as const;
}
