import { defineConfig } from "@playwright/test";
import { LAUNCH_OPTIONS } from "./e2e/fixtures/chromium.ts";

/**
 * Tests that stop and start the portal and its database, in a world of their own where PORT, SIMULATORS_PORT and DATA_DIR say.
 * One after the other, since there is one world.
 */
export default defineConfig({
  testDir: "e2e/interruptions",
  outputDir: "test-results/interruptions",
  forbidOnly: true,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: { launchOptions: LAUNCH_OPTIONS, locale: "ar-SA", screenshot: "only-on-failure" },
});
