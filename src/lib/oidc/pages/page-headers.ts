import type { KoaContextWithOIDC } from "oidc-provider";
import { escapeHtml, providerPage } from "./html.ts";
import { localeOf, nonceOf } from "./page-context.ts";
import { WORDS } from "./words.ts";

type Next = () => Promise<unknown>;

const HIDDEN_INPUT = /<input type="hidden" name="[^"<>]*" value="[^"<>]*"\/>/g;
const FORM_ACTION = /<form method="post" action="([^"<>]*)">/;

/** Where a form of these pages may lead, redirects included: here, and back to the site that asked. */
function formTargets(ctx: KoaContextWithOIDC): string {
  const client = ctx.oidc?.client;
  const uris = [...(client?.redirectUris ?? []), ...(client?.postLogoutRedirectUris ?? [])];
  return ["'self'", ...new Set(uris.map((uri) => new URL(uri).origin).filter((origin) => origin !== "null"))].join(" ");
}

function contentSecurityPolicy(ctx: KoaContextWithOIDC): string {
  const nonce = `'nonce-${nonceOf(ctx)}'`;
  return [
    "default-src 'none'",
    `style-src ${nonce}`,
    `script-src ${nonce}`,
    "img-src 'self'",
    `form-action ${formTargets(ctx)}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The library's page that posts itself (`form_post`, changing the person signed in), in our words and under our nonce. */
function onwardPage(ctx: KoaContextWithOIDC, html: string, issuer: string): string | null {
  const action = FORM_ACTION.exec(html)?.[1];
  if (action === undefined || !html.includes("<title>Submitting Callback</title>")) return null;
  const locale = localeOf(ctx, issuer);
  const words = WORDS[locale].onward;
  return providerPage({
    locale,
    title: words.title,
    nonce: nonceOf(ctx),
    body: `<h1>${words.title}</h1><p>${words.help}</p>
<form method="post" action="${action}">${(html.match(HIDDEN_INPUT) ?? []).join("")}
<div class="choices"><button class="main" type="submit">${escapeHtml(words.go)}</button></div></form>`,
    script: "document.forms[0].submit()",
  });
}

/** Gives the provider's HTML our looks and a policy of its own; the other headers are the front door's. Its addresses hold requests, so none is told on. */
export function pageHeaders(issuer: string) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    await next();
    ctx.set("Referrer-Policy", "no-referrer");
    if (!ctx.response.is("html")) return;
    if (typeof ctx.body === "string") ctx.body = onwardPage(ctx, ctx.body, issuer) ?? ctx.body;
    ctx.set("Content-Security-Policy", contentSecurityPolicy(ctx));
  };
}
