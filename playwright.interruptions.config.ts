import { basename, join } from "node:path";
import { defineConfig } from "@playwright/test";
import { LAUNCH_OPTIONS } from "./e2e/fixtures/chromium.ts";
import { world } from "./e2e/fixtures/world.ts";

/**
 * Tests that stop and start the portal and its database, in a world of their own where PORT, SIMULATORS_PORT and DATA_DIR say.
 * One after the other, since there is one world.
 */
export default defineConfig({
  testDir: "e2e/interruptions",
  // Several such worlds may run side by side.
  outputDir: join("test-results", basename(world.dataDir)),
  forbidOnly: true,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: { launchOptions: LAUNCH_OPTIONS, locale: "ar-SA", screenshot: "only-on-failure" },
});
