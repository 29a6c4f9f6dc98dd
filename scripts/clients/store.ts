import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientStore } from "#lib/ports/client-store.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** An open store of relying parties. */
export type OpenStore = { store: ClientStore; close: () => Promise<void> };

/** Opens the store of relying parties on a database. `masterKey` is the portal's, since client secrets are kept sealed. */
export async function openClientStore(databaseUrl: string, masterKey: string): Promise<OpenStore> {
  const { PrismaClient } = await import("#lib/generated/prisma/client.ts");
  const { clientStore } = await import("#lib/stores/client-store.ts");
  const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 2 }) });
  return { store: clientStore(database, cipherFor(masterKey)), close: () => database.$disconnect() };
}

// WIRING: the field cipher that src/lib/container.ts builds from MASTER_KEY goes here; nothing else is missing.
function cipherFor(_masterKey: string): FieldCipher {
  throw new Error("The field cipher is not wired into scripts/clients/store.ts yet.");
}
