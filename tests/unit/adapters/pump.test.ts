import { describe, expect, it } from "vitest";
import { pump } from "#lib/adapters/jobs/pump.ts";

const SOON = () => Date.now() + 5_000;

function source(count: number) {
  const waiting = Array.from({ length: count }, (_, index) => index);
  let looks = 0;
  return {
    waiting,
    looks: () => looks,
    fetch: async (limit: number) => {
      looks += 1;
      return waiting.splice(0, limit);
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("a pump", () => {
  it("works on everything that waits, and never on more at once than its width", async () => {
    const from = source(50);
    const done: number[] = [];
    let [running, most] = [0, 0];
    const handle = async (job: number) => {
      running += 1;
      most = Math.max(most, running);
      await pause(job % 4);
      running -= 1;
      done.push(job);
    };
    await pump(4, { fetch: from.fetch, handle }).drained(SOON());
    expect(done.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(most).toBe(4);
  });

  it("is not held up by one slow job", async () => {
    const slow = Promise.withResolvers<void>();
    const done: number[] = [];
    const from = source(20);
    const handle = async (job: number) => {
      if (job === 0) await slow.promise;
      done.push(job);
    };
    const pumping = pump(2, { fetch: from.fetch, handle });
    pumping.wake();
    await expect.poll(() => done.length).toBe(19);
    slow.resolve();
    await pumping.drained(SOON());
    expect(done.at(-1)).toBe(0);
  });

  it("comes to few looks when it is woken many times at once, and forgets no wake", async () => {
    const from = source(0);
    const done: number[] = [];
    const pumping = pump(4, { fetch: from.fetch, handle: async (job) => void done.push(job) });
    for (let times = 0; times < 100; times += 1) pumping.wake();
    await pumping.drained(SOON());
    expect(from.looks()).toBeLessThanOrEqual(3);
    for (let job = 0; job < 200; job += 1) {
      from.waiting.push(job);
      pumping.wake();
      if (job % 3 === 0) await Promise.resolve();
    }
    await expect.poll(() => done.length).toBe(200);
  });

  it("stops waiting at the deadline", async () => {
    const from = source(1);
    const pumping = pump(1, { fetch: from.fetch, handle: () => new Promise(() => undefined) });
    const since = Date.now();
    await pumping.drained(Date.now() + 50);
    expect(Date.now() - since).toBeLessThan(2_000);
  });
});
