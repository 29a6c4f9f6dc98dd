import { type ClaimName, type Claims, received } from "../../../lib/claims.ts";
import type { Locale } from "../../../lib/site.ts";
import { ClaimList } from "../../../parts/claim.tsx";
import { Greeting } from "../../../parts/greeting.tsx";
import { WORDS as SHARED } from "../../../parts/words.ts";
import { WORDS } from "../words.ts";

const ON_CARD: readonly ClaimName[] = ["name", "national_id", "national_id_type", "national_id_expiry"];

type Props = { readonly locale: Locale; readonly claims: Claims };

/** The card, and below it whatever else was received. */
export function DigitalCard({ locale, claims }: Props) {
  const words = WORDS[locale];
  const names = received(claims);
  return (
    <>
      <Greeting claims={claims} locale={locale} />
      <section aria-labelledby="card" className="digital-card">
        <h2 id="card">{words.card}</h2>
        <p className="specimen">{words.specimen}</p>
        <ClaimList claims={claims} locale={locale} names={ON_CARD.filter((name) => names.includes(name))} />
      </section>
      <section aria-labelledby="data">
        <h2 id="data">{words.data}</h2>
        <p>{SHARED[locale].source}</p>
        <ClaimList claims={claims} locale={locale} names={names.filter((name) => !ON_CARD.includes(name))} />
      </section>
    </>
  );
}
