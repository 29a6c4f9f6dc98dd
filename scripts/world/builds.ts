import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { withLock } from "#scripts/processes/lock.ts";
import { hashOfInputs } from "./build-inputs.ts";

/** A Next application: where it is and what its build is made from. */
type Application = { name: string; folder: string; inputs: readonly string[] };

/** The example sites' server. */
export const EXAMPLE_SERVER = "examples/government-sites/server.ts";

const SHARED = ["package-lock.json", "tsconfig.json", "postcss.config.mjs"];
const PORTAL: Application = {
  name: "portal",
  folder: ".",
  inputs: ["src", "public", "next.config.ts", "prisma/schema.prisma", ...SHARED],
};
const EXAMPLES: Application = {
  name: "example sites",
  folder: "examples/government-sites",
  inputs: ["examples/government-sites", ...SHARED],
};
/** What `next build` leaves alone when it clears the folder of the former build. */
const KEPT = ".next/cache";
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Builds what has changed since its last build. Two worlds on one checkout build one after the other. */
export async function buildWhatIsStale(aborted: AbortSignal): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  await withLock(join(KEPT, "build.lock"), async () => {
    if (existsSync("next.config.ts")) await build(PORTAL, aborted);
    await build(EXAMPLES, aborted);
  });
}

async function build({ name, folder, inputs }: Application, aborted: AbortSignal): Promise<void> {
  const stamp = join(folder, ".next", "build-hash");
  const hash = hashOfInputs(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  console.error(`Building the ${name} …`);
  const next = createRequire(resolve("package.json")).resolve("next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  try {
    await promisify(execFile)(process.execPath, [next, "build"], {
      cwd: folder,
      env,
      maxBuffer: MAX_OUTPUT_BYTES,
      signal: aborted,
    });
  } catch (error) {
    throw new Error(`The ${name} could not be built:\n${outputOf(error)}`);
  }
  writeFileSync(stamp, hash);
}

function outputOf(error: unknown): string {
  const parsed = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(error);
  return parsed.success ? `${parsed.data.stdout}${parsed.data.stderr}` : String(error);
}
