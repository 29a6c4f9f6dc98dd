import { afterEach, describe, expect, it } from "vitest";
import { followSimulatedClock, type SimulatedClock } from "#lib/adapters/clock/simulated-clock.ts";
import { systemClock } from "#lib/adapters/clock/system-clock.ts";
import { fakeClock } from "#tests/support/fakes/clock.ts";
import { openSimulatedWorld, type SimulatedWorld } from "#tests/support/simulated-world.ts";

const DAY_MS = 24 * 3_600_000;
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function openWorld(port = 0): Promise<SimulatedWorld> {
  const world = await openSimulatedWorld({ port, patienceMs: 500 });
  endings.push(world.close);
  return world;
}

async function follow(world: SimulatedWorld): Promise<SimulatedClock> {
  const clock = await followSimulatedClock({ ...world.endpoint("", 1_000), connectTimeoutMs: 2_000 });
  endings.push(clock.close);
  return clock;
}

const offsetOf = (clock: SimulatedClock): number => clock.now() - Date.now();

describe("A clock", () => {
  it("tells the machine's time when it is the system's", () => {
    const before = Date.now();
    const told = systemClock.now();
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });

  it("stands still until it is moved when it is the fake", () => {
    const clock = fakeClock(1_000);
    expect(clock.advance(500)).toBe(1_500);
    expect(clock.now()).toBe(1_500);
  });

  it("tells the machine's time until the simulated world moves it", async () => {
    expect(Math.abs(offsetOf(await follow(await openWorld())))).toBeLessThan(50);
  });
});

describe("The simulated clock", () => {
  it("has moved and run what became due before the move is answered", async () => {
    const world = await openWorld();
    const clock = await follow(world);
    const ranAt: number[] = [];
    clock.whenMoved(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ranAt.push(clock.now());
    });
    const reply = await world.post("/clock", { advanceSeconds: 86_400 });
    expect(reply.status).toBe(200);
    expect(offsetOf(clock)).toBeGreaterThan(DAY_MS - 100);
    expect(ranAt).toHaveLength(1);
    expect(Date.parse((reply.body as { now: string }).now)).toBeGreaterThan(Date.now() + DAY_MS - 1_000);
  });

  it("takes moves one after another, also when they are asked for at once", async () => {
    const world = await openWorld();
    const clock = await follow(world);
    const replies = await Promise.all([1, 2, 3].map(() => world.post("/clock", { advanceSeconds: 60 })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(Math.round(offsetOf(clock) / 1_000)).toBe(180);
  });

  it("says so when what became due could not be run, and when it took too long", async () => {
    const world = await openWorld();
    const clock = await follow(world);
    clock.whenMoved(() => Promise.reject(new Error("no")));
    expect(await world.post("/clock", { advanceSeconds: 1 })).toMatchObject({ status: 504 });
    clock.whenMoved(() => new Promise((resolve) => setTimeout(resolve, 800)));
    expect(await world.post("/clock", { advanceSeconds: 1 })).toMatchObject({ status: 504 });
  });

  it("keeps its offset when the world restarts, follows again, and teaches the new world its time", async () => {
    const world = await openWorld();
    const clock = await follow(world);
    await world.post("/clock", { advanceSeconds: 3_600 });
    await world.close();
    expect(Math.round(offsetOf(clock) / 1_000)).toBe(3_600);
    const again = await openWorld(Number(new URL(world.url).port));
    await expect.poll(() => again.post("/clock", { advanceSeconds: 60 })).toMatchObject({ status: 200 });
    expect(Math.round(offsetOf(clock) / 1_000)).toBe(3_660);
  });

  it("refuses to start when the world does not answer", async () => {
    const nowhere = { baseUrl: "http://127.0.0.1:1", token: null, connectTimeoutMs: 100 };
    await expect(followSimulatedClock(nowhere)).rejects.toThrow("does not answer");
  });
});

describe("Moving the clock", () => {
  it("is refused with 409 while no portal follows", async () => {
    const world = await openWorld();
    expect(await world.post("/clock", { advanceSeconds: 60 })).toMatchObject({ status: 409 });
    const clock = await follow(world);
    await clock.close();
    await expect.poll(() => world.post("/clock", { advanceSeconds: 60 })).toMatchObject({ status: 409 });
  });

  it("goes forward only", async () => {
    const world = await openWorld();
    for (const advanceSeconds of [0, -1, "60", null, 1e12]) {
      expect(await world.post("/clock", { advanceSeconds })).toMatchObject({ status: 400 });
    }
  });
});
