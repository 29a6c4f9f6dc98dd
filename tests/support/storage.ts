import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import type { RunTogether } from "#lib/stores/prepared.ts";
import { type OpenDatabase, openDatabase } from "#lib/stores/prisma.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { testDatabase } from "./database.ts";

/** The stores' footing on a database of the test's own, under the portal's role. */
export type TestStorage = Storage & {
  readonly pool: OpenDatabase["pool"];
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The audit log, oldest first, read by the owner: the portal's role cannot. */
  auditLog(): Promise<readonly AuditLine[]>;
  close(): Promise<void>;
};

/** One line of the audit log, as it is kept. */
export type AuditLine = { readonly event: string; readonly subject: string | null; readonly details: unknown };

/** Keys that every test may know. */
export const TEST_KEYS = keysOf(Buffer.alloc(32, 7).toString("base64url"));

const DROPPED: Outbox = { write: async () => undefined, tellSites: async () => undefined };

/** What the outbox was given and has not been written yet, by the statement that stands for it. */
type Given = Map<unknown, () => Promise<void>>;

const STANDS_FOR_MESSAGES = "SELECT $1::text AS messages";

/** An outbox's `write` that is only called for what is really written: one that keeps a list has no statement of its own to be rolled back. */
function whenWritten(given: Given, write: Outbox["write"]): Outbox["write"] {
  return async (run, messages) => {
    const token = randomUUID();
    const isRunAtOnce = (await run(STANDS_FOR_MESSAGES, [token])).length > 0;
    if (isRunAtOnce) await write(run, messages);
    else given.set(token, () => write(run, messages));
  };
}

function delivering(together: RunTogether, given: Given): RunTogether {
  return async (statements) => {
    const ran = await together(statements);
    for (const { statement, values } of statements) {
      if (statement.text === STANDS_FOR_MESSAGES) await given.get(values[0])?.();
    }
    return ran;
  };
}

/** A fresh database with real keys. Messages are dropped unless the test brings an outbox. */
export async function testStorage(outbox: Partial<Outbox> = {}): Promise<TestStorage> {
  const { appUrl, ownerUrl, drop } = await testDatabase();
  const { database, prepared, together, pool, close } = openDatabase(appUrl, {
    connections: 16,
    onLostConnection: () => undefined,
  });
  const given: Given = new Map();
  return {
    database,
    prepared,
    together: delivering(together, given),
    pool,
    ownerUrl,
    appUrl,
    auditLog: () => readAuditLog(ownerUrl),
    hash: keyedHash(TEST_KEYS),
    cipher: fieldCipher([TEST_KEYS]),
    outbox: { ...DROPPED, ...outbox, write: whenWritten(given, outbox.write ?? DROPPED.write) },
    close: async () => {
      await close();
      await drop();
    },
  };
}

/** The audit log, oldest first, read by the owner of the database. */
export async function readAuditLog(ownerUrl: string): Promise<readonly AuditLine[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<AuditLine>("SELECT event, subject, details FROM audit_entry ORDER BY id")).rows;
  } finally {
    await owner.end();
  }
}

/** The same UUID for the same name. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** A message to a number, told apart by its name. */
export function aMessage(name: string, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: idOf(name),
    recipient: { channel: "sms", to: "+966512345678" },
    language: "ar",
    content: { template: "sign_in_code", code: "123456" },
    ...changes,
  };
}

/** Runs something so many times at once. */
export const inParallel = <Value>(times: number, run: (index: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => run(index)));
