import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { dateInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { withdrawConsentAction } from "../actions.ts";
import { sitePath, sitesPath } from "../paths.ts";
import { readSite, type SiteView } from "../queries.ts";
import { groupRows } from "../received-words.ts";
import { ReceivedDays } from "./received-days.tsx";

type PageProps = { readonly params: Promise<{ site: string }> };

/** Title and page are made of one reading. */
const readOnce = cache(async (id: string) => {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale, sitePath(locale, id));
  const site = await readSite(account.id, id);
  if (site === null) notFound();
  return { locale, site };
});

const idOf = async ({ params }: PageProps): Promise<string> => (await params).site;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, site } = await readOnce(await idOf(props));
  return { title: site.name[locale] };
}

/** One site: what was agreed to, what was not, what it received and when, and taking the consent back. */
export default async function SitePage(props: PageProps) {
  const { locale, site } = await readOnce(await idOf(props));
  const words = connectedServicesWords(locale);
  return (
    <FlowPage
      back={sitesPath(locale)}
      help={<SiteHelp locale={locale} site={site} />}
      locale={locale}
      title={site.name[locale]}
    >
      <Names heading={words.agreed} id="agreed" locale={locale} names={site.consent?.claims ?? []} />
      <Names heading={words.refused} id="refused" locale={locale} names={site.consent?.refused ?? []} />
      <ReceivedDays days={site.days} locale={locale} />
      {site.consent === null ? null : <Withdrawal id={site.id} locale={locale} />}
    </FlowPage>
  );
}

function SiteHelp({ locale, site }: { readonly locale: Locale; readonly site: SiteView }) {
  const words = connectedServicesWords(locale);
  const since = site.consent === null ? null : dateInWords(site.consent.grantedAt, locale);
  return (
    <>
      <p>{since === null ? words.withdrawnBefore : fill(words.agreedAt, { time: since })}</p>
      {site.host === null ? null : (
        <p className="field-help">
          {signInWords(locale).siteAddress}: <Ltr>{site.host}</Ltr>
        </p>
      )}
    </>
  );
}

type NamesProps = {
  readonly locale: Locale;
  readonly id: string;
  readonly heading: string;
  readonly names: readonly string[];
};

function Names({ locale, id, heading, names }: NamesProps) {
  if (names.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <SummaryList locale={locale} rows={groupRows(locale, names)} />
    </section>
  );
}

function Withdrawal({ locale, id }: { readonly locale: Locale; readonly id: string }) {
  const words = connectedServicesWords(locale);
  return (
    <section aria-labelledby="withdraw-heading" className="space-y-3">
      <h2 id="withdraw-heading">{words.withdrawHeading}</h2>
      <p>{words.withdrawAbout}</p>
      <p>{words.withdrawKept}</p>
      <Form action={withdrawConsentAction.bind(null, id)} id="withdraw">
        <SubmitButton tone="danger">{words.withdraw}</SubmitButton>
      </Form>
    </section>
  );
}
