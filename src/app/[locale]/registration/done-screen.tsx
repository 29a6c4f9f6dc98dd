import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { ReturnTo } from "#lib/domain/registration/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { platformRows } from "../../platform-rows.tsx";
import type { RegistrationRoute } from "./paths.ts";
import { readRegistrationAt } from "./queries.ts";

/** The account is active and its platforms are ready; on to the site that asked, or to the account. */
export async function DoneScreen({ route }: { readonly route: RegistrationRoute }) {
  const { locale, state } = await readRegistrationAt(route, "activated");
  const words = registrationWords(locale).done;
  const account = await portal().ports.accounts.find(state.accountId);
  const name = account?.identity.name[locale].first ?? "";
  return (
    <FlowPage locale={locale} title={words.title}>
      <Notice role="status" tone="success">
        <p>{fill(words.hello, { name })}</p>
      </Notice>
      <section aria-labelledby="platforms">
        <h2 id="platforms">{words.platforms}</h2>
        <SummaryList locale={locale} rows={await platformRows(locale)} />
      </section>
      <Onward locale={locale} returnTo={state.returnTo} />
      <Notice title={words.noticeTitle} tone="info">
        <p>{words.notice}</p>
        {route === "new_user" ? <p>{words.firstWeek}</p> : null}
      </Notice>
    </FlowPage>
  );
}

function Onward({ locale, returnTo }: { readonly locale: Locale; readonly returnTo: ReturnTo | null }) {
  const account = `/${locale}/account`;
  const { myAccount } = vocabulary(locale);
  if (returnTo === null) return <ButtonLink href={account}>{myAccount}</ButtonLink>;
  return (
    <div className="actions">
      <ButtonLink href={`/sign-in/${encodeURIComponent(returnTo.interactionUid)}/activated`}>
        {fill(registrationWords(locale).done.returnTo, { site: returnTo.site[locale] })}
      </ButtonLink>
      <ButtonLink href={account} tone="secondary">
        {myAccount}
      </ButtonLink>
    </div>
  );
}
