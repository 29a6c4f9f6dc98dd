import { existsSync, readFileSync } from "node:fs";
import { importClients } from "#scripts/clients/commands.ts";
import { openClientStore } from "#scripts/clients/store.ts";
import { exampleClientSecrets, type World } from "./environment.ts";

/** The example sites' OpenID client metadata. */
const FILE = "examples/clients.json";

/** Registers the example sites as any operator would register theirs. The file's `${…}` are filled with where the examples are and their secrets. */
export async function registerExampleClients({ settings, secrets, database }: World): Promise<void> {
  if (!existsSync(FILE)) return;
  const environment = {
    ...process.env,
    EXAMPLES_URL: settings.examples.url,
    ...exampleClientSecrets(secrets),
  };
  const { store, close } = await openClientStore(database.appUrl, secrets.masterKey);
  try {
    await importClients(store, readFileSync(FILE, "utf8"), environment);
  } finally {
    await close();
  }
}
