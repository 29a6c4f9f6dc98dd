import { readFileSync } from "node:fs";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { readMigrations } from "./list.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** Where the job queue's tables live. */
export const QUEUE_SCHEMA = "pgboss";

/** Brings a database to the newest schema as its owner: our migrations, the job queue's own, then the application role's rights. Idempotent. */
export async function migrate(ownerUrl: string, appRole: string): Promise<readonly string[]> {
  const applied = await withSchemaEngine(ownerUrl, (engine) =>
    engine.applyMigrations({ migrationsList: readMigrations(), filters: { externalTables: [], externalEnums: [] } }),
  );
  await migrateQueue(ownerUrl);
  await grant(ownerUrl, appRole);
  return applied.appliedMigrationNames;
}

/** The queue creates and migrates its schema here, so that the portal may run it with `migrate: false, createSchema: false`. */
async function migrateQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

/** `prisma/grants.sql` with the role's name filled in. */
async function grant(ownerUrl: string, appRole: string): Promise<void> {
  const sql = readFileSync("prisma/grants.sql", "utf8").replaceAll(":app_role", pg.escapeIdentifier(appRole));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
