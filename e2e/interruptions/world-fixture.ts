import { test as base } from "@playwright/test";
import { type InterruptedWorld, openInterruptedWorld } from "./interrupted-world.ts";
import type { Extents } from "./kill-point.ts";
import { measureErrands } from "./killed-errand.ts";
import { type RecordReader, recordReader } from "./records.ts";

type WorkerFixtures = {
  readonly world: InterruptedWorld;
  /** How much each errand takes here. */
  readonly extents: Extents;
  readonly records: RecordReader;
};

/** Playwright's test in a world of its own that may be stopped and started; no browser. */
export const test = base.extend<object, WorkerFixtures>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
    async ({}, use) => {
      const world = await openInterruptedWorld();
      await use(world);
      await world.close();
    },
    { scope: "worker", auto: true, timeout: 180_000 },
  ],
  extents: [async ({ world }, use) => use(await measureErrands(world)), { scope: "worker", timeout: 120_000 }],
  records: [
    async ({ world }, use) => {
      const reader = recordReader(world.ownerUrl, world.secrets.masterKey);
      await use(reader);
      await reader.close();
    },
    { scope: "worker" },
  ],
});
