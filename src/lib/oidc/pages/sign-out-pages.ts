import type { KoaContextWithOIDC } from "oidc-provider";
import type { Locale } from "#lib/i18n/locales.ts";
import { ACCOUNT_CLIENT_ID } from "../account-client.ts";
import { siteNames } from "../client-names.ts";
import { escapeHtml, providerPage } from "./html.ts";
import { localeOf, nonceOf } from "./page-context.ts";
import { WORDS } from "./words.ts";

/** The form's id in the library's markup; its buttons refer to it. */
const FORM_ID = "op.logoutForm";

/**
 * Whether the site showed an ID token of this very session. The library has verified that it is one of ours for that site; the `sid` is in no
 * ID token but those of this session there, which only the site and the person's browser were given.
 */
function isMeantByHint({ oidc }: KoaContextWithOIDC): boolean {
  const { client, session } = oidc;
  const sid = oidc.entities.IdTokenHint?.payload.sid;
  return client !== undefined && typeof sid === "string" && sid === session?.sidFor(client.clientId);
}

/** The person has asked at the site already: the form sends itself, and waits for a press where no scripts run. */
function signingOutPage(ctx: KoaContextWithOIDC, form: string, locale: Locale): void {
  const words = WORDS[locale].signingOut;
  ctx.body = providerPage({
    locale,
    title: words.title,
    nonce: nonceOf(ctx),
    body: `<h1>${words.title}</h1><p>${words.help}</p>
${form.replace("</form>", () => `<input type="hidden" name="logout" value="yes"/></form>`)}
<div class="choices"><button class="main" type="submit" form="${FORM_ID}">${words.go}</button></div>`,
    script: `document.getElementById("${FORM_ID}").submit()`,
  });
}

/** Asks whether the person wants to sign out of the portal too. */
function askingPage(ctx: KoaContextWithOIDC, form: string, locale: Locale): void {
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
}

/**
 * Asks before the single sign-on session ends, unless the site proves by an ID token that it speaks of this very session: nobody can be
 * signed out against their will (RP-Initiated Logout §2 and §6). `form` is the library's own with its anti-forgery token.
 */
export function signOutPage(issuer: string) {
  return (ctx: KoaContextWithOIDC, form: string): void => {
    const page = isMeantByHint(ctx) ? signingOutPage : askingPage;
    page(ctx, form, localeOf(ctx, issuer));
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
