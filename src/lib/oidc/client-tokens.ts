import { errors, type KoaContextWithOIDC } from "oidc-provider";

/**
 * Asked by the library for every access token before it is issued; adds nothing. A site's token for itself (RFC 6749 §4.4) has no person
 * behind it, and every scope that there is is about a person: asked for any, it is refused with `invalid_scope`. One without a value counts as left out (§3.2).
 */
export function refuseScopesOfNobody(ctx: KoaContextWithOIDC, token: { readonly kind: string }): undefined {
  const asked = ctx.oidc.body?.scope;
  if (token.kind !== "ClientCredentials" || typeof asked !== "string" || asked === "") return undefined;
  throw new errors.InvalidScope("a token for the site itself has no scope", asked);
}
