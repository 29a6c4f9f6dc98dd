import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import type { RunPrepared, RunTogether } from "./prepared.ts";
import type { Database } from "./prisma.ts";

/** What the stores stand on. */
export type Storage = {
  readonly database: Database;
  readonly prepared: RunPrepared;
  readonly together: RunTogether;
  readonly hash: KeyedHash;
  readonly cipher: FieldCipher;
  readonly outbox: Outbox;
};
