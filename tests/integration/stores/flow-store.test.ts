import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import { flowStore } from "#lib/stores/flow-store.ts";
import { aMessage, inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const TIMES = { now: NOW, expiresAt: NOW + 60_000 };
const state = z.object({ step: z.string(), by: z.number() });
type State = z.infer<typeof state>;

/** Writes what the outbox is given by the statement that it is lent, as the queue does, into a table that is at hand. */
const OUTBOX_IN_A_TABLE: Outbox = {
  write: async (run, messages) => {
    for (const { id } of messages) {
      await run(
        `INSERT INTO code_send (number_key, purpose, network_key, message_id, sent_at)
         VALUES ('none', 'outbox', 'none', $1::uuid, '2026-01-15T09:00:00Z')`,
        [id],
      );
    }
  },
  tellSites: async () => undefined,
};

describe("a flow in PostgreSQL", () => {
  let storage: TestStorage;
  const store = () => flowStore<State>(storage, { kind: "probe", read: (stored) => state.parse(stored) });

  beforeAll(async () => {
    storage = await testStorage();
  });
  afterAll(() => storage.close());

  it("comes back as it was put, also after it expired", async () => {
    await store().begin("flow-1", { step: "first", by: 0 }, TIMES);
    expect(await store().find("flow-1")).toEqual({
      version: 0,
      state: { step: "first", by: 0 },
      beganAt: TIMES.now,
      expiresAt: TIMES.expiresAt,
    });
    expect(await store().find("another")).toBeNull();
  });

  it("is not found under another kind", async () => {
    await store().begin("flow-2", { step: "first", by: 0 }, TIMES);
    const other = flowStore<State>(storage, { kind: "other", read: (stored) => state.parse(stored) });
    expect(await other.find("flow-2")).toBeNull();
  });

  it("keeps the first state when it is begun twice", async () => {
    await inParallel(8, (by) => store().begin("flow-3", { step: "first", by }, TIMES));
    const begun = await store().find("flow-3");
    await store().begin("flow-3", { step: "again", by: 99 }, TIMES);
    expect(await store().find("flow-3")).toEqual(begun);
  });

  it("lets exactly one of 200 parallel requests move each version", async () => {
    await store().begin("flow-4", { step: "first", by: -1 }, TIMES);
    for (const version of [0, 1]) {
      const won = await inParallel(200, (by) =>
        store().replace({ id: "flow-4", version: version, state: { step: "moved", by } }, NO_EFFECTS),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const found = await store().find("flow-4");
      expect(found).toMatchObject({ version: version + 1, state: { step: "moved", by: won.indexOf(true) } });
    }
  });

  it("has its end put off without its state or version, never brought forward, and never once it is over", async () => {
    await store().begin("flow-prolonged", { step: "first", by: 0 }, TIMES);
    const endOf = async () => (await store().find("flow-prolonged"))?.expiresAt;
    await inParallel(20, (by) => store().prolong("flow-prolonged", { now: NOW, until: NOW + 61_000 + by }));
    expect(await endOf()).toBe(NOW + 61_019);
    await store().prolong("flow-prolonged", { now: NOW, until: NOW + 1000 });
    expect(await endOf()).toBe(NOW + 61_019);
    await store().prolong("flow-prolonged", { now: NOW + 61_019, until: NOW + 90_000 });
    expect(await store().find("flow-prolonged")).toEqual({
      version: 0,
      state: { step: "first", by: 0 },
      beganAt: NOW,
      expiresAt: NOW + 61_019,
    });
  });

  it("writes the effects of the winner only", async () => {
    await store().begin("flow-5", { step: "first", by: -1 }, TIMES);
    const own = flowStore<State>(
      { ...storage, outbox: OUTBOX_IN_A_TABLE },
      { kind: "probe", read: (stored) => state.parse(stored) },
    );
    const won = await inParallel(20, (by) =>
      own.replace(
        { id: "flow-5", version: 0, state: { step: "moved", by } },
        {
          messages: [aMessage(`message-${by}`)],
          audit: [{ event: "sign_in.completed", accountId: "an-account", at: NOW, details: { by } }],
        },
      ),
    );
    const written = await storage.pool.query("SELECT message_id FROM code_send WHERE purpose = 'outbox'");
    expect(written.rows).toEqual([{ message_id: aMessage(`message-${won.indexOf(true)}`).id }]);
    const entries = await storage.auditLog();
    expect(entries.map(({ event, details }) => ({ event, details }))).toEqual([
      { event: "sign_in.completed", details: { by: won.indexOf(true) } },
    ]);
  });

  it("leaves neither the id nor the state readable in the database", async () => {
    await store().begin("secret-flow-id", { step: "secret-step", by: 0 }, TIMES);
    const rows = JSON.stringify((await storage.pool.query("SELECT * FROM flow")).rows);
    expect(rows).not.toContain("secret");
  });

  it("does not open a state that was moved to another flow's row", async () => {
    await store().begin("flow-6", { step: "six", by: 6 }, TIMES);
    await store().begin("flow-7", { step: "seven", by: 7 }, TIMES);
    const key = (id: string) => storage.hash.of("flow-id", `probe:${id}`);
    await storage.pool.query(
      "UPDATE flow SET state_sealed = (SELECT state_sealed FROM flow WHERE id = $1) WHERE id = $2",
      [key("flow-6"), key("flow-7")],
    );
    await expect(store().find("flow-7")).rejects.toThrow();
  });
});
