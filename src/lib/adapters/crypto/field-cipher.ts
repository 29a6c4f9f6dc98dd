import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { KeyRing } from "./key-ring.ts";
import type { Keys } from "./keys.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

type CipherKey = { readonly id: string; readonly key: KeyObject };

/**
 * AES-256-GCM with a random nonce. A sealed value is `1.<key id>.<nonce, ciphertext and tag in base64url>`; field name and key id are
 * authenticated with it, so that a value moved to another field does not open. The ring's first key seals, all open.
 */
export function fieldCipher(ring: KeyRing): FieldCipher {
  const newest = cipherKey(ring[0]);
  const known = new Map([...ring.slice(1).map(cipherKey), newest].map((entry) => [entry.id, entry]));
  return {
    seal: (field, plain) => seal(newest, field, plain),
    open: (field, sealed) => {
      const [, id = "", body = ""] = SEALED.exec(sealed) ?? [];
      const key = known.get(id);
      if (key === undefined) throw new Error(`a value of ${field} was sealed with an unknown key`);
      return open(key, field, Buffer.from(body, "base64url"));
    },
  };
}

/** A key's id is derived like a key, so that it identifies it and tells nothing about it. */
function cipherKey(keys: Keys): CipherKey {
  return { id: keys("field-cipher-id").subarray(0, 4).toString("hex"), key: createSecretKey(keys("field-cipher")) };
}

function seal({ id, key }: CipherKey, field: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associated(id, field));
  const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `1.${id}.${body.toString("base64url")}`;
}

function open({ id, key }: CipherKey, field: string, body: Buffer): string {
  if (body.length < NONCE_BYTES + TAG_BYTES) throw new Error(`a value of ${field} is too short to have been sealed`);
  const nonce = body.subarray(0, NONCE_BYTES);
  const tag = body.subarray(body.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(id, field)).setAuthTag(tag);
  const plain = decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES));
  return Buffer.concat([plain, decipher.final()]).toString("utf8");
}

function associated(id: string, field: string): Buffer {
  return Buffer.from(`1.${id}.${field}`, "utf8");
}
