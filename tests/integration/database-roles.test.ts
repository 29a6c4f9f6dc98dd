import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";

describe("the portal's database role", () => {
  let database: TestDatabase;
  let portal: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    portal = new pg.Client({ connectionString: database.appUrl });
    await portal.connect();
  });

  afterAll(async () => {
    await portal.end();
    await database.drop();
  });

  it("can add to the audit log, and neither read, change nor remove a line of it", async () => {
    const rights = await portal.query(
      "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name = 'audit_entry'",
    );
    expect(rights.rows.map((row) => row.privilege_type).sort()).toEqual(["INSERT"]);
    await portal.query("INSERT INTO audit_entry (at, event, details) VALUES (now(), 'probe', '{}')");
    await expect(portal.query("SELECT event FROM audit_entry")).rejects.toThrow(/permission denied/);
    await expect(portal.query("DELETE FROM audit_entry")).rejects.toThrow(/permission denied/);
    await expect(portal.query("TRUNCATE audit_entry")).rejects.toThrow(/permission denied/);
  });

  it("cannot change a table's shape", async () => {
    await expect(portal.query("ALTER TABLE account ADD COLUMN extra text")).rejects.toThrow(/must be owner/);
    await expect(portal.query("CREATE TABLE extra (id int)")).rejects.toThrow(/permission denied/);
  });

  it("runs the job queue without owning it", async () => {
    const boss = new PgBoss({ connectionString: database.appUrl, migrate: false, createSchema: false, reindex: false });
    const surprises: Error[] = [];
    boss.on("error", (error) => surprises.push(error));
    await boss.start();
    await boss.createQueue("probe");
    await boss.send("probe", { hello: 1 });
    const [job] = await boss.fetch("probe");
    await boss.complete("probe", job?.id ?? "");
    await boss.supervise("probe");
    await boss.stop({ graceful: false });
    expect(job?.data).toEqual({ hello: 1 });
    expect(surprises).toEqual([]);
  });
});
