import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSignOut, sealSignOut } from "#lib/adapters/jobs/sign-out-job.ts";
import { auditLog } from "#lib/stores/audit-log.ts";
import { inLines, readSignOuts } from "#scripts/sign-outs/report.ts";
import { oidcWorld } from "#tests/support/oidc-world.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let world: Awaited<ReturnType<typeof oidcWorld>>;
let owner: pg.Client;

beforeAll(async () => {
  world = await oidcWorld();
  owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  const jobs = world.jobs();
  await jobs.start();
  await jobs.stop();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

it("shows operators what waits, was delivered and was given up for each site, with age and reason, and nobody's name", async () => {
  const now = Date.now();
  const accountId = world.account.id;
  const record = (event: "site.told_of_sign_out" | "site.not_told_of_sign_out", at: number, reason?: string) =>
    auditLog(world.storage).record([
      { event, accountId, at, details: { client: "told", tries: 1, ...(reason && { reason }) } },
    ]);
  await record("site.told_of_sign_out", now - MINUTE_MS);
  await record("site.told_of_sign_out", now - 8 * DAY_MS);
  await record("site.not_told_of_sign_out", now - 3 * MINUTE_MS, "unreachable");
  await record("site.not_told_of_sign_out", now - 2 * MINUTE_MS, "refused");
  for (const sid of ["one", "two"]) {
    const sealed = sealSignOut(world.storage.cipher, { accountId, clientId: "away", sid, endedAt: now });
    await owner.query("INSERT INTO pgboss.job (name, data, retry_count) VALUES ('site-sign-outs', $1, 4)", [sealed]);
  }

  const later = now + 5 * MINUTE_MS;
  const report = await readSignOuts(owner, (data) => openSignOut(world.storage.cipher, data), later);
  expect(report.map(({ oldestEndedAt, ...site }) => site)).toEqual([
    { clientId: "away", waiting: 2, mostTries: 4, told: 0, givenUp: 0, lastReason: null },
    { clientId: "told", waiting: 0, mostTries: 0, told: 1, givenUp: 2, lastReason: "refused" },
  ]);
  const shown = inLines(report, later);
  expect(shown).toContain("away\t2\t5 min\t4\t0\t0\t-");
  for (const secret of [accountId, "one", "two"]) expect(shown).not.toContain(secret);
});
