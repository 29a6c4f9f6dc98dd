import { type ErrorOut, errors, type KoaContextWithOIDC } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import { escapeHtml, providerPage } from "./html.ts";
import { localeOf, nonceOf } from "./page-context.ts";
import { WORDS } from "./words.ts";

/** The page for errors that must not be sent to a site: unknown client, unregistered address, expired interaction. */
export type ErrorRenderer = (ctx: KoaContextWithOIDC, out: ErrorOut, error: Error) => void;

/** What the person can do depends on what went wrong; each kind has words of its own. */
type Kind = "help" | "unknownSite" | "wrongAddress" | "expired" | "finished" | "noCookies" | "signingOut" | "fault";

/** A request that is not there any more: cookies are off, it was completed (Back), or its time is over. */
function lostKind(ctx: KoaContextWithOIDC): Kind {
  if (ctx.get("cookie") === "") return "noCookies";
  return ctx.oidc?.session?.accountId === undefined ? "expired" : "finished";
}

function kindOf(ctx: KoaContextWithOIDC, error: Error): Kind {
  if (!(error instanceof errors.OIDCProviderError) || error.statusCode >= 500) return "fault";
  if (error instanceof errors.SessionNotFound) return lostKind(ctx);
  if (ctx.path.startsWith("/oidc/session/")) return "signingOut";
  if (error instanceof errors.InvalidClient) return "unknownSite";
  return error instanceof errors.InvalidRedirectUri ? "wrongAddress" : "help";
}

/** What stands in the log beside the reference: the protocol's words and a registered site's id, nothing of the person. */
function causeOf(ctx: KoaContextWithOIDC, out: ErrorOut, error: Error) {
  const detail = error instanceof errors.OIDCProviderError ? error.error_detail : undefined;
  return {
    error: out.error,
    detail: detail ?? out.error_description ?? null,
    client: ctx.oidc?.client?.clientId ?? null,
  };
}

/**
 * Shows what to do and a reference, in the reader's language; the exact cause stands under that reference in the log only. Nothing of
 * the request is repeated, and nothing leads to an address that the request named.
 */
export function errorPage(log: Log, issuer: string): ErrorRenderer {
  return (ctx, out, error) => {
    const locale = localeOf(ctx, issuer);
    const words = WORDS[locale].error;
    const kind = kindOf(ctx, error);
    const reference = log.error("oidc.refused", error);
    log.warn("oidc.refused", { reference, kind, ...causeOf(ctx, out, error) });
    ctx.type = "html";
    ctx.body = providerPage({
      locale,
      title: words.title,
      nonce: nonceOf(ctx),
      body: `<div role="alert"><h1>${words.title}</h1><p>${words[kind]}</p></div>
<p class="quiet">${words.reference} <span class="reference" data-reference>${escapeHtml(reference)}</span></p>
<div class="choices"><a class="button" href="/${locale}">${words.home}</a></div>`,
    });
  };
}
