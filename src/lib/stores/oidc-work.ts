import type { Account as AccountRow, OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { FoundOidcRecord, OidcRecord } from "#lib/ports/oidc-store.ts";
import type { BeginOidcWork, OidcName, OidcWork } from "#lib/ports/oidc-work.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import { accountOfRow } from "./account-row.ts";
import { ACCOUNTS_OF_RECORDS } from "./account-statements.ts";
import { oidcRows } from "./oidc-row.ts";
import { OIDC_STATEMENTS } from "./oidc-statements.ts";
import { commitWork, type SessionMove, sessionValues } from "./oidc-work-commit.ts";
import type { BoundPrepared } from "./prepared.ts";
import { SESSION } from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";

/** What is known of one row, by its hashed key: as it was read, or as it will be written (then `row` is `null`). */
export type Known = { readonly record: FoundOidcRecord; readonly row: Row | null };

/** What one request has read and means to write. */
type Gathered = {
  readonly known: Map<string, Known | null>;
  readonly sessionsByUid: Map<string, Known>;
  readonly accounts: Map<string, AccountRow>;
  statements: BoundPrepared[];
  moves: SessionMove[];
};

/**
 * Requests' work on PostgreSQL. Reading is two statements sent together; writing is one transaction sent at once. A session that another
 * request has changed since it was read, or that loses sites, is moved by the store of sessions, which locks it and tells the sites.
 */
export function oidcWork(storage: Storage, signOns: Pick<SignOnStore, "move">): BeginOidcWork {
  return () => {
    const gathered: Gathered = {
      known: new Map(),
      sessionsByUid: new Map(),
      accounts: new Map(),
      statements: [],
      moves: [],
    };
    return {
      ...reading(storage, gathered),
      ...puttingRecords(storage, gathered),
      ...puttingSessions(storage, gathered),
      commit: async () => {
        const { statements, moves } = gathered;
        gathered.statements = [];
        gathered.moves = [];
        await commitWork({ storage, signOns }, statements, moves);
      },
    };
  };
}

/** A session that was ended stands for a while yet, and is not found. */
const isAlive = ({ model, consumedAt }: Row): boolean => model !== SESSION || consumedAt === null;

/** What a later reading in the same request meets. */
const toBe = (record: OidcRecord): Known => ({ record: { ...record, consumedAt: null }, row: null });

type Reading = Pick<OidcWork, "load" | "find" | "findSessionByUid" | "findAccount">;

function reading(storage: Storage, { known, sessionsByUid, accounts }: Gathered): Reading {
  const { key, found } = oidcRows(storage);
  const at = ({ model, id }: OidcName) => `${model}/${key(model, id)}`;
  const learn = (row: Row): void => {
    const entry = { record: found(row), row };
    const name = `${row.model}/${row.id}`;
    if (!known.has(name)) known.set(name, entry);
    if (row.model === SESSION) sessionsByUid.set(row.uid ?? "", entry);
  };
  return {
    load: async (names) => {
      const bound = [names.map(({ model }) => model), names.map(({ model, id }) => key(model, id))];
      const [records, owners] = await Promise.all([
        storage.prepared<Row>(OIDC_STATEMENTS.load, [...bound, new Date()]),
        storage.prepared<AccountRow>(ACCOUNTS_OF_RECORDS, bound),
      ]);
      records.rows.filter(isAlive).forEach(learn);
      for (const row of owners.rows) accounts.set(row.id, row);
      for (const name of names) if (!known.has(at(name))) known.set(at(name), null);
    },
    find: (name) => {
      const entry = known.get(at(name));
      return entry === undefined || entry === null ? entry : entry.record;
    },
    findSessionByUid: (uid) => sessionsByUid.get(key(SESSION, uid))?.record,
    findAccount: (id) => {
      const row = accounts.get(id);
      return row === undefined ? undefined : accountOfRow(storage, row);
    },
  };
}

function puttingRecords(storage: Storage, gathered: Gathered): Pick<OidcWork, "put" | "remove"> {
  const { key, values } = oidcRows(storage);
  const { known } = gathered;
  const { put, remove } = OIDC_STATEMENTS;
  return {
    put: ({ model, id }, record) => {
      known.set(`${model}/${key(model, id)}`, toBe(record));
      gathered.statements.push({ statement: put, values: values(model, id, record) });
    },
    remove: ({ model, id }) => {
      known.set(`${model}/${key(model, id)}`, null);
      gathered.statements.push({ statement: remove, values: [model, key(model, id)] });
    },
  };
}

function puttingSessions(storage: Storage, gathered: Gathered): Pick<OidcWork, "putSession" | "moveSession"> {
  const { key } = oidcRows(storage);
  const { known } = gathered;
  const at = (id: string) => `${SESSION}/${key(SESSION, id)}`;
  return {
    putSession: (id, record) => {
      known.set(at(id), toBe(record));
      if (gathered.moves.some(({ ids }) => ids.to === id)) {
        gathered.moves = gathered.moves.map((move) => (move.ids.to === id ? { ...move, record } : move));
        return;
      }
      const values = sessionValues(storage, id, record);
      gathered.statements.push({ statement: OIDC_STATEMENTS.replaceSession, values });
    },
    moveSession: (ids, record) => {
      gathered.moves.push({ ids, record, read: known.get(at(ids.from)) ?? null });
      known.set(at(ids.from), null);
      known.set(at(ids.to), toBe(record));
    },
  };
}
