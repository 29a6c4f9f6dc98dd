import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import type { RegistrationAt } from "#lib/domain/registration/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import type { RegistrationRoute } from "./paths.ts";
import { readRegistrationAt } from "./queries.ts";
import { StartAgain } from "./start-again.tsx";

/** Why there is no account, told to who has proved the number, and the way on. */
export async function RefusedScreen({ route }: { readonly route: RegistrationRoute }) {
  const { locale, state } = await readRegistrationAt(route, "refused");
  const words = registrationWords(locale).refused;
  const { what, next } = words.reasons[state.reason];
  const age = portal().ports.policy.minimumAgeYears;
  return (
    <FlowPage locale={locale} title={words.title}>
      <Notice role="alert" title={fill(what, { age })} tone="danger">
        <p>{next}</p>
        <p>{words.nothingKept}</p>
      </Notice>
      {state.reason === "account_exists" ? (
        <WaysIn locale={locale} state={state} />
      ) : (
        <StartAgain locale={locale} route={route} />
      )}
    </FlowPage>
  );
}

type WaysInProps = { readonly locale: Locale; readonly state: RegistrationAt<"refused"> };

/** Who has an account signs in, at the site that asked if there is one, or gets back in. */
function WaysIn({ locale, state: { returnTo } }: WaysInProps) {
  const signIn = returnTo === null ? `/${locale}/account` : `/sign-in/${encodeURIComponent(returnTo.interactionUid)}`;
  return (
    <div className="actions">
      <ButtonLink href={`/${locale}/recovery`}>{registrationWords(locale).refused.recover}</ButtonLink>
      <ButtonLink href={signIn} tone="secondary">
        {vocabulary(locale).signIn}
      </ButtonLink>
    </div>
  );
}
