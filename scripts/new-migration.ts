// Writes the SQL that leads from the migrations' end state to prisma/schema.prisma: `node scripts/new-migration.ts NAME`.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeDataFolder } from "./database/place.ts";
import { startDatabase } from "./database.ts";
import { migrationSql } from "./migrations/difference.ts";

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9-]+$/.test(name))
  throw new Error("Usage: node scripts/new-migration.ts name-in-kebab-case");

const scratch = mkdtempSync(join(tmpdir(), "nafidha-migration-"));
const database = await startDatabase(scratch, "forgetful");
try {
  write(await migrationSql(database.ownerUrl, readFileSync("prisma/schema.prisma", "utf8")), name);
} finally {
  await database.stop();
  removeDataFolder(scratch);
}

function write(sql: string | null, title: string): void {
  if (sql === null) {
    console.log("The migrations already lead to prisma/schema.prisma.");
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${title.replaceAll("-", "_")}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join("prisma/migrations", "migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(join(folder, "migration.sql"));
}
