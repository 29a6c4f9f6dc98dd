import type { KoaContextWithOIDC } from "oidc-provider";
import { ACCOUNT_CLIENT_ID } from "../account-client.ts";
import { siteNames } from "../client-names.ts";
import { escapeHtml, providerPage } from "./html.ts";
import { localeOf, nonceOf } from "./page-context.ts";
import { WORDS } from "./words.ts";

/** The form's id in the library's markup; its buttons refer to it. */
const FORM_ID = "op.logoutForm";

/**
 * Asks before the single sign-on session ends: a site cannot force it on a person (RP-Initiated Logout §2). `form` is the
 * library's own form with its anti-forgery token.
 */
export function signOutPage(issuer: string) {
  return (ctx: KoaContextWithOIDC, form: string): void => {
    const locale = localeOf(ctx, issuer);
    const words = WORDS[locale].signOut;
    const { client } = ctx.oidc;
    const site = client === undefined || client.clientId === ACCOUNT_CLIENT_ID ? null : siteNames(client)[locale];
    const asked =
      site === null ? "" : `<p>${words.fromSite.replace("{site}", () => `<bdi>${escapeHtml(site)}</bdi>`)}</p>`;
    ctx.body = providerPage({
      locale,
      title: words.title,
      nonce: nonceOf(ctx),
      body: `<h1>${words.title}</h1>${asked}<p>${words.help}</p>${form}
<div class="choices">
<button class="main" type="submit" form="${FORM_ID}" name="logout" value="yes">${words.confirm}</button>
<button type="submit" form="${FORM_ID}">${words.stay}</button>
</div>`,
    });
  };
}

/** Says that it is done, when no site's own page follows. */
export function signedOutPage(issuer: string) {
  return (ctx: KoaContextWithOIDC): void => {
    const locale = localeOf(ctx, issuer);
    const words = WORDS[locale].signedOut;
    ctx.type = "html";
    ctx.body = providerPage({
      locale,
      title: words.title,
      nonce: nonceOf(ctx),
      body: `<div role="status"><h1>${words.title}</h1><p>${words.help}</p></div>
<div class="choices"><a class="button" href="/${locale}">${words.home}</a></div>`,
    });
  };
}
