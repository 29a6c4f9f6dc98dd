import "server-only";
import { ACCOUNT_CLIENT_ID } from "#lib/oidc/account-client.ts";
import type { SiteNames } from "#lib/oidc/client-names.ts";
import { portal } from "#lib/portal.ts";
import type { OwnSession, SessionOwner } from "#lib/ports/own-session-store.ts";
import { siteOf } from "../../connected-services/queries.ts";

/** So many sessions are shown, so that the page stays a page. */
const SHOWN = 10;

/** One session with its sites' names; the account area is no site. */
export type SessionView = OwnSession & { readonly sites: readonly SiteNames[] };

/** What the page shows, and how many sessions it leaves out. */
export type SessionsView = { readonly sessions: readonly SessionView[]; readonly left: number };

/** Reads where a person is signed in. */
export async function readSessions(owner: SessionOwner): Promise<SessionsView> {
  const { sessions, count } = await portal().ports.ownSessions.list(owner, SHOWN);
  const views = sessions.map(async (session) => {
    const sites = session.clientIds.filter((id) => id !== ACCOUNT_CLIENT_ID);
    return { ...session, sites: await Promise.all(sites.map(async (id) => (await siteOf(id)).name)) };
  });
  return { sessions: await Promise.all(views), left: count - sessions.length };
}
