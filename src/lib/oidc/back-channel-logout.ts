import type { JWK } from "jose";
import type { Client, Provider } from "oidc-provider";
import type { PostForm, SiteAnswer, TellSite } from "#lib/ports/back-channel-logout.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import { logoutToken } from "./logout-token.ts";
import { pairwiseSubject } from "./subject.ts";

/** What telling a site takes. */
export type BackChannelParts = {
  readonly issuer: string;
  /** The provider of the moment and its keys, the one to sign with first. */
  readonly current: () => { readonly provider: Pick<Provider, "Client">; readonly keys: readonly JWK[] };
  readonly hash: KeyedHash;
  readonly post: PostForm;
};

/** Statuses by which a site says "not now" rather than "never": a time-out of its own, too much at once. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

function answerOf(status: number | null): SiteAnswer {
  if (status === 200 || status === 204) return "told";
  const isRefusal = status !== null && status >= 400 && status < 500 && !PASSING.has(status);
  return isRefusal ? "refused" : "unreachable";
}

function addressOf(client: Client): string | null {
  const registered = client.backchannel_logout_uri;
  return typeof registered === "string" ? registered : null;
}

/** Tells a site as it is registered now; one that was removed meanwhile, or wants to be told no more, is not told. */
export function tellSite({ issuer, current, hash, post }: BackChannelParts): TellSite {
  return async ({ clientId, sid, accountId }) => {
    const { provider, keys } = current();
    const client = await provider.Client.find(clientId);
    const address = client === undefined ? null : addressOf(client);
    if (client === undefined || address === null) return "not_registered";
    const token = await logoutToken(keys, {
      issuer,
      clientId,
      sid,
      subject: pairwiseSubject(hash, accountId, client),
      algorithm: client.idTokenSignedResponseAlg ?? "ES256",
    });
    return answerOf(await post(address, { logout_token: token }));
  };
}
