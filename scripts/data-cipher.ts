import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyRing } from "#lib/adapters/crypto/key-ring.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { keyList } from "#lib/config/key-settings.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** Seals and opens as the portal does, by its master key and by the DATA_KEYS of this command's environment. Throws on a list that is none. */
export function dataCipher(masterKey: string): FieldCipher {
  const parsed = keyList.safeParse(process.env.DATA_KEYS);
  if (!parsed.success) throw new Error(`DATA_KEYS ${parsed.error.issues.map(({ message }) => message).join(", ")}`);
  return fieldCipher(keyRing(parsed.data, keysOf(masterKey)));
}
