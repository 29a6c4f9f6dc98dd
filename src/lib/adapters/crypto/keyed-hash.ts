import { createHmac } from "node:crypto";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Keys } from "./keys.ts";

/** HMAC-SHA-256 with a key of its own for each purpose; 43 characters of base64url. */
export function keyedHash(keys: Keys): KeyedHash {
  return {
    of: (purpose, value) =>
      createHmac("sha256", keys(`hash:${purpose}`))
        .update(value)
        .digest("base64url"),
  };
}
