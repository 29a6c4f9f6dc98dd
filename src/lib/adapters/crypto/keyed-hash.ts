import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { HashPurpose, KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Keys } from "./keys.ts";

/** HMAC-SHA-256 with a key of its own for each purpose; 43 characters of base64url. */
export function keyedHash(keys: Keys): KeyedHash {
  // Importing a key costs several times what hashing does, so it is done once.
  const imported = new Map<HashPurpose, KeyObject>();
  const keyOf = (purpose: HashPurpose): KeyObject => {
    const key = imported.get(purpose) ?? createSecretKey(keys(`hash:${purpose}`));
    imported.set(purpose, key);
    return key;
  };
  return { of: (purpose, value) => createHmac("sha256", keyOf(purpose)).update(value).digest("base64url") };
}
