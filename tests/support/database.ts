import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** A database of a test's own. `appUrl` may do what the portal may; `ownerUrl` may do anything to it. */
export type TestDatabase = { appUrl: string; ownerUrl: string; drop: () => Promise<void> };

/** A fresh, migrated, empty database. Call it in `beforeAll` (about 50 ms) and `drop()` it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { appUrl, ownerUrl, adminUrl } = inject("templateUrls");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = pg.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
  await runAs(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER nafidha_owner STRATEGY file_copy`);
  await runAs(adminUrl, `GRANT CONNECT ON DATABASE ${name} TO nafidha_app`);
  return {
    appUrl: named(appUrl, name),
    ownerUrl: named(ownerUrl, name),
    drop: () => runAs(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function runAs(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
