import type { JWK } from "jose";
import type { PrismaClient, SigningKey as Row } from "#lib/generated/prisma/client.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { SigningKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";

const FIELD = "signing-key.jwk";

/** Any number will do, as long as nothing else in the database locks the same one. */
const LOCK = 7_461_802;

function jwkOf(text: string): JWK {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("a signing key is not an object");
  return parsed;
}

/** Signing keys in PostgreSQL, sealed under the master key. */
export function signingKeyStore(database: PrismaClient, cipher: FieldCipher): SigningKeyStore {
  const opened = (row: Row): SigningKey => {
    if (row.algorithm !== "ES256") throw new Error(`the signing key ${row.kid} has an unknown algorithm`);
    return { kid: row.kid, algorithm: row.algorithm, jwk: jwkOf(cipher.open(FIELD, row.jwkSealed)) };
  };
  const newestFirst = { orderBy: [{ createdAt: "desc" as const }, { kid: "asc" as const }] };

  return {
    async loadOrCreate(generate) {
      const known = await database.signingKey.findMany(newestFirst);
      if (known.length > 0) return known.map(opened);
      const first = await generate();
      const jwkSealed = cipher.seal(FIELD, JSON.stringify(first.jwk));
      // Whoever gets the lock second finds the key of the first and throws its own away.
      return database.$transaction(async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
        const rows = await transaction.signingKey.findMany(newestFirst);
        if (rows.length > 0) return rows.map(opened);
        const { kid, algorithm } = first;
        await transaction.signingKey.create({ data: { kid, algorithm, jwkSealed, createdAt: new Date() } });
        return [first];
      });
    },
  };
}
