import { type Claims, received } from "../../../lib/claims.ts";
import { portalPage } from "../../../lib/portal-page.ts";
import type { Locale } from "../../../lib/site.ts";
import { ClaimList } from "../../../parts/claim.tsx";
import { Greeting } from "../../../parts/greeting.tsx";
import { SignOutForms } from "../../../parts/sign-out-forms.tsx";
import { WORDS as SHARED } from "../../../parts/words.ts";
import { absher } from "../site.ts";
import { WORDS } from "../words.ts";

type Props = { readonly locale: Locale; readonly claims: Claims };

/** The account is ready; its services, which are the portal's own; the data that came with consent; the ways out. */
export function Inside({ locale, claims }: Props) {
  const words = WORDS[locale];
  return (
    <>
      <Greeting claims={claims} locale={locale} />
      <div className="ready">
        <strong>{words.ready}</strong>
        <span>{words.readyAbout}</span>
      </div>
      <section aria-labelledby="services">
        <h2 id="services">{words.services}</h2>
        <ul className="services">
          <li>
            <a href={portalPage(locale, "/account/self-services")}>{words.selfServices}</a>
            <p>{words.selfServicesAbout}</p>
          </li>
          <li>
            <a href={portalPage(locale, "/account/mobile")}>{words.changeNumber}</a>
            <p>{words.changeNumberAbout}</p>
          </li>
        </ul>
      </section>
      <section aria-labelledby="data">
        <h2 id="data">{words.data}</h2>
        <p>{SHARED[locale].source}</p>
        <ClaimList claims={claims} locale={locale} names={received(claims)} />
      </section>
      <SignOutForms locale={locale} site={absher} />
    </>
  );
}
