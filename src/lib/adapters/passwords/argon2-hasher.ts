import { createHmac, randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import argon2 from "argon2";
import type { PasswordHasher } from "#lib/ports/password-hasher.ts";
import { boundedQueue } from "./bounded-queue.ts";
import { named, nameOf, type Pepper, type Peppers } from "./peppers.ts";

/** argon2id's costs and the queue in front of it. */
export type HasherSettings = {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
  /** How many are computed at once; one for each core is the most that helps. */
  readonly running: number;
  /** How many wait behind them before the next is turned away. */
  readonly waiting: number;
};

/** m = 19 MiB, t = 2, p = 1 (OWASP password storage): 28 ms of CPU each; 150 waiting are about two seconds on two cores. */
export const HASHER_SETTINGS: HasherSettings = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  running: Math.min(availableParallelism(), 4),
  waiting: 150,
};

/**
 * argon2id over an HMAC of the password (NFC) with a pepper, which is kept apart from the hashes. Where there is no hash, or none of a known
 * pepper, a hash of nothing in particular is verified at the same cost.
 */
export function argon2Hasher(peppers: Peppers, settings: HasherSettings = HASHER_SETTINGS): PasswordHasher {
  const queue = boundedQueue(settings);
  const [newest] = peppers;
  const { memoryCost, timeCost, parallelism } = settings;
  const costs = { memoryCost, timeCost, parallelism };
  const hashed = (secret: string) => argon2.hash(secret, { ...costs, type: argon2.argon2id });
  const decoy = hashed(randomBytes(32).toString("base64"));
  return {
    hash: (password) => queue(async () => named(newest, await hashed(peppered(newest, password)))),
    verify: (hash, password) =>
      queue(async () => {
        const { id, argon } = nameOf(hash ?? "");
        const pepper = hash === null ? undefined : peppers.find((known) => known.id === id);
        const tried = pepper === undefined ? await decoy : argon;
        const matches = await argon2.verify(tried, peppered(pepper ?? newest, password));
        return pepper !== undefined && matches;
      }),
    needsRehash: (hash) => {
      const { id, argon } = nameOf(hash);
      return id !== newest.id || argon2.needsRehash(argon, costs);
    },
  };
}

function peppered({ key }: Pepper, password: string): string {
  return createHmac("sha256", key).update(password.normalize("NFC")).digest("base64");
}
