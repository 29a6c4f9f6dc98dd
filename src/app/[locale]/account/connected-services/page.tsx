import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Panel } from "#components/panel.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { sitePath, sitesPath } from "./paths.ts";
import { readSites, type SiteView } from "./queries.ts";
import { lastInWords } from "./received-words.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: connectedServicesWords(await currentLocale()).title };
}

/** Every site that received something about the person, or may: what, when, and the way to take the consent back. */
export default async function ConnectedServicesPage() {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale, sitesPath(locale));
  const sites = await readSites(account.id);
  const words = connectedServicesWords(locale);
  return (
    <FlowPage back={`/${locale}/account`} help={<p>{words.help}</p>} locale={locale} title={words.title}>
      {sites.length > 0 ? null : (
        <Panel icon="document" id="no-sites">
          <p>{words.empty}</p>
          <p>{words.emptyHelp}</p>
        </Panel>
      )}
      <Sites heading={words.standing} id="standing" locale={locale} sites={sites.filter(({ consent }) => consent)} />
      <Sites heading={words.former} id="former" locale={locale} sites={sites.filter(({ consent }) => !consent)} />
    </FlowPage>
  );
}

type SitesProps = {
  readonly locale: Locale;
  readonly id: string;
  readonly heading: string;
  readonly sites: readonly SiteView[];
};

function Sites({ locale, id, heading, sites }: SitesProps) {
  if (sites.length === 0) return null;
  const choices = sites.map((site) => ({
    title: site.name[locale],
    description: lastInWords(locale, site.lastAt),
    icon: "document" as const,
    way: { href: sitePath(locale, site.id) },
  }));
  return (
    <section aria-labelledby={id}>
      <h2 className="mb-3" id={id}>
        {heading}
      </h2>
      <ChoiceCards choices={choices} id={`${id}-site`} />
    </section>
  );
}
