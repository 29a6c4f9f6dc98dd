import type { Client, KoaContextWithOIDC } from "oidc-provider";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { AccountPorts } from "./accounts.ts";
import type { GrantPorts } from "./grants.ts";

/** What is known of a token that somebody asks about or wants revoked. */
type AskedToken = { readonly kind?: string; readonly clientId?: string | undefined; readonly accountId?: unknown };

/** A site may revoke its own tokens. For everybody else's nothing happens and the answer is the same (RFC 7009 §2.2). */
export function mayRevoke(_ctx: KoaContextWithOIDC, client: Client, token: AskedToken): boolean {
  return token.clientId === client.clientId;
}

/**
 * A site may ask about its own tokens, and has to prove that it is the site (RFC 7662 §2.1): one without a secret or a key cannot. The tokens of
 * an account that may not be used now, or whose consent was withdrawn, count as ended; one for the site itself has no account. Who may not ask is told the same as for a token that
 * never was.
 */
export function mayIntrospect({ accounts, clock, consents }: AccountPorts & GrantPorts) {
  return async (_ctx: KoaContextWithOIDC, client: Client, token: AskedToken): Promise<boolean> => {
    if (token.clientId !== client.clientId || client.tokenEndpointAuthMethod === "none") return false;
    if (token.kind === "ClientCredentials") return true;
    const { accountId } = token;
    if (typeof accountId !== "string") return false;
    const owner = { accountId, clientId: client.clientId };
    const [account, consent] = await Promise.all([accounts.find(accountId), consents.find(owner)]);
    return account !== null && canAuthenticate(account, clock.now()).ok && consent !== null;
  };
}
