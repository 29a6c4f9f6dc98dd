import { type ErrorOut, errors, type KoaContextWithOIDC } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import { escapeHtml, providerPage } from "./html.ts";
import { localeOf, nonceOf } from "./page-context.ts";
import { WORDS } from "./words.ts";

/** The page for errors that must not be sent to a site: unknown client, unregistered address, expired interaction. */
export type ErrorRenderer = (ctx: KoaContextWithOIDC, out: ErrorOut, error: Error) => void;

/** Whose fault it is: the site's request, the time that passed, or ours. */
function helpFor(error: Error): "help" | "expired" | "fault" {
  if (error instanceof errors.SessionNotFound) return "expired";
  return error instanceof errors.OIDCProviderError && error.statusCode < 500 ? "help" : "fault";
}

/**
 * Shows what to do and a reference, in the reader's language; the exact cause stands under that reference in the log only. Nothing of
 * the request is repeated, and nothing leads to an address that the request named.
 */
export function errorPage(log: Log, issuer: string): ErrorRenderer {
  return (ctx, out, error) => {
    const locale = localeOf(ctx, issuer);
    const words = WORDS[locale].error;
    const reference = log.error("oidc.refused", error);
    const detail = error instanceof errors.OIDCProviderError ? error.error_detail : undefined;
    log.warn("oidc.refused", { reference, error: out.error, detail: detail ?? out.error_description ?? null });
    ctx.type = "html";
    ctx.body = providerPage({
      locale,
      title: words.title,
      nonce: nonceOf(ctx),
      body: `<div role="alert"><h1>${words.title}</h1><p>${words[helpFor(error)]}</p></div>
<p class="quiet">${words.reference} <span class="reference" data-reference>${escapeHtml(reference)}</span></p>
<div class="choices"><a class="button" href="/${locale}">${words.home}</a></div>`,
    });
  };
}
