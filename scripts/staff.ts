// Adds, lists and disables officers of the service desk: `npm run staff -- add NAME --desk DESK`, with the portal stopped or running.
import { followSimulatedClock } from "#lib/adapters/clock/simulated-clock.ts";
import { systemClock } from "#lib/adapters/clock/system-clock.ts";
import type { Clock } from "#lib/ports/clock.ts";
import { attachDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { loadSecrets } from "./secrets.ts";
import { runStaffCommand } from "./staff/commands.ts";
import { openOfficers } from "./staff/store.ts";
import { readSettings } from "./world/settings.ts";

const CLOCK_MS = 2_000;

try {
  console.log(await onDatabase());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function onDatabase(): Promise<string> {
  const { dataDir, portal, simulators } = readSettings(process.env);
  generateWhenStale();
  const database = await attachDatabase(dataDir);
  try {
    if (process.env.DATABASE_URL === undefined)
      await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
    const masterKey = process.env.MASTER_KEY ?? loadSecrets(dataDir).masterKey;
    const clock = await portalClock(dataDir, simulators.url);
    const issuer = process.env.ISSUER_URL ?? portal.url;
    return await onOfficers(database.appUrl, { masterKey, issuer, clock });
  } finally {
    await database.stop();
  }
}

/** The portal's time: a demonstration may have moved it ahead, and an address must not be over before it is used. */
async function portalClock(dataDir: string, simulators: string): Promise<Clock> {
  if (process.env.SIMULATED_CLOCK !== "1") return systemClock;
  const { gatewayToken } = loadSecrets(dataDir);
  try {
    const clock = await followSimulatedClock({ baseUrl: simulators, token: gatewayToken, connectTimeoutMs: CLOCK_MS });
    await clock.close();
    return clock;
  } catch {
    return systemClock;
  }
}

type Portal = { readonly masterKey: string; readonly issuer: string; readonly clock: Clock };

async function onOfficers(databaseUrl: string, { masterKey, issuer, clock }: Portal): Promise<string> {
  const { ports, close } = await openOfficers(databaseUrl, { masterKey, clock });
  try {
    return await runStaffCommand({ ports, issuer }, process.argv.slice(2));
  } finally {
    await close();
  }
}
