import type { SummaryRow } from "#components/summary-list.tsx";
import type { Instant } from "#lib/domain/result.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { connectedServicesWords } from "#lib/i18n/messages/connected-services/words.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { CLAIMS_OF_SCOPE, isClaimScope } from "#lib/oidc/claims.ts";

/** What data are called, in the order of the catalogue, as one sentence part: "Name, Gender and Email". */
export function namesInWords(locale: Locale, names: readonly string[]): string {
  const { named } = connectedServicesWords(locale);
  const known: Readonly<Record<string, string>> = { ...signInWords(locale).claims, ...named };
  const inOrder = Object.keys(known).filter((name) => names.includes(name));
  return inOrder.map((name) => known[name] ?? name).join(locale === "ar" ? "، " : ", ");
}

/** Data in their groups: each group's name, and what of it. */
export function groupRows(locale: Locale, names: readonly string[]): readonly SummaryRow[] {
  const words = signInWords(locale);
  const groups = Object.keys(CLAIMS_OF_SCOPE).filter(isClaimScope);
  const rows = groups.map((group) => ({
    term: words.scopes[group],
    value: namesInWords(
      locale,
      CLAIMS_OF_SCOPE[group].filter((name) => name !== "sub" && names.includes(name)),
    ),
  }));
  const lasting = names.includes("offline_access")
    ? [{ term: words.scopes.offline_access, value: words.consentOffline }]
    : [];
  const own = names.includes("sub") ? [{ term: words.scopes.openid, value: words.openidValue }] : [];
  return [...own, ...rows.filter(({ value }) => value !== ""), ...lasting];
}

/** When a site received something last. */
export function lastInWords(locale: Locale, lastAt: Instant | null): string {
  const words = connectedServicesWords(locale);
  return lastAt === null ? words.notYet : fill(words.last, { time: dateInWords(lastAt, locale) });
}
