import { defineConfig } from "@playwright/test";
import { LAUNCH_OPTIONS } from "./e2e/fixtures/chromium.ts";
import type { LanguageOption } from "./e2e/fixtures/test.ts";
import { world } from "./e2e/fixtures/world.ts";

/**
 * Runs against a world that is up already: the addresses come from PORT, EXAMPLES_PORT, SIMULATORS_PORT and DATA_DIR, as in `npm start`.
 * The portal must have been started with SIMULATED_CLOCK=1 and SIMULATED_CAPTCHA=1.
 */
export default defineConfig<LanguageOption>({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: world.portal,
    launchOptions: LAUNCH_OPTIONS,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
  },
  projects: [
    // The longest first, so that nothing long is left for one worker at the end.
    { name: "start", testMatch: "start/*.spec.ts" },
    { name: "journeys", testMatch: "journeys/*.spec.ts" },
    { name: "everyone", testMatch: "everyone/*.spec.ts" },
    { name: "attacks", testMatch: "attacks/*.spec.ts" },
    { name: "pages", testMatch: "pages/*.spec.ts" },
    // They move the clock of the whole portal, so they run alone and after everything else.
    {
      name: "clock",
      testMatch: "clock/*.spec.ts",
      workers: 1,
      fullyParallel: false,
      dependencies: ["start", "journeys", "everyone", "attacks", "pages"],
    },
    { name: "afterwards", testMatch: "afterwards/*.spec.ts", dependencies: ["clock"] },
  ],
});
