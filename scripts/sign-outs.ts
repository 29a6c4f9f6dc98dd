// Shows how telling sites of ended sessions goes: `npm run sign-outs`, with the portal stopped or running. Needs the right to read the audit
// log: the embedded database's owner, or MIGRATION_DATABASE_URL.
import pg from "pg";
import { openSignOut } from "#lib/adapters/jobs/sign-out-job.ts";
import { dataCipher } from "./data-cipher.ts";
import { attachDatabase } from "./database.ts";
import { loadSecrets } from "./secrets.ts";
import { inLines, readSignOuts } from "./sign-outs/report.ts";
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
  const database = await attachDatabase(dataDir);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  try {
    await owner.connect();
    const cipher = dataCipher(process.env.MASTER_KEY ?? loadSecrets(dataDir).masterKey);
    const now = (await portalClock(dataDir, simulators.url)).now();
    return inLines(await readSignOuts(owner, (data) => openSignOut(cipher, data), now), now);
  } finally {
    await owner.end();
    await database.stop();
  }
}
