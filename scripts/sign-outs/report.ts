import type pg from "pg";
import type { SignOutJob } from "#lib/adapters/jobs/sign-out-job.ts";

/** How telling one site of ended sessions goes: counts, times (epoch milliseconds) and the kind of the last failure; nothing of any person. */
export type SiteReport = {
  readonly clientId: string;
  waiting: number;
  /** When the session ended of which the site has been waiting longest to hear. */
  oldestEndedAt: number | null;
  /** The attempts that failed for the notice that was tried most. */
  mostTries: number;
  told: number;
  givenUp: number;
  lastReason: string | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far back delivered and given-up notices are counted. */
export const LOOKED_BACK_DAYS = 7;
/** So many waiting notices are opened at most. */
const OPENED = 20_000;

type Waiting = { readonly data: unknown; readonly tries: number };
type Settled = Pick<SiteReport, "clientId" | "told" | "givenUp" | "lastReason">;

/** Reads it, the sites with most that waits first. `owner` may read the audit log; `open` opens a job of the queue. */
export async function readSignOuts(
  owner: pg.Client,
  open: (data: unknown) => SignOutJob,
  now: number,
): Promise<readonly SiteReport[]> {
  const sites = new Map<string, SiteReport>();
  const { rows: settled } = await owner.query<Settled>(
    `SELECT details ->> 'client' AS "clientId",
       count(*) FILTER (WHERE event = 'site.told_of_sign_out')::int AS told,
       count(*) FILTER (WHERE event = 'site.not_told_of_sign_out')::int AS "givenUp",
       (array_agg(details ->> 'reason' ORDER BY id DESC) FILTER (WHERE event = 'site.not_told_of_sign_out'))[1] AS "lastReason"
     FROM audit_entry WHERE event IN ('site.told_of_sign_out', 'site.not_told_of_sign_out') AND at > $1 GROUP BY 1`,
    [new Date(now - LOOKED_BACK_DAYS * DAY_MS)],
  );
  for (const site of settled) sites.set(site.clientId, { ...newSite(site.clientId), ...site });
  const { rows: waiting } = await owner.query<Waiting>(
    `SELECT data, retry_count AS tries FROM pgboss.job
     WHERE name = 'site-sign-outs' AND state IN ('created', 'retry', 'active') ORDER BY created_on LIMIT $1`,
    [OPENED],
  );
  for (const { data, tries } of waiting) {
    const { clientId, endedAt } = open(data);
    const site = sites.get(clientId) ?? newSite(clientId);
    sites.set(clientId, site);
    site.waiting += 1;
    site.oldestEndedAt = Math.min(site.oldestEndedAt ?? endedAt, endedAt);
    site.mostTries = Math.max(site.mostTries, tries);
  }
  return [...sites.values()].sort(
    (one, other) => other.waiting - one.waiting || (one.clientId < other.clientId ? -1 : 1),
  );
}

function newSite(clientId: string): SiteReport {
  return { clientId, waiting: 0, oldestEndedAt: null, mostTries: 0, told: 0, givenUp: 0, lastReason: null };
}

/** The report as lines for a terminal. */
export function inLines(sites: readonly SiteReport[], now: number): string {
  if (sites.length === 0) return "No site was told of an ended session, and none waits to be told.";
  const lines = sites.map((site) =>
    [
      site.clientId,
      site.waiting,
      site.oldestEndedAt === null ? "-" : `${Math.max(0, Math.round((now - site.oldestEndedAt) / 60_000))} min`,
      site.mostTries,
      site.told,
      site.givenUp,
      site.lastReason ?? "-",
    ].join("\t"),
  );
  return ["site\twaiting\toldest\tmost tries\tdelivered\tgiven up\tlast reason", ...lines].join("\n");
}
