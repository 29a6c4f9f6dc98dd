import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import type { KeyPorts } from "#lib/flows/signing-keys/take-key-step.ts";
import { generateSigningKey } from "#lib/oidc/signing-keys.ts";
import type { Log } from "#lib/ports/log.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import { dataCipher } from "#scripts/data-cipher.ts";

/** What the command works on, and letting go of it. */
export type OpenKeys = { ports: KeyPorts; close: () => Promise<void> };

/** Nobody is told of keys by message. */
const NO_OUTBOX: Outbox = { write: async () => undefined, tellSites: async () => undefined };

/** The command prints what it did; the audit log has it too. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => "" };

/** Opens the signing keys of a database. `masterKey` is the portal's, since the keys are kept sealed. */
export async function openSigningKeys(databaseUrl: string, masterKey: string): Promise<OpenKeys> {
  const { openDatabase } = await import("#lib/stores/prisma.ts");
  const { signingKeyStore } = await import("#lib/stores/signing-key-store.ts");
  const hash = keyedHash(keysOf(masterKey));
  const { database, prepared, together, close } = openDatabase(databaseUrl, {
    connections: 2,
    onLostConnection: () => undefined,
  });
  const storage = { database, prepared, together, hash, cipher: dataCipher(masterKey), outbox: NO_OUTBOX };
  return { ports: { signingKeys: signingKeyStore(storage), makeKey: generateSigningKey, log: SILENT }, close };
}
