import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import type { InvitePorts } from "#lib/flows/service-desk/invite-officer.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import { dataCipher } from "#scripts/data-cipher.ts";

/** What the command works on, and letting go of it. */
export type OpenOfficers = { ports: InvitePorts; close: () => Promise<void> };

/** Officers are told nothing by message: the address is handed over in person. */
const NO_OUTBOX: Outbox = { write: async () => undefined, tellSites: async () => undefined };

/** Opens the officers of a database. `masterKey` is the portal's, since names are kept sealed. */
export async function openOfficers(
  databaseUrl: string,
  { masterKey, clock }: { readonly masterKey: string; readonly clock: Clock },
): Promise<OpenOfficers> {
  const { openDatabase } = await import("#lib/stores/prisma.ts");
  const { officerStore } = await import("#lib/stores/officer-store.ts");
  const hash = keyedHash(keysOf(masterKey));
  const { database, prepared, together, close } = openDatabase(databaseUrl, {
    connections: 2,
    onLostConnection: () => undefined,
  });
  const storage = { database, prepared, together, hash, cipher: dataCipher(masterKey), outbox: NO_OUTBOX };
  return { ports: { chance: systemChance, clock, hash, officers: officerStore(storage) }, close };
}
