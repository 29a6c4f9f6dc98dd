import type { Grant, KoaContextWithOIDC } from "oidc-provider";
import type { ConsentStore, GivenConsent } from "#lib/ports/consent-store.ts";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";
import { type AskedData, askedData } from "./asked-data.ts";
import { settleGrant } from "./grant-settlement.ts";
import { registeredData } from "./registered-data.ts";

/** What finding a grant needs. */
export type GrantPorts = { readonly consents: Pick<ConsentStore, "find"> };

/** The account area is the portal itself: nothing leaves it, so there is nothing to agree to. */
const OWN: GivenConsent = { claims: ["sub"], refused: [] };
const NOTHING: GivenConsent = { claims: [], refused: [] };

async function grantOfSession({ oidc }: KoaContextWithOIDC, clientId: string): Promise<Grant | undefined> {
  const id = oidc.session?.grantIdFor(clientId);
  return id === undefined ? undefined : oidc.provider.Grant.find(id);
}

/** The grant of the answer that the person has just given. */
async function grantOfAnswer({ oidc }: KoaContextWithOIDC, owner: Owner): Promise<Grant | undefined> {
  const id = oidc.result?.consent?.grantId;
  return id === undefined ? undefined : ownGrant(await oidc.provider.Grant.find(id), owner);
}

const ownGrant = (grant: Grant | undefined, owner: Owner): Grant | undefined =>
  grant?.accountId === owner.accountId && grant.clientId === owner.clientId ? grant : undefined;

/** Every ID token names its session (`sid`), so that a site can end its own with it and say at sign-out which one it means. */
function nameSession(ctx: KoaContextWithOIDC): void {
  Object.assign(ctx.oidc.claims, { id_token: { ...ctx.oidc.claims.id_token, sid: null } });
}

/** What a grant is about. */
type Owner = { readonly accountId: string; readonly clientId: string };

function consentOf({ consents }: GrantPorts, owner: Owner): Promise<GivenConsent | null> {
  return owner.clientId === ACCOUNT_CLIENT_ID ? Promise.resolve(OWN) : consents.find(owner);
}

/** What the request in this context asks for. */
function askedIn({ oidc }: KoaContextWithOIDC): AskedData {
  return askedData(oidc.params ?? {}, registeredData(oidc.client ?? {}));
}

/**
 * The grant that an authorization request goes on with: the answer that was just given, or the session's own or a new one, brought to what the
 * person's consent says today of what was asked. What is missing in it leads to the consent page.
 */
export function loadExistingGrant(ports: GrantPorts) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { client, account } = ctx.oidc;
    if (client === undefined || account === undefined) return undefined;
    const owner = { accountId: account.accountId, clientId: client.clientId };
    nameSession(ctx);
    return (await grantOfAnswer(ctx, owner)) ?? grantByConsent(ports, ctx, owner);
  };
}

async function grantByConsent(ports: GrantPorts, ctx: KoaContextWithOIDC, owner: Owner): Promise<Grant> {
  const [found, consent] = await Promise.all([grantOfSession(ctx, owner.clientId), consentOf(ports, owner)]);
  const grant = ownGrant(found, owner) ?? new ctx.oidc.provider.Grant(owner);
  const settled = settleGrant(grant, askedIn(ctx), { consent: consent ?? NOTHING, claims: ctx.oidc.params?.claims });
  // An incomplete one is completed by the consent page's answer, and only then kept.
  if (settled === "complete_and_changed") await grant.save();
  return grant;
}
