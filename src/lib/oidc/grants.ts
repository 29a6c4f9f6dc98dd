import type { Grant, KoaContextWithOIDC } from "oidc-provider";
import type { ConsentStore } from "#lib/ports/consent-store.ts";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";

/** What finding a grant needs. */
export type GrantPorts = { readonly consents: Pick<ConsentStore, "scopesOf"> };

async function grantOfSession(ctx: KoaContextWithOIDC, clientId: string): Promise<Grant | undefined> {
  const { result, session, provider } = ctx.oidc;
  const id = result?.consent?.grantId ?? session?.grantIdFor(clientId);
  return id === undefined ? undefined : provider.Grant.find(id);
}

/** What a grant is about. */
type Owner = { readonly accountId: string; readonly clientId: string };

/** Whether the person agreed to all of these scopes for this site before. */
async function isAgreed(
  ports: GrantPorts,
  { accountId, clientId }: Owner,
  scopes: readonly string[],
): Promise<boolean> {
  // The account area is the portal itself: nothing leaves it, so there is nothing to agree to.
  const agreed = clientId === ACCOUNT_CLIENT_ID ? ["openid"] : await ports.consents.scopesOf(accountId, clientId);
  return scopes.every((scope) => agreed.includes(scope));
}

/** Every ID token names its session (`sid`), so that a site can end its own with it and say at sign-out which one it means. */
function nameSession(ctx: KoaContextWithOIDC): void {
  Object.assign(ctx.oidc.claims, { id_token: { ...ctx.oidc.claims.id_token, sid: null } });
}

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** What a request asks for that a grant does not answer yet, one way or the other. */
function missingScopes(ctx: KoaContextWithOIDC, grant: Grant | undefined): string[] {
  const answered = grant === undefined ? [] : words(grant.getOIDCScopeEncountered());
  return [...ctx.oidc.requestParamOIDCScopes].filter((scope) => !answered.includes(scope));
}

/**
 * The grant that an authorization request goes on with: the session's own, or a new one, brought up to what was asked as far as the
 * person agreed to it before. What is still missing then leads to the consent page.
 */
export function loadExistingGrant(ports: GrantPorts) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { client, account } = ctx.oidc;
    if (client === undefined || account === undefined) return undefined;
    const owner = { accountId: account.accountId, clientId: client.clientId };
    nameSession(ctx);
    const found = await grantOfSession(ctx, owner.clientId);
    const existing = found?.accountId === owner.accountId ? found : undefined;
    const missing = missingScopes(ctx, existing);
    if (missing.length === 0 || !(await isAgreed(ports, owner, missing))) return existing;
    return extended(existing ?? new ctx.oidc.provider.Grant(owner), missing);
  };
}

async function extended(grant: Grant, missing: readonly string[]): Promise<Grant> {
  grant.addOIDCScope(missing.join(" "));
  await grant.save();
  return grant;
}
