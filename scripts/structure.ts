// The size and naming rules of the project: `node scripts/structure.ts`. Prints what breaks them and what to do instead.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { lockfileProblems, structureProblems } from "./check/structure-rules.ts";

const FOLDERS = ["src", "simulators", "scripts", "tests", "e2e", "bench", "examples"];
const NOT_OURS = new Set(["node_modules", "generated", "results", ".next"]);

const paths = FOLDERS.flatMap(filesBelow).filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const files = paths.map((path) => ({ path, text: readFileSync(path, "utf8") }));
const problems = [
  ...structureProblems(files),
  ...lockfileProblems(JSON.parse(readFileSync("package-lock.json", "utf8"))),
];

for (const problem of problems) console.log(problem);
console.log(
  problems.length === 0 ? `structure: ${files.length} files in order` : `structure: ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !NOT_OURS.has(name) && !name.startsWith(".next"))
    .flatMap((name) => filesBelow(join(path, name)));
}
