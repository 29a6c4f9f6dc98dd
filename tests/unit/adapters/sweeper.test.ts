import { describe, expect, it, vi } from "vitest";
import { sweeper } from "#lib/adapters/jobs/sweeper.ts";
import { fakeClock } from "#tests/support/fakes/clock.ts";
import { fakeLog } from "#tests/support/fakes/secrets.ts";

describe("a sweeper", () => {
  it("runs every sweep at the portal's time, also after one that fails", async () => {
    const [clock, log] = [fakeClock(), fakeLog()];
    const run = vi.fn(async () => undefined);
    const failing = { name: "failing", everyMs: 0, run: () => Promise.reject(new Error("a surprise")) };
    await sweeper({ clock, log }, [failing, { name: "working", everyMs: 0, run }]).runAll();
    expect(run.mock.calls).toEqual([[clock.now()]]);
    expect(log.events).toEqual(["sweep.failing.failed"]);
  });

  it("lets a sweep rest, unless everything is asked to run", async () => {
    const run = vi.fn(async () => undefined);
    const due = sweeper({ clock: fakeClock(), log: fakeLog() }, [{ name: "resting", everyMs: 60_000, run }]);
    await due.runRested();
    await due.runRested();
    expect(run).toHaveBeenCalledTimes(1);
    await due.runAll();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("never runs two sweeps at once", async () => {
    let [running, most] = [0, 0];
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    };
    const sweeps = [1, 2, 3].map((part) => ({ name: `part_${part}`, everyMs: 0, run }));
    const due = sweeper({ clock: fakeClock(), log: fakeLog() }, sweeps);
    void due.runAll();
    void due.runRested();
    await due.settled();
    expect(most).toBe(1);
    expect(running).toBe(0);
  });
});
