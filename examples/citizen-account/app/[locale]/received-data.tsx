import type { ClaimName, Claims } from "../../lib/claims.ts";
import type { Locale } from "../../lib/site.ts";
import { WORDS } from "../../lib/words.ts";
import { signOutEverywhere, signOutHere } from "./actions.ts";

type Props = { readonly locale: Locale; readonly claims: Claims };

const LEFT_TO_RIGHT: readonly ClaimName[] = [
  "national_id",
  "national_id_expiry",
  "birthdate",
  "birthdate_hijri",
  "phone_number",
  "email",
  "nationality",
];

function shown(locale: Locale, claim: ClaimName, claims: Claims): string {
  const words = WORDS[locale];
  const value = claims[claim];
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return new Date(value * 1000).toISOString().slice(0, 10);
  if (typeof value === "object") return [value.first, value.father, value.grandfather, value.family].join(" ");
  return words.values[value ?? ""] ?? value ?? "";
}

/** Everything that this site received, each datum under its name, and both ways out. */
export function ReceivedData({ locale, claims }: Props) {
  const words = WORDS[locale];
  const received = words.claims.filter(([claim]) => claims[claim] !== undefined);
  return (
    <>
      <h1>
        {words.hello} <bdi>{claims.given_name}</bdi>
      </h1>
      <p>{words.source}</p>
      <dl>
        {received.map(([claim, label]) => (
          <div key={claim}>
            <dt>{label}</dt>
            <dd data-claim={claim} {...(LEFT_TO_RIGHT.includes(claim) ? { dir: "ltr" } : {})}>
              {shown(locale, claim, claims)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="ways-out">
        <form action={signOutHere.bind(null, locale)}>
          <button type="submit">{words.signOutHere}</button>
        </form>
        <form action={signOutEverywhere.bind(null, locale)}>
          <button type="submit">{words.signOutEverywhere}</button>
        </form>
      </div>
      <p className="quiet">{words.signOutHelp}</p>
    </>
  );
}
