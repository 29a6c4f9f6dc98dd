import type { KeyRing } from "../crypto/key-ring.ts";
import type { Keys } from "../crypto/keys.ts";

/** A pepper and the name that the hashes made with it carry: eight hexadecimal digits, or none for the master key's own. */
export type Pepper = { readonly id: string; readonly key: Buffer };

/** Newest first: the first is mixed into new hashes, each verifies its own. */
export type Peppers = readonly [Pepper, ...Pepper[]];

/** A hash as it is stored: `<id>:<argon2>`, or the bare argon2 of the master key's pepper. */
type Peppered = { readonly id: string; readonly argon: string };

const NAMED = /^([0-9a-f]{8}):(.+)$/;

/** The peppers of a ring. A name is derived like a key, so that it tells nothing about it. */
export function peppersOf([newest, ...older]: KeyRing, master: Keys): Peppers {
  const pepperOf = (keys: Keys): Pepper => ({
    id: keys === master ? "" : keys("password-pepper-id").subarray(0, 4).toString("hex"),
    key: keys("password-pepper"),
  });
  return [pepperOf(newest), ...older.map(pepperOf)];
}

/** Names a hash after its pepper. */
export function named({ id }: Pepper, argon: string): string {
  return id === "" ? argon : `${id}:${argon}`;
}

/** The pepper's name and the rest. */
export function nameOf(hash: string): Peppered {
  const [, id, argon] = NAMED.exec(hash) ?? [];
  return id === undefined || argon === undefined ? { id: "", argon: hash } : { id, argon };
}
