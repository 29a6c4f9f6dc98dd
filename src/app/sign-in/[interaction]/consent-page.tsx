import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { TickCards } from "#components/tick-cards.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { answerConsentAction } from "./actions.ts";
import { AskingSite } from "./asking-site.tsx";
import { claimRows } from "./claim-rows.tsx";
import { limitOf } from "./limit.ts";
import type { ReleasedGroup } from "./queries.ts";

type ConsentPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly groups: readonly ReleasedGroup[];
};

/** Exactly the data that will be sent, with its real values, what of it may be left out, and two answers of equal size. */
export function ConsentPage({ locale, asked, groups }: ConsentPageProps) {
  const words = signInWords(locale);
  const required = groups.filter(({ need }) => need === "required");
  const optional = groups.filter(({ need }) => need === "optional");
  return (
    <FlowPage
      help={<AskingSite locale={locale} sentence={words.consentAsk} site={asked.client} />}
      limit={limitOf(locale, asked)}
      locale={locale}
      title={words.consentTitle}
    >
      {required.length === 0 ? null : <h2>{words.consentData}</h2>}
      {required.map((released) => (
        <section aria-labelledby={`scope-${released.group}`} key={released.group}>
          <h3 id={`scope-${released.group}`}>{words.scopes[released.group]}</h3>
          <GroupDetails locale={locale} released={released} />
        </section>
      ))}
      <Form action={answerConsentAction.bind(null, asked.uid)}>
        {optional.length === 0 ? null : (
          <TickCards
            cards={optional.map((released) => ({
              value: released.group,
              title: words.scopes[released.group],
              isTicked: released.isTicked,
              details: <GroupDetails locale={locale} released={released} />,
            }))}
            help={words.consentOptionalHelp}
            legend={words.consentOptional}
            name="agree"
          />
        )}
        <p>{words.consentOnce}</p>
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

/** The values of one group, or that there are none. */
function GroupDetails({ locale, released }: { readonly locale: Locale; readonly released: ReleasedGroup }) {
  const words = signInWords(locale);
  if (released.group === "openid") return <p>{words.openidValue}</p>;
  if (released.group === "offline_access") return <p>{words.consentOffline}</p>;
  const rows = claimRows(locale, released);
  if (rows.length === 0) return <p className="field-help">{words.consentNone}</p>;
  return (
    <div className="data-list">
      <SummaryList locale={locale} rows={rows} />
    </div>
  );
}
