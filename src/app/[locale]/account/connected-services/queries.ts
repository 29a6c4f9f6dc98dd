import "server-only";
import type { Instant } from "#lib/domain/result.ts";
import { registeredNames, type SiteNames } from "#lib/oidc/client-names.ts";
import { portal } from "#lib/portal.ts";
import type { ListedConsent } from "#lib/ports/consent-store.ts";
import type { ReleasedDay } from "#lib/ports/release-store.ts";

/** A site that the person agreed to, or that received something: `consent` is `null` where it was withdrawn. */
export type SiteView = {
  readonly id: string;
  readonly name: SiteNames;
  /** Where people go when they use it; `null` for one that is not registered any more. */
  readonly host: string | null;
  readonly consent: ListedConsent | null;
  /** Newest day first. */
  readonly days: readonly ReleasedDay[];
  readonly lastAt: Instant | null;
};

/** Days that are read of all sites together; each site has one row for a day. */
const DAYS_READ = 400;

/** The sites of a person, the one that received something last first. */
export async function readSites(accountId: string): Promise<readonly SiteView[]> {
  const { consents, releases } = portal().ports;
  const [standing, days] = await Promise.all([consents.list(accountId), releases.list(accountId, DAYS_READ)]);
  const ids = new Set([...standing, ...days].map(({ clientId }) => clientId));
  const sites = await Promise.all(
    [...ids].map(async (id) => {
      const own = days.filter(({ clientId }) => clientId === id);
      const consent = standing.find(({ clientId }) => clientId === id) ?? null;
      return { id, ...(await siteOf(id)), consent, days: own, lastAt: own[0]?.lastAt ?? null };
    }),
  );
  return sites.sort((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0));
}

/** One of them, or `null` when this person has nothing to do with it. */
export async function readSite(accountId: string, id: string): Promise<SiteView | null> {
  return (await readSites(accountId)).find((site) => site.id === id) ?? null;
}

/** A site's names by its registration; one that is registered no more has its id for a name. */
export async function siteOf(id: string): Promise<{ readonly name: SiteNames; readonly host: string | null }> {
  const client = await portal().sites.find(id);
  if (client === null) return { name: { ar: id, en: id }, host: null };
  const [redirectUri] = Array.isArray(client.redirect_uris) ? client.redirect_uris : [];
  const address = String(client.client_uri ?? redirectUri ?? "");
  return { name: registeredNames(client), host: URL.canParse(address) ? new URL(address).host : null };
}
