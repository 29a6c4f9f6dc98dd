import type { Sweep } from "../adapters/jobs/sweeper.ts";
import type { Instant } from "../domain/result.ts";
import { type AuditPorts, closeAuditDay } from "../flows/audit/close-audit-day.ts";
import { completeDueCases } from "../flows/mobile-change/complete-due-cases.ts";
import { forgetHashes } from "../flows/mobile-change/forget-hashes.ts";
import { tellOfOpenCases } from "../flows/mobile-change/tell-open-cases.ts";
import type { Ports } from "../ports/ports.ts";
import type { SignOnStore } from "../ports/sign-on-store.ts";
import type { Database } from "../stores/prisma.ts";
import { purge } from "../stores/purge.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** What sweeps work on beside the flows' ports. */
export type SweptStores = {
  readonly database: Database;
  readonly signOns: Pick<SignOnStore, "endExpired">;
  readonly audit: AuditPorts;
  readonly rotateKeys: (now: Instant) => Promise<void>;
};

const SESSIONS_AT_ONCE = 100;
/** A backlog is worked off over several runs, so that no run takes long. */
const SESSION_BATCHES = 20;

async function endExpiredSessions({ signOns }: SweptStores): Promise<void> {
  for (let batch = 0; batch < SESSION_BATCHES; batch += 1) {
    if ((await signOns.endExpired(SESSIONS_AT_ONCE)) < SESSIONS_AT_ONCE) return;
  }
}

/** What becomes due by itself in this portal, and how often it is looked for. `ports` is asked at each run, since the job runner is one of them. */
export function sweeps(ports: () => Ports, stores: SweptStores): readonly Sweep[] {
  const changes = [
    { name: "mobile_change_due", sweep: completeDueCases },
    { name: "mobile_change_notices", sweep: tellOfOpenCases },
    { name: "mobile_change_forgetting", sweep: forgetHashes },
  ].map(({ name, sweep }) => ({
    name,
    everyMs: 5 * SECOND_MS,
    run: async (now: number) => void (await sweep(ports()).run(now)),
  }));
  const sessions = { name: "session_expiry", everyMs: 15 * SECOND_MS, run: () => endExpiredSessions(stores) };
  const purging = {
    name: "purge",
    everyMs: 10 * MINUTE_MS,
    run: (now: number) => purge(stores.database, { portal: now, real: Date.now() }),
  };
  const auditing = {
    name: "audit_day",
    everyMs: MINUTE_MS,
    run: (now: number) => closeAuditDay(stores.audit, now),
  };
  const keys = { name: "signing_keys", everyMs: MINUTE_MS, run: stores.rotateKeys };
  return [...changes, sessions, purging, auditing, keys];
}
