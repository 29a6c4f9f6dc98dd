import type { ClientMetadata } from "oidc-provider";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";

/** The portal's own first relying party, the account area (decision 5). */
export const ACCOUNT_CLIENT_ID = "nafidha-account";

/** Where next-auth receives the account area's authorization codes. */
export function accountCallbackUrl(issuer: string): string {
  return new URL("/api/auth/callback/nafidha", issuer).href;
}

/** Where the browser comes back to after signing out of the portal: the home page in that language. */
export function signedOutUrl(issuer: string, locale: Locale): string {
  return new URL(`/${locale}`, issuer).href;
}

/** The account area's registration. It is not stored: its secret is derived from the master key and its addresses from the issuer. */
export function accountClient(issuer: string, secret: string): ClientMetadata {
  return {
    client_id: ACCOUNT_CLIENT_ID,
    client_secret: secret,
    client_name: "Nafidha",
    redirect_uris: [accountCallbackUrl(issuer)],
    post_logout_redirect_uris: LOCALES.map((locale) => signedOutUrl(issuer, locale)),
    grant_types: ["authorization_code"],
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_basic",
    subject_type: "public",
    scope: "openid",
  };
}
