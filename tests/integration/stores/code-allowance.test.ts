import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { memoryCodeAllowance } from "#tests/support/fakes/memory-stores.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const MINUTE_MS = 60_000;
const messageId = randomUUID();
const NUMBER = "+966512345678";

/** Repeatable noise, so that a failing run can be run again. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("the code allowance in PostgreSQL", () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await testStorage();
  });
  afterAll(() => storage.close());

  it("lets 5 of 50 requests through that come at once from as many networks", async () => {
    const allowance = codeAllowance(storage);
    const answers = await inParallel(50, (index) =>
      allowance.take({
        purpose: "sign_in",
        number: "+966500000001",
        network: `10.0.${index}.0/24`,
        messageId,
        now: NOW,
      }),
    );
    expect(answers.filter(({ taken }) => taken)).toHaveLength(5);
    expect(answers.filter((answer) => !answer.taken && answer.waitSeconds === 3600)).toHaveLength(45);
  });

  it("lets 4 of 50 requests through that come at once from one network", async () => {
    const allowance = codeAllowance(storage);
    const request = {
      purpose: "sign_in",
      number: "+966500000002",
      network: "10.0.0.0/24",
      messageId,
      now: NOW,
    } as const;
    const answers = await inParallel(50, () => allowance.take(request));
    expect(answers.filter(({ taken }) => taken)).toHaveLength(4);
    expect(await allowance.take({ ...request, network: "10.0.1.0/24" })).toEqual({ taken: true });
  });

  it("counts each purpose on its own", async () => {
    const allowance = codeAllowance(storage);
    const request = { number: "+966500000003", network: "10.0.0.0/24", messageId, now: NOW };
    for (let sent = 0; sent < 4; sent += 1) await allowance.take({ ...request, purpose: "registration" });
    expect((await allowance.take({ ...request, purpose: "registration" })).taken).toBe(false);
    expect(await allowance.take({ ...request, purpose: "sign_in" })).toEqual({ taken: true });
  });

  it("says in SQL what the rule says, along a long run of requests", async () => {
    const [database, memory] = [codeAllowance(storage), memoryCodeAllowance()];
    const next = noise(7);
    let now = NOW;
    for (let index = 0; index < 250; index += 1) {
      now += Math.floor(next() * 45 * MINUTE_MS);
      const request = {
        purpose: "sign_in",
        number: NUMBER,
        network: `net-${Math.floor(next() * 4)}`,
        messageId,
        now,
      } as const;
      expect(await database.take(request), `request ${index}`).toEqual(await memory.take(request));
    }
  });

  it("keeps no number and no network readable", async () => {
    const rows = JSON.stringify((await storage.pool.query("SELECT number_key, network_key FROM code_send")).rows);
    expect(rows).not.toMatch(/9665|10\.0|net-/);
  });
});
