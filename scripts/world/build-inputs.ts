import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a build itself writes among its inputs. */
const OUTPUTS = new Set([".next", "node_modules", "generated", "next-env.d.ts"]);

/** One text for the files and folders that a build is made from; what a build writes beside them changes nothing of it. */
export function hashOfInputs(inputs: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(filesBelow).sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !OUTPUTS.has(name))
    .flatMap((name) => filesBelow(join(path, name)));
}
