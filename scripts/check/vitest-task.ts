import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import type { Task } from "./task.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** The tests of one project of vitest.config.ts. */
export function vitestTask(name: string, project: string): Task {
  mkdirSync(".test", { recursive: true });
  const report = `.test/vitest-${project}-${process.pid}.json`;
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name,
    args: ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", ...reporters],
    count: () => {
      const found = Report.safeParse(readJson(report));
      rmSync(report, { force: true });
      if (!found.success) return { passed: 0, failed: 1, skipped: 0 };
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = found.data;
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
    },
  };
}

/** A JSON file's content, or null when there is none that can be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
