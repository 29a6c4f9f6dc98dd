import { type Client, errors, type FindAccount } from "oidc-provider";
import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { AssuranceLevel } from "#lib/domain/account/assurance.ts";
import { levelCap, rankOf } from "#lib/domain/account/assurance.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { ReleaseStore } from "#lib/ports/release-store.ts";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";
import { registeredData } from "./registered-data.ts";
import { namesIn, preparedRelease, type ReleaseRequest, releasedData } from "./released-data.ts";

/** What looking an account up for the provider needs. */
export type AccountPorts = { readonly accounts: Pick<AccountStore, "find">; readonly clock: Clock };

/** What giving its data out needs. */
export type ReleasePorts = AccountPorts & { readonly releases: Pick<ReleaseStore, "record"> };

/**
 * A session, code or refresh token keeps the level it was signed in with, but an account that was capped since (a guarded change)
 * does not give sites that level any more (mobile-change, Guarded period).
 */
function lowerLevel(holder: unknown, level: AssuranceLevel): void {
  if (typeof holder !== "object" || holder === null || !("acr" in holder)) return;
  if (typeof holder.acr === "string" && rankOf(holder.acr) > rankOf(level)) holder.acr = level;
}

/** For a site whose consent was withdrawn while its request was under way. */
function refuseWithdrawn(place: ReleaseRequest["place"]): never {
  if (place === "userinfo") throw new errors.InvalidToken("the consent was withdrawn");
  throw new errors.InvalidGrant("the consent was withdrawn");
}

/** What leaves: what the registration allows, the request asks for and the person's consent covers at this moment. It is recorded by the same statement. */
async function released(
  ports: ReleasePorts,
  { account, client }: { readonly account: Account; readonly client: Client | undefined },
  request: ReleaseRequest,
) {
  if (client === undefined || client.clientId === ACCOUNT_CLIENT_ID) return {};
  const now = ports.clock.now();
  const prepared = preparedRelease(account, request, { site: registeredData(client), now });
  const owner = { accountId: account.id, clientId: client.clientId };
  const agreed = await ports.releases.record({ ...owner, claims: namesIn(prepared), at: now });
  return agreed === null ? refuseWithdrawn(request.place) : releasedData(prepared, agreed);
}

/**
 * Reads the account anew for every use: authorization, code, refresh, userinfo. One that may not be used now (frozen) does not
 * exist for the provider, so that every channel refuses it at once.
 */
export function findAccount(ports: ReleasePorts): FindAccount {
  const { accounts, clock } = ports;
  return async (ctx, accountId, token) => {
    const account = await accounts.find(accountId);
    if (account === null || !canAuthenticate(account, clock.now()).ok) return undefined;
    const level = levelCap(account, clock.now());
    lowerLevel(ctx.oidc.session, level);
    lowerLevel(token, level);
    return {
      accountId,
      claims: async (use, scope, claims) => {
        const place = use === "userinfo" ? "userinfo" : "id_token";
        const scopes = (ctx.oidc.grant?.getOIDCScopeFiltered(scope.split(" ")) ?? "").split(" ");
        return {
          sub: accountId,
          ...(await released(ports, { account, client: ctx.oidc.client }, { place, scopes, claims })),
        };
      },
    };
  };
}
