import type { JWK } from "jose";
import { accept, refuse } from "#lib/domain/result.ts";
import { inPublishedOrder, type KeyMove } from "#lib/domain/signing-keys/rotation.ts";
import {
  type KeyFacts,
  LIVING_KEY_STATES,
  SIGNING_ALGORITHMS,
  type SigningKeyState,
} from "#lib/domain/signing-keys/signing-key.ts";
import type { SigningKey as Row } from "#lib/generated/prisma/client.ts";
import type { KeyChange, PublishedKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";
import { isUniqueViolation } from "./database-errors.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

const FIELD = "signing-key.jwk";
const STATES: readonly SigningKeyState[] = [...LIVING_KEY_STATES, "gone"];

function jwkOf(text: string): JWK {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("a signing key is not an object");
  return parsed;
}

function factsOf({ kid, ...row }: Omit<Row, "jwkSealed" | "createdAt">): KeyFacts {
  const algorithm = SIGNING_ALGORITHMS.find((known) => known === row.algorithm);
  const state = STATES.find((known) => known === row.state);
  if (algorithm === undefined || state === undefined) throw new Error(`the signing key ${kid} is of no known kind`);
  return { kid, algorithm, state, since: toInstant(row.stateSince) };
}

const OLDEST_FIRST = { orderBy: [{ createdAt: "asc" as const }, { kid: "asc" as const }] };

/** Signing keys in PostgreSQL, sealed. That one key of an algorithm signs, and one at most is announced, is held by unique indexes. */
export function signingKeyStore(storage: Storage): SigningKeyStore {
  const { database, cipher } = storage;
  const opened = (row: Row): PublishedKey => {
    const { kid, algorithm, state } = factsOf(row);
    if (row.jwkSealed === null) throw new Error(`the signing key ${kid} has no private part`);
    return { kid, algorithm, state, jwk: jwkOf(cipher.open(FIELD, row.jwkSealed)) };
  };
  return {
    list: async () => {
      const select = { kid: true, algorithm: true, state: true, stateSince: true } as const;
      return (await database.signingKey.findMany({ select, ...OLDEST_FIRST })).map(factsOf);
    },
    load: async () => {
      const living = { state: { in: [...LIVING_KEY_STATES] } };
      return inPublishedOrder((await database.signingKey.findMany({ where: living, ...OLDEST_FIRST })).map(opened));
    },
    take: (change) => take(storage, change),
  };
}

async function take(storage: Storage, { step, made, at, audit }: KeyChange): Promise<boolean> {
  try {
    const taken = await transact(storage, { messages: [], audit }, async (transaction) => {
      for (const move of step.moves) if (!(await moves(transaction, move, at))) return refuse("moved");
      if (made === null || step.makes === null) return accept(null);
      const { kid, algorithm, jwk } = made;
      const jwkSealed = storage.cipher.seal(FIELD, JSON.stringify(jwk));
      const began = { createdAt: toDate(at), state: step.makes, stateSince: toDate(at) };
      await transaction.signingKey.create({ data: { kid, algorithm, jwkSealed, ...began } });
      return accept(null);
    });
    return taken.ok;
  } catch (error) {
    // Another process has put a key in this place.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Where both states are the same the row is only held until the transaction ends. */
async function moves(transaction: Transaction, { kid, from, to }: KeyMove, at: number): Promise<boolean> {
  const began = from === to ? {} : { stateSince: toDate(at) };
  const erased = to === "gone" ? { jwkSealed: null } : {};
  const moved = await transaction.signingKey.updateMany({
    where: { kid, state: from },
    data: { state: to, ...began, ...erased },
  });
  return moved.count === 1;
}
