import type { FindAccount } from "oidc-provider";
import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { AssuranceLevel } from "#lib/domain/account/assurance.ts";
import { levelCap, rankOf } from "#lib/domain/account/assurance.ts";
import type { Language } from "#lib/domain/language.ts";
import { firstLocaleOf } from "#lib/i18n/chosen-locale.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { Clock } from "#lib/ports/clock.ts";
import { claimsFor } from "./claims.ts";

/** What looking an account up for the provider needs. */
export type AccountPorts = { readonly accounts: Pick<AccountStore, "find">; readonly clock: Clock };

/**
 * A session, code or refresh token keeps the level it was signed in with, but an account that was capped since (a guarded change)
 * does not give sites that level any more (mobile-change, Guarded period).
 */
function lowerLevel(holder: unknown, level: AssuranceLevel): void {
  if (typeof holder !== "object" || holder === null || !("acr" in holder)) return;
  if (typeof holder.acr === "string" && rankOf(holder.acr) > rankOf(level)) holder.acr = level;
}

/** The first of the site's `ui_locales` that the portal speaks, otherwise the person's own language. */
function languageAsked(uiLocales: unknown, account: Pick<Account, "language">): Language {
  if (typeof uiLocales !== "string") return account.language;
  return firstLocaleOf(uiLocales.split(" ")) ?? account.language;
}

/** What of the phone scope stands in the ID token: a site has to see a changed number at once (mobile-change, Guarded period). */
const PHONE_IN_ID_TOKEN = ["phone_number_verified", "phone_number_changed_at"] as const;

/** An ID token is kept small and holds no personal data but this. */
function idTokenClaims(account: Account, scopes: readonly string[]) {
  const released = claimsFor(account, scopes, account.language);
  return Object.fromEntries(PHONE_IN_ID_TOKEN.filter((name) => name in released).map((name) => [name, released[name]]));
}

/**
 * Reads the account anew for every use: authorization, code, refresh, userinfo. One that may not be used now (frozen) does not
 * exist for the provider, so that every channel refuses it at once.
 */
export function findAccount({ accounts, clock }: AccountPorts): FindAccount {
  return async (ctx, accountId, token) => {
    const account = await accounts.find(accountId);
    if (account === null || !canAuthenticate(account, clock.now()).ok) return undefined;
    const level = levelCap(account, clock.now());
    lowerLevel(ctx.oidc.session, level);
    lowerLevel(token, level);
    return {
      accountId,
      claims: async (use, scope) => {
        const scopes = scope.split(" ");
        if (use === "id_token") return { sub: accountId, ...idTokenClaims(account, scopes) };
        const language = languageAsked(ctx.oidc.params?.ui_locales, account);
        return { sub: accountId, ...claimsFor(account, scopes, language) };
      },
    };
  };
}
