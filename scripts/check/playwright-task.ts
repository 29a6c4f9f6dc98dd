import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Task } from "./task.ts";
import { readJson } from "./vitest-task.ts";

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/**
 * A run of Playwright: what it is called, which configuration it follows, which of its files alone are run, and which of its projects alone,
 * without those that they depend on.
 */
export type PlaywrightRun = {
  name: string;
  config: string;
  files?: readonly string[];
  projects?: readonly string[];
  env?: Record<string, string>;
};

let reports = 0;

/** The tests of one configuration of Playwright. */
export function playwrightTask({ name, config, files = [], projects, env = {} }: PlaywrightRun): Task {
  const chosen = projects === undefined ? [] : ["--no-deps", ...projects.map((project) => `--project=${project}`)];
  reports += 1;
  const report = join(".test", `${config}-${process.pid}-${reports}.json`);
  return {
    name,
    args: ["node_modules/@playwright/test/cli.js", "test", "-c", config, "--reporter=line,json", ...chosen, ...files],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
    count: () => {
      const found = Report.safeParse(readJson(report));
      rmSync(report, { force: true });
      if (!found.success) return { passed: 0, failed: 1, skipped: 0 };
      const { expected, unexpected, flaky, skipped } = found.data.stats;
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
  };
}
