import type { PrismaClient } from "#lib/generated/prisma/client.ts";
import type { ClientMetadata, ClientStore } from "#lib/ports/client-store.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** How old a client may be that is answered from memory; another process's change is seen after that. */
const CACHE_MS = 1000;

const SECRET_FIELD = "oidc-client.secret";
const SEALED_SECRET = "client_secret_sealed";

type Cached = { readonly client: ClientMetadata; readonly readAt: number };

function fieldsOf(metadata: unknown): Record<string, unknown> {
  if (typeof metadata !== "object" || metadata === null) throw new Error("a client's metadata is not an object");
  return Object.fromEntries(Object.entries(metadata));
}

/** Relying parties in PostgreSQL; secrets are sealed, since the provider has to compare them as they are. */
export function clientStore(database: PrismaClient, cipher: FieldCipher): ClientStore {
  const cache = new Map<string, Cached>();

  const sealed = ({ client_secret: secret, ...rest }: ClientMetadata): string =>
    JSON.stringify(typeof secret === "string" ? { ...rest, [SEALED_SECRET]: cipher.seal(SECRET_FIELD, secret) } : rest);

  const opened = (clientId: string, metadata: unknown): ClientMetadata => {
    const { [SEALED_SECRET]: secret, ...rest } = fieldsOf(metadata);
    const plain = typeof secret === "string" ? { client_secret: cipher.open(SECRET_FIELD, secret) } : {};
    return { ...rest, ...plain, client_id: clientId };
  };

  return {
    async register(client) {
      const metadata = JSON.parse(sealed(client));
      const values = { metadata, updatedAt: new Date() };
      const clientId = client.client_id;
      await database.oidcClient.upsert({ where: { clientId }, create: { clientId, ...values }, update: values });
      cache.delete(clientId);
    },
    async list() {
      const rows = await database.oidcClient.findMany({ orderBy: { clientId: "asc" } });
      return rows.map((row) => opened(row.clientId, row.metadata));
    },
    async find(clientId) {
      // PostgreSQL holds no text with a null character, and does not even compare with one.
      if (clientId.includes("\0")) return null;
      const cached = cache.get(clientId);
      if (cached !== undefined && Date.now() - cached.readAt < CACHE_MS) return cached.client;
      const row = await database.oidcClient.findUnique({ where: { clientId } });
      // Only registered clients are remembered, so that made-up ids cannot fill the memory.
      if (row === null) {
        cache.delete(clientId);
        return null;
      }
      const client = opened(row.clientId, row.metadata);
      cache.set(clientId, { client, readAt: Date.now() });
      return client;
    },
    async remove(clientId) {
      const { count } = await database.oidcClient.deleteMany({ where: { clientId } });
      cache.delete(clientId);
      return count === 1;
    },
  };
}
