import type { JWK } from "jose";
import type { PrismaClient, SigningKey as Row } from "#lib/generated/prisma/client.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import { SIGNING_ALGORITHMS, type SigningKey, type SigningKeyStore } from "#lib/ports/signing-key-store.ts";

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
    const algorithm = SIGNING_ALGORITHMS.find((known) => known === row.algorithm);
    if (algorithm === undefined) throw new Error(`the signing key ${row.kid} has an unknown algorithm`);
    return { kid: row.kid, algorithm, jwk: jwkOf(cipher.open(FIELD, row.jwkSealed)) };
  };
  const rowOf = ({ kid, algorithm, jwk }: SigningKey) => {
    const jwkSealed = cipher.seal(FIELD, JSON.stringify(jwk));
    return { kid, algorithm, jwkSealed, createdAt: new Date() };
  };
  const newestFirst = { orderBy: [{ createdAt: "desc" as const }, { kid: "asc" as const }] };

  return {
    async loadOrCreate(generate) {
      const known = await database.signingKey.findMany(newestFirst);
      const missing = SIGNING_ALGORITHMS.filter(without(known));
      if (missing.length === 0) return known.map(opened);
      const made = await Promise.all(missing.map(generate));
      // Whoever gets the lock second finds the keys of the first and throws its own away.
      return database.$transaction(async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
        const rows = await transaction.signingKey.findMany(newestFirst);
        const isMissing = without(rows);
        const added = made.filter(({ algorithm }) => isMissing(algorithm));
        await transaction.signingKey.createMany({ data: added.map(rowOf) });
        return [...added, ...rows.map(opened)];
      });
    },
  };
}

const without = (keys: readonly Pick<Row, "algorithm">[]) => (algorithm: string) =>
  !keys.some((key) => key.algorithm === algorithm);
