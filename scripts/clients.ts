// Registers, lists and removes relying parties: `npm run clients -- import FILE.json`, with the portal stopped or running.
import { readFileSync } from "node:fs";
import { checkClients, runClientsCommand } from "./clients/commands.ts";
import { openClientStore } from "./clients/store.ts";
import { attachDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { loadSecrets } from "./secrets.ts";
import { readSettings } from "./world/settings.ts";

try {
  console.log(await answer(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** A check needs no database: an agency's engineer makes it where there is none. */
async function answer([command, file, surplus]: readonly string[]): Promise<string> {
  if (command !== "check" || file === undefined || surplus !== undefined) return onDatabase();
  return checkClients(readFileSync(file, "utf8"), process.env);
}

async function onDatabase(): Promise<string> {
  const { dataDir } = readSettings(process.env);
  generateWhenStale();
  const database = await attachDatabase(dataDir);
  try {
    if (process.env.DATABASE_URL === undefined)
      await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
    return await onStore(database.appUrl, process.env.MASTER_KEY ?? loadSecrets(dataDir).masterKey);
  } finally {
    await database.stop();
  }
}

async function onStore(databaseUrl: string, masterKey: string): Promise<string> {
  const { store, close } = await openClientStore(databaseUrl, masterKey);
  try {
    return await runClientsCommand(store, process.argv.slice(2));
  } finally {
    await close();
  }
}
