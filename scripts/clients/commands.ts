import { readFileSync } from "node:fs";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";
import { pkceExemptionOf, profileOf } from "#lib/oidc/client-profiles.ts";
import type { ClientMetadata, ClientStore } from "#lib/ports/client-store.ts";

const USAGE = `Usage:
  npm run clients -- check FILE.json     says what is wrong with a file, and registers nothing
  npm run clients -- import FILE.json    registers the relying parties of an array of OpenID client metadata
  npm run clients -- list                shows who is registered
  npm run clients -- remove ID           takes one away`;

/** Runs one command line of `npm run clients` on a store. Returns what to print; throws a readable message on a wrong line or file. */
export async function runClientsCommand(store: ClientStore, words: readonly string[]): Promise<string> {
  const [command, argument, surplus] = words;
  if (surplus !== undefined) throw new Error(USAGE);
  if (command === "list" && argument === undefined) return list(store);
  if (command === "import" && argument !== undefined) return importFile(store, argument);
  if (command === "remove" && argument !== undefined) return remove(store, argument);
  throw new Error(USAGE);
}

async function importFile(store: ClientStore, file: string): Promise<string> {
  return importClients(store, readFileSync(file, "utf8"), process.env);
}

/** Reads a file's text as an import would, and registers nothing. Returns what to print; throws what is wrong, in words. */
export function checkClients(text: string, environment: NodeJS.ProcessEnv): string {
  const clients = readClients(text, environment, "The file cannot be imported");
  return clients.map((client) => `${client.client_id} can be registered${exemption(client)}`).join("\n");
}

/** Registers or replaces every client of a file's text, or none of them; `${NAME}` in it is taken from `environment`. Returns what to print. */
export async function importClients(store: ClientStore, text: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const clients = readClients(text, environment, "Nothing was imported");
  for (const client of clients) await store.register(client);
  return clients.map((client) => `registered ${client.client_id}${exemption(client)}`).join("\n");
}

function readClients(text: string, environment: NodeJS.ProcessEnv, refused: string) {
  const parsed = parseClientFile(text, environment);
  if (parsed.ok) return parsed.value;
  throw new Error(`${refused}:\n${parsed.refusal.problems.map((problem) => `- ${problem}`).join("\n")}`);
}

/** Whoever reads the list or the log of an import must not miss it. */
function exemption(client: ClientMetadata): string {
  const reason = pkceExemptionOf(client);
  return reason === null ? "" : `\tWITHOUT PKCE: ${reason}`;
}

async function list(store: ClientStore): Promise<string> {
  const clients = await store.list();
  return clients.map(line).join("\n") || "No relying party is registered.";
}

const line = (client: ClientMetadata): string =>
  `${client.client_id}\t${String(client.client_name ?? "")}\t${profileOf(client)}${exemption(client)}`;

async function remove(store: ClientStore, clientId: string): Promise<string> {
  if (!(await store.remove(clientId))) throw new Error(`No relying party has the id ${clientId}.`);
  return `removed ${clientId}`;
}
