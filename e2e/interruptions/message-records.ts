import type pg from "pg";
import { openEnvelope } from "#lib/adapters/jobs/message-envelope.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** A message to one of a person's addresses, with how its delivery stands. */
export type MessageRecord = { readonly message: OutgoingMessage; readonly state: string };

type JobState = { readonly id: string; readonly state: string };
type JobData = { readonly id: string; readonly data: unknown };

const STATES =
  "SELECT id::text AS id, state::text AS state FROM pgboss.job WHERE name = 'messages' ORDER BY created_on, id";
const DATA = "SELECT id::text AS id, data FROM pgboss.job WHERE name = 'messages' AND id = ANY($1::uuid[])";

/** Reads the queue of messages; what a message says never changes, so each is unsealed once. */
export function messageReader(pool: pg.Pool, cipher: FieldCipher) {
  const unsealed = new Map<string, OutgoingMessage>();
  const unseal = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const { rows } = await pool.query<JobData>(DATA, [ids]);
    for (const { id, data } of rows) unsealed.set(id, openEnvelope(cipher, data).message);
  };
  return {
    to: async (addresses: ReadonlySet<string>): Promise<readonly MessageRecord[]> => {
      const { rows } = await pool.query<JobState>(STATES);
      await unseal(rows.map(({ id }) => id).filter((id) => !unsealed.has(id)));
      return rows.flatMap(({ id, state }) => {
        const message = unsealed.get(id);
        return message !== undefined && addresses.has(message.recipient.to ?? "") ? [{ message, state }] : [];
      });
    },
  };
}
