import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientStore } from "#lib/ports/client-store.ts";
import { dataCipher } from "#scripts/data-cipher.ts";

/** An open store of relying parties. */
export type OpenStore = { store: ClientStore; close: () => Promise<void> };

/** Opens the store of relying parties on a database. `masterKey` is the portal's, since client secrets are kept sealed. */
export async function openClientStore(databaseUrl: string, masterKey: string): Promise<OpenStore> {
  const { PrismaClient } = await import("#lib/generated/prisma/client.ts");
  const { clientStore } = await import("#lib/stores/client-store.ts");
  const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 2 }) });
  return { store: clientStore(database, dataCipher(masterKey)), close: () => database.$disconnect() };
}
