import type { AuditLog } from "#lib/ports/audit-log.ts";
import type { SiteAnswer, TellSite } from "#lib/ports/back-channel-logout.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { Log } from "#lib/ports/log.ts";
import type { Delivered } from "./message-delivery.ts";
import { MAX_TRIES, type SignOutJob, TELLING_WINDOW_MS } from "./sign-out-job.ts";

/** What telling a site takes. */
export type SignOutPorts = {
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly tellSite: TellSite;
};

/** A site that refuses may have old keys of ours in its memory: it is asked a few times more, then believed. */
const MAX_REFUSED_TRIES = 6;

/**
 * Tells one site that a session has ended. `triesBefore` counts the earlier attempts. May run twice for one job (a crash after the
 * site's answer): the site is then told again, by a new token with the same `sid`, which changes nothing there.
 */
export async function deliverSignOut(ports: SignOutPorts, job: SignOutJob, triesBefore: number): Promise<Delivered> {
  const tries = triesBefore + 1;
  if (ports.clock.now() >= job.endedAt + TELLING_WINDOW_MS) return giveUp(ports, job, { reason: "too_late", tries });
  const answer = await ports.tellSite(job);
  if (answer === "not_registered") return "settled";
  if (answer === "told") return settle(ports, job, tries);
  return tries < triesAllowed(answer) ? "retry" : giveUp(ports, job, { reason: answer, tries });
}

function triesAllowed(answer: Extract<SiteAnswer, "refused" | "unreachable">): number {
  return answer === "refused" ? MAX_REFUSED_TRIES : MAX_TRIES;
}

async function settle({ audit, clock, log }: SignOutPorts, job: SignOutJob, tries: number): Promise<Delivered> {
  const { accountId, clientId } = job;
  const details = { client: clientId, tries };
  await audit.record([{ event: "site.told_of_sign_out", accountId, at: clock.now(), details }]);
  log.info("site.told_of_sign_out", details);
  return "settled";
}

async function giveUp(
  { audit, clock, log }: SignOutPorts,
  { accountId, clientId }: SignOutJob,
  { reason, tries }: { readonly reason: string; readonly tries: number },
): Promise<Delivered> {
  const details = { client: clientId, reason, tries };
  await audit.record([{ event: "site.not_told_of_sign_out", accountId, at: clock.now(), details }]);
  log.warn("site.not_told_of_sign_out", details);
  return "settled";
}
