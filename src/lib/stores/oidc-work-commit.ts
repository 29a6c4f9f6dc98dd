import type { OidcRecord } from "#lib/ports/oidc-store.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import { oidcRows } from "./oidc-row.ts";
import { OIDC_STATEMENTS } from "./oidc-statements.ts";
import type { Known } from "./oidc-work.ts";
import type { BoundPrepared, Ran, SqlValue } from "./prepared.ts";
import { SESSION, sitesIn } from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";

/** A session's new id; `read` is what the request decided on. */
export type SessionMove = {
  readonly ids: { readonly from: string; readonly to: string };
  readonly record: OidcRecord;
  readonly read: Known | null;
};

type Stores = { readonly storage: Storage; readonly signOns: Pick<SignOnStore, "move"> };

/** What the statements on sessions take: the hashed id, the payload, the uid, the account and the end. */
export function sessionValues(storage: Storage, id: string, record: OidcRecord): SqlValue[] {
  const { key, columns } = oidcRows(storage);
  const { payload, uid, accountId, expiresAt } = columns(SESSION, record);
  return [key(SESSION, id), JSON.stringify(payload), uid, accountId, expiresAt];
}

/** Writes what a request has put, in one transaction; a session that cannot be moved at once is moved after it. */
export async function commitWork(
  { storage, signOns }: Stores,
  statements: readonly BoundPrepared[],
  moves: readonly SessionMove[],
): Promise<void> {
  const quick = moves.map((move) => quickMove(storage, move));
  const ran = await runAll(storage, [...statements, ...quick.filter((statement) => statement !== null)]);
  const moved = ran.slice(statements.length);
  for (const [index, { ids, record }] of moves.entries()) {
    if (quick[index] !== null && moved.shift()?.count === 1) continue;
    await signOns.move(ids, record);
  }
}

/** The move as one conditional statement, where the session loses no site; it moves nothing when another request was first. */
function quickMove(storage: Storage, { ids, record, read }: SessionMove): BoundPrepared | null {
  if (read === null || read.row === null) return null;
  const kept = new Set(sitesIn(record.payload).map(({ sid }) => sid));
  if (sitesIn(read.record.payload).some(({ sid }) => !kept.has(sid))) return null;
  const before = [read.row.id, JSON.stringify(read.row.payload)];
  return {
    statement: OIDC_STATEMENTS.moveUnchangedSession,
    values: [...sessionValues(storage, ids.to, record), ...before],
  };
}

async function runAll({ prepared, together }: Storage, all: readonly BoundPrepared[]): Promise<Ran[]> {
  const [only] = all;
  if (only === undefined) return [];
  return all.length === 1 ? [await prepared(only.statement, only.values)] : [...(await together(all))];
}
