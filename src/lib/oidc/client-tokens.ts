import { errors, type KoaContextWithOIDC } from "oidc-provider";

/**
 * Asked by the library for every access token before it is issued; adds nothing. A site's token for itself (RFC 6749 §4.4) has no person
 * behind it, and every scope that there is is about a person: asked for any, it is refused with `invalid_scope`.
 */
export function refuseScopesOfNobody(ctx: KoaContextWithOIDC, token: { readonly kind: string }): undefined {
  if (token.kind !== "ClientCredentials" || typeof ctx.oidc.body?.scope !== "string") return undefined;
  throw new errors.InvalidScope("a token for the site itself has no scope", ctx.oidc.body.scope);
}
