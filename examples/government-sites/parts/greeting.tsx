import type { Claims } from "../lib/claims.ts";
import type { Locale } from "../lib/site.ts";
import { WORDS } from "./words.ts";

type Props = { readonly locale: Locale; readonly claims: Claims };

/** The page's heading for who is signed in: by the first name as the page's language writes it. `name` itself is in the account's language. */
export function Greeting({ locale, claims }: Props) {
  const name = locale === "ar" ? claims.name_ar : claims.name_en;
  return (
    <h1>
      {WORDS[locale].hello} <bdi>{name?.first ?? claims.given_name}</bdi>
    </h1>
  );
}
