import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const SCHEMA = "prisma/schema.prisma";
const OUTPUT = "src/lib/generated/prisma";
const STAMP = `${OUTPUT}/.schema-hash`;

/** Runs `prisma generate` unless the client was generated from this very schema by this very Prisma. */
export function generateWhenStale(): void {
  const hash = createHash("sha256").update(readFileSync(SCHEMA)).update(prisma().version).digest("hex");
  if (existsSync(STAMP) && existsSync(join(OUTPUT, "client.ts")) && readFileSync(STAMP, "utf8") === hash) return;
  // Generating needs no native schema engine, yet Prisma would download one; any executable in its place stops that.
  const environment = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const made = spawnSync(process.execPath, [prisma().program, "generate", "--schema", SCHEMA], {
    env: environment,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stdout}${made.stderr}`);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(STAMP, hash);
}

function prisma(): { version: string; program: string } {
  const manifest = createRequire(import.meta.url).resolve("prisma/package.json");
  const { version, bin } = z
    .object({ version: z.string(), bin: z.object({ prisma: z.string() }) })
    .parse(JSON.parse(readFileSync(manifest, "utf8")));
  return { version, program: join(dirname(manifest), bin.prisma) };
}
