import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** The project's migrations as the schema engine wants them. */
export function readMigrations(folder = "prisma/migrations"): MigrationList {
  const baseDir = resolve(folder);
  const names = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : [];
  const lock = join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sqlOf(baseDir, path) } },
      })),
  };
}

function sqlOf(baseDir: string, name: string): string {
  return readFileSync(join(baseDir, name, "migration.sql"), "utf8");
}
