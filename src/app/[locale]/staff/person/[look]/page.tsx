import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { isRowId } from "#lib/domain/row-id.ts";
import { loadPerson } from "#lib/flows/service-desk/load-person.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { portal } from "#lib/portal.ts";
import { requireOfficer } from "#lib/session/officer-session.ts";
import { staffPath } from "../../paths.ts";
import { CodeSection } from "./code-section.tsx";
import { IssueSection } from "./issue-section.tsx";
import { accountRows, caseRows } from "./person-rows.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).personTitle };
}

/** One person whom the officer looked up: the account, the case, and the codes. Nothing secret, no number in full. */
export default async function PersonPage({ params }: { readonly params: Promise<{ look: string }> }) {
  const locale = await currentLocale();
  const session = await requireOfficer(locale);
  const { look } = await params;
  const words = serviceDeskWords(locale);
  const viewed = isRowId(look)
    ? await loadPerson(portal().ports, session, look)
    : ({ ok: false, refusal: { code: "lookup_over" } } as const);
  if (!viewed.ok) {
    return (
      <FlowPage back={staffPath(locale)} locale={locale} title={words.personTitle}>
        <Notice role="alert" tone="warning">
          <p>{refusalWords(locale, viewed.refusal)}</p>
        </Notice>
      </FlowPage>
    );
  }
  const { account, change, code, now } = viewed.value;
  const shown = { locale, look, session, now };
  return (
    <FlowPage back={staffPath(locale)} help={words.personHelp} locale={locale} title={words.personTitle}>
      <SummaryList locale={locale} rows={accountRows(locale, account, now)} />
      <section aria-labelledby="case" className="grid gap-4">
        <h2 id="case">{words.caseHeading}</h2>
        {change === null ? <p>{words.noCase}</p> : <SummaryList locale={locale} rows={caseRows(locale, change)} />}
      </section>
      <CodeSection {...shown} code={code} />
      <IssueSection {...shown} hasCase={change !== null} />
    </FlowPage>
  );
}
