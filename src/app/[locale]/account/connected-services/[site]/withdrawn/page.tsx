import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { sitePath, sitesPath } from "../../paths.ts";
import { readSite } from "../../queries.ts";

type PageProps = { readonly params: Promise<{ site: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: connectedServicesWords(await currentLocale()).withdrawnTitle };
}

/** The consent is withdrawn: what that means, and the ways on. Where it stands (again), the site's own page. */
export default async function WithdrawnPage({ params }: PageProps) {
  const locale = await currentLocale();
  const id = (await params).site;
  const { account } = await requireAccount(locale, sitesPath(locale));
  const site = await readSite(account.id, id);
  if (site === null || site.consent !== null) redirect(site === null ? sitesPath(locale) : sitePath(locale, id));
  const words = connectedServicesWords(locale);
  return (
    <FlowPage locale={locale} title={words.withdrawnTitle}>
      <Notice role="status" tone="success">
        {fill(words.withdrawn, { site: site.name[locale] })}
      </Notice>
      <div className="actions">
        <ButtonLink href={sitesPath(locale)}>{words.toSites}</ButtonLink>
        <ButtonLink href={`/${locale}/account`} tone="secondary">
          {vocabulary(locale).myAccount}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}
