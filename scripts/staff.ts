// Adds, lists and disables officers of the service desk: `npm run staff -- add NAME --desk DESK`, with the portal stopped or running.
import type { Clock } from "#lib/ports/clock.ts";
import { attachDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { loadSecrets } from "./secrets.ts";
import { runStaffCommand } from "./staff/commands.ts";
import { openOfficers } from "./staff/store.ts";
import { portalClock } from "./world/portal-clock.ts";
import { readSettings } from "./world/settings.ts";

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

type Portal = { readonly masterKey: string; readonly issuer: string; readonly clock: Clock };

async function onOfficers(databaseUrl: string, { masterKey, issuer, clock }: Portal): Promise<string> {
  const { ports, close } = await openOfficers(databaseUrl, { masterKey, clock });
  try {
    return await runStaffCommand({ ports, issuer }, process.argv.slice(2));
  } finally {
    await close();
  }
}
