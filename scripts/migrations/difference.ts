import { readMigrations } from "./list.ts";
import { withSchemaEngine } from "./schema-engine.ts";

const FILTERS = { externalTables: [], externalEnums: [] };
const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * The SQL that takes the end state of the migrations to `schema`, found on an empty scratch database; null when there is nothing to do.
 * What Prisma's schema cannot say (triggers, partial indexes) is for the reader to keep: strike out a line that would drop it.
 */
export async function migrationSql(scratchUrl: string, schema: string): Promise<string | null> {
  return withSchemaEngine(scratchUrl, async (engine) => {
    await engine.applyMigrations({ migrationsList: readMigrations(), filters: FILTERS });
    const { stdout, exitCode } = await engine.diff({
      from: { tag: "schemaDatasource", files: [{ path: "schema.prisma", content: HEAD }], configDir: process.cwd() },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return exitCode === 2 ? stdout : null;
  });
}
