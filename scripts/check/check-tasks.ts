import { existsSync, writeFileSync } from "node:fs";
import type { Task } from "./task.ts";
import { vitestTask } from "./vitest-task.ts";

const EXAMPLES = "examples/government-sites";

/** Everything that needs no database, the longest first. */
export function checkTasks(): Task[] {
  ensureNextTypes();
  return [
    vitestTask("unit, property and message tests", "pure"),
    {
      name: "lint and format",
      args: ["node_modules/@biomejs/biome/bin/biome", "ci", ".", "--max-diagnostics=100", "--colors=off"],
    },
    { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."] },
    { name: "unused code", args: ["node_modules/knip/bin/knip.js", "--no-config-hints"] },
    {
      name: "dependency rules",
      args: [...WITH_CLASSIC_TYPESCRIPT, ...CRUISE, "src", "simulators", "examples", "scripts"],
    },
    { name: "structure", args: ["scripts/structure.ts"] },
    { name: "types of the example sites", args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", EXAMPLES] },
  ];
}

const WITH_CLASSIC_TYPESCRIPT = ["--import", "./scripts/check/classic-typescript.mjs"];
const CRUISE = [
  "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
  "--config",
  ".dependency-cruiser.mjs",
  "--output-type",
  "err-long",
];

/** What `next build` would write; a fresh clone is checked before it is built. */
function ensureNextTypes(): void {
  const text = '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n';
  for (const folder of [".", EXAMPLES]) {
    const file = `${folder}/next-env.d.ts`;
    if (!existsSync(file)) writeFileSync(file, text);
  }
}
