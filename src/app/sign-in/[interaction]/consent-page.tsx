import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { answerConsentAction } from "./actions.ts";
import { AskingSite } from "./asking-site.tsx";
import { claimRows } from "./claim-rows.tsx";
import { limitOf } from "./limit.ts";
import type { ReleasedScope } from "./queries.ts";

type ConsentPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly scopes: readonly ReleasedScope[];
};

/** Exactly the data that will be sent, with its real values, and two answers of equal size. */
export function ConsentPage({ locale, asked, scopes }: ConsentPageProps) {
  const words = signInWords(locale);
  return (
    <FlowPage
      help={<AskingSite locale={locale} sentence={words.consentAsk} site={asked.client} />}
      limit={limitOf(locale, asked)}
      locale={locale}
      title={words.consentTitle}
    >
      <h2>{words.consentData}</h2>
      {scopes.map((released) => (
        <section aria-labelledby={`scope-${released.scope}`} key={released.scope}>
          <h3 id={`scope-${released.scope}`}>{scopeTitle(words.scopes, released.scope)}</h3>
          <SummaryList locale={locale} rows={claimRows(locale, released)} />
        </section>
      ))}
      <p>{words.consentOnce}</p>
      <Form action={answerConsentAction.bind(null, asked.uid)}>
        <div className="actions">
          <SubmitButton intent="allow">{words.allow}</SubmitButton>
          <SubmitButton intent="deny" tone="secondary">
            {words.deny}
          </SubmitButton>
        </div>
      </Form>
    </FlowPage>
  );
}

function scopeTitle(titles: Readonly<Record<string, string>>, scope: string): string {
  return titles[scope] ?? scope;
}
