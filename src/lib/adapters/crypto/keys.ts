import { hkdfSync } from "node:crypto";

/** What the portal derives a key for; equal names give equal keys, different names unrelated ones. */
export type KeyName =
  | `hash:${string}`
  | "field-cipher"
  | "field-cipher-id"
  | "password-pepper"
  | "password-pepper-id"
  | "cookies"
  | "account-client-secret"
  | "account-cookies"
  | "dpop-nonces"
  | "proof-of-work"
  | "proof-of-work-solution";

/** Gives the 32-byte key of a name. */
export type Keys = (name: KeyName) => Buffer;

const KEY_BYTES = 32;

/** Derives every key from MASTER_KEY (32 bytes, base64url) with HKDF-SHA-256 (RFC 5869), once for each name. Throws on a master key of another length. */
export function keysOf(masterKey: string): Keys {
  const master = Buffer.from(masterKey, "base64url");
  if (master.length !== KEY_BYTES) throw new Error("the master key must be 32 bytes");
  const derived = new Map<KeyName, Buffer>();
  return (name) => {
    const known = derived.get(name);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `nafidha/${name}`, KEY_BYTES));
    derived.set(name, key);
    return key;
  };
}
