import type { ClaimName, Claims } from "../lib/claims.ts";
import type { Locale } from "../lib/site.ts";
import { WORDS } from "./words.ts";

type Props = { readonly locale: Locale; readonly claims: Claims };

const LEFT_TO_RIGHT: readonly ClaimName[] = [
  "national_id",
  "national_id_expiry",
  "birthdate",
  "birthdate_hijri",
  "phone_number",
  "phone_number_changed_at",
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

/** Data that the site received, each under its name. */
export function ClaimList({ names, ...props }: Props & { readonly names: readonly ClaimName[] }) {
  return (
    <dl>
      {names.map((claim) => (
        <ClaimRow claim={claim} key={claim} {...props} />
      ))}
    </dl>
  );
}

/** One datum: its name, and its value in its own direction. */
export function ClaimRow({ locale, claim, claims }: Props & { readonly claim: ClaimName }) {
  return (
    <div>
      <dt>{WORDS[locale].claims[claim]}</dt>
      <dd data-claim={claim} {...(LEFT_TO_RIGHT.includes(claim) ? { dir: "ltr" } : {})}>
        {shown(locale, claim, claims)}
      </dd>
    </div>
  );
}
