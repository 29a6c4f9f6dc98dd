// Shows and moves the keys that sign tokens: `npm run keys -- list`, with the portal stopped or running. What is due by itself the portal does.
import { signingKeyDays } from "#lib/config/key-settings.ts";
import { rotationTimes } from "#lib/oidc/signing-keys.ts";
import { attachDatabase } from "./database.ts";
import { runKeysCommand } from "./keys/commands.ts";
import { openSigningKeys } from "./keys/store.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { loadSecrets } from "./secrets.ts";
import { portalClock } from "./world/portal-clock.ts";
import { readSettings } from "./world/settings.ts";

try {
  console.log(await onDatabase());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function onDatabase(): Promise<string> {
  const { dataDir, simulators } = readSettings(process.env);
  generateWhenStale();
  const database = await attachDatabase(dataDir);
  try {
    if (process.env.DATABASE_URL === undefined)
      await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
    const masterKey = process.env.MASTER_KEY ?? loadSecrets(dataDir).masterKey;
    const clock = await portalClock(dataDir, simulators.url);
    return await onKeys(database.appUrl, masterKey, clock.now());
  } finally {
    await database.stop();
  }
}

async function onKeys(databaseUrl: string, masterKey: string, now: number): Promise<string> {
  const times = rotationTimes(signingKeyDays.parse(process.env.SIGNING_KEY_DAYS || undefined));
  const { ports, close } = await openSigningKeys(databaseUrl, masterKey);
  try {
    return await runKeysCommand({ ports, times, now }, process.argv.slice(2));
  } finally {
    await close();
  }
}
