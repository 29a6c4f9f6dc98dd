import type { Instant } from "#lib/domain/result.ts";
import type { Flow as Row } from "#lib/generated/prisma/client.ts";
import type { Effects } from "#lib/ports/effects.ts";
import type { FlowMove, FlowStore } from "#lib/ports/flow-store.ts";
import { toDate, toInstant } from "./dates.ts";
import { selectAs } from "./prepared.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { mustChangeOne, writeTogether } from "./write-together.ts";

const FIND = {
  name: "flow-find",
  text: `${selectAs<keyof Row>("flow", {
    kind: "kind",
    id: "id",
    version: "version",
    stateSealed: "state_sealed",
    createdAt: "created_at",
    expiresAt: "expires_at",
  })} WHERE kind = $1 AND id = $2`,
};

const BEGIN = {
  name: "flow-begin",
  text: `INSERT INTO flow (kind, id, version, state_sealed, created_at, expires_at)
    VALUES ($1, $2, 0, $3, $4, $5) ON CONFLICT DO NOTHING`,
};
const MOVE = {
  name: "flow-move",
  text: "UPDATE flow SET version = version + 1, state_sealed = $4 WHERE kind = $1 AND id = $2 AND version = $3",
};
const MOVE_OR_NOTHING = mustChangeOne(MOVE);

/** One kind of flow: its name in the database, and how a stored state is checked (throws on what is not one). */
export type FlowKind<State> = { readonly kind: string; readonly read: (stored: unknown) => State };

/** The store of one kind of flow. Ids are stored hashed, states sealed for their kind and id. */
export function flowStore<State>(storage: Storage, flow: FlowKind<State>): FlowStore<State> {
  return {
    begin: (id, state, times) => begin(storage, flow.kind, { id, state, ...times }),
    find: async (id) => {
      const key = keyOf(storage, flow.kind, id);
      const { rows } = await storage.prepared<Row>(FIND, [flow.kind, key]);
      const row = rows[0];
      if (row === undefined) return null;
      const state = flow.read(JSON.parse(storage.cipher.open(fieldOf(flow.kind, key), row.stateSealed)));
      const [beganAt, expiresAt] = [toInstant(row.createdAt), toInstant(row.expiresAt)];
      return { version: row.version, state, beganAt, expiresAt };
    },
    replace: (move, effects) => replace(storage, { kind: flow.kind, ...move }, effects),
    prolong: async (id, { now, until }) => {
      const isEarlier = { gt: toDate(now), lt: toDate(until) };
      await storage.database.flow.updateMany({
        where: { kind: flow.kind, id: keyOf(storage, flow.kind, id), expiresAt: isEarlier },
        data: { expiresAt: toDate(until) },
      });
    },
  };
}

/** Moves a flow within a transaction; false when another request was first. For stores that change more than the flow at once. */
export async function moveFlow<State>(
  storage: Pick<Storage, "hash" | "cipher">,
  transaction: Pick<Transaction, "flow">,
  { kind, id, version, state }: FlowMove<State> & Pick<FlowKind<State>, "kind">,
): Promise<boolean> {
  const key = keyOf(storage, kind, id);
  const { count } = await transaction.flow.updateMany({
    where: { kind, id: key, version },
    data: { version: version + 1, stateSealed: seal(storage, fieldOf(kind, key), state) },
  });
  return count === 1;
}

type Beginning = { readonly id: string; readonly state: unknown; readonly now: Instant; readonly expiresAt: Instant };

async function begin(storage: Storage, kind: string, { id, state, now, expiresAt }: Beginning): Promise<void> {
  const key = keyOf(storage, kind, id);
  const stateSealed = seal(storage, fieldOf(kind, key), state);
  await storage.prepared(BEGIN, [kind, key, stateSealed, toDate(now), toDate(expiresAt)]);
}

type KindMove = FlowMove<unknown> & { readonly kind: string };

async function replace(storage: Storage, move: KindMove, effects: Effects): Promise<boolean> {
  const { kind, id, version, state } = move;
  const key = keyOf(storage, kind, id);
  const values = [kind, key, version, seal(storage, fieldOf(kind, key), state)];
  // Without effects one statement is a transaction of its own.
  if (effects.messages.length === 0 && effects.audit.length === 0)
    return (await storage.prepared(MOVE, values)).count === 1;
  return (await writeTogether(storage, [{ statement: MOVE_OR_NOTHING, values }], effects)) !== null;
}

function keyOf({ hash }: Pick<Storage, "hash">, kind: string, id: string): string {
  return hash.of("flow-id", `${kind}:${id}`);
}

function fieldOf(kind: string, key: string): string {
  return `flow.${kind}/${key}`;
}

function seal({ cipher }: Pick<Storage, "cipher">, field: string, state: unknown): string {
  return cipher.seal(field, JSON.stringify(state));
}
