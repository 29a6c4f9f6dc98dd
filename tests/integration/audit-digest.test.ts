import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fileAuditAnchor } from "#lib/adapters/audit-anchor/file-audit-anchor.ts";
import { pinoLog } from "#lib/adapters/log/pino-log.ts";
import { closeAuditDay } from "#lib/flows/audit/close-audit-day.ts";
import { auditDigestStore } from "#lib/stores/audit-digest-store.ts";
import { auditLog } from "#lib/stores/audit-log.ts";
import { readAnchors, type Verification, verifyAudit } from "#scripts/audit/verify.ts";
import { type TestStorage, testStorage } from "#tests/support/storage.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 22, 9);

describe("the audit log's digests", () => {
  let storage: TestStorage;
  let owner: pg.Client;
  let folder: string;
  let anchorFile: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "nafidha-anchor-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    storage = await testStorage();
    owner = new pg.Client({ connectionString: storage.ownerUrl });
    await owner.connect();
    anchorFile = join(folder, `${new URL(storage.ownerUrl).pathname.slice(1)}.jsonl`);
    return async () => {
      await owner.end();
      await storage.close();
    };
  });

  const happen = async (times: number, at: number): Promise<void> => {
    const event = { event: "sign_in.completed", accountId: "0198a1f0-0000-7000-8000-000000000001", at } as const;
    const events = Array.from({ length: times }, (_, index) => ({
      ...event,
      details: { way: "sms", zed: index, a: null },
    }));
    await auditLog(storage).record(events);
  };
  const ports = () => ({
    auditDigests: auditDigestStore(storage.database),
    auditAnchor: fileAuditAnchor(anchorFile, pinoLog({ level: "silent" })),
  });
  const close = (now: number): Promise<void> => closeAuditDay(ports(), now);
  const anchors = () => readAnchors(readFileSync(anchorFile, "utf8"));
  const verify = (now = START + 2 * DAY_MS): Promise<Verification> => verifyAudit(owner, anchors().digests, now);
  /** What only whoever has the whole database can do. */
  const tamper = async (sql: string): Promise<void> => {
    await owner.query("ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_digest DISABLE TRIGGER USER");
    expect((await owner.query(sql)).rowCount).toBeGreaterThan(0);
  };
  const closedDays = async (): Promise<void> => {
    await happen(3, START);
    await owner.query("SELECT nextval('audit_entry_id_seq')");
    await close(START + DAY_MS);
    await happen(4, START + DAY_MS);
    await close(START + 2 * DAY_MS);
    await happen(2, START + 2 * DAY_MS);
  };

  it("cover every entry once, day after day, and an untouched log is verified by another computation than the one that took them", async () => {
    await closedDays();
    expect(await verify()).toEqual({ problems: [], days: 2, entries: 7, unclosed: 2 });
  });

  it("close a day once, however often and by however many processes it is tried", async () => {
    await happen(5, START);
    await Promise.all(Array.from({ length: 8 }, () => close(START + DAY_MS)));
    await close(START + DAY_MS + 60_000);
    expect(await verify()).toMatchObject({ problems: [], days: 1, entries: 5 });
  });

  it("wait for entries that are under way with a smaller number", async () => {
    const slow = new pg.Client({ connectionString: storage.appUrl });
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query("INSERT INTO audit_entry (at, event, details) VALUES (now(), 'slow', '{}')");
    await happen(1, START);
    const closing = close(START + DAY_MS);
    await expect
      .poll(
        async () => (await owner.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rowCount,
      )
      .toBe(1);
    await slow.query("COMMIT");
    await slow.end();
    await closing;
    expect(await verify()).toMatchObject({ problems: [], entries: 2, unclosed: 0 });
  });

  it("are not disturbed by an idle day, nor by a portal that was away for days", async () => {
    await happen(1, START);
    await close(START + DAY_MS);
    await close(START + 2 * DAY_MS);
    await happen(1, START + 3 * DAY_MS);
    await close(START + 9 * DAY_MS);
    expect(await verify()).toMatchObject({ problems: [], days: 2, entries: 2 });
  });

  it("stay true when the process dies between anchoring and keeping", async () => {
    await happen(2, START);
    const dying = { ...ports().auditDigests, keep: () => Promise.reject(new Error("killed")) };
    await expect(closeAuditDay({ ...ports(), auditDigests: dying }, START + DAY_MS)).rejects.toThrow("killed");
    expect(await verify()).toMatchObject({ problems: [], days: 0, unclosed: 2 });
    await happen(2, START + DAY_MS);
    await close(START + 2 * DAY_MS);
    expect(await verify()).toMatchObject({ problems: [], days: 1, entries: 4 });
  });

  it("keep nothing when the anchor cannot be reached", async () => {
    await happen(1, START);
    const unreachable = { publish: () => Promise.reject(new Error("no such disk")) };
    await expect(closeAuditDay({ ...ports(), auditAnchor: unreachable }, START + DAY_MS)).rejects.toThrow();
    expect(await ports().auditDigests.latest()).toBeNull();
  });

  it.each([
    ["a changed entry", "UPDATE audit_entry SET event = 'nothing' WHERE id = 2", /22: the entries/],
    ["a changed detail", `UPDATE audit_entry SET details = '{"way": "passkey"}' WHERE id = 6`, /23: the entries/],
    ["a changed time", "UPDATE audit_entry SET at = at + interval '1 s' WHERE id = 1", /22: the entries/],
    ["a removed entry", "DELETE FROM audit_entry WHERE id = 3", /22: the entries/],
    [
      "an entry inserted in between",
      "INSERT INTO audit_entry (id, at, event, details) VALUES (4, now(), 'x', '{}')",
      /23: the entries/,
    ],
    [
      "an entry inserted before all",
      "INSERT INTO audit_entry (id, at, event, details) VALUES (0, now(), 'x', '{}')",
      /numbered before/,
    ],
    [
      "a last day that was cut off, entries and digest",
      "WITH cut AS (DELETE FROM audit_digest WHERE day = '2026-11-23') DELETE FROM audit_entry WHERE id > 4",
      /23: the entries/,
    ],
    ["a removed digest", "DELETE FROM audit_digest WHERE day = '2026-11-22'", /does not follow/],
    ["a changed digest", "UPDATE audit_digest SET digest = md5('x') WHERE day = '2026-11-23'", /not among the anchors/],
  ])("betray %s to whoever verifies", async (_, sql, problem) => {
    await closedDays();
    await tamper(sql);
    const { problems } = await verify();
    expect(problems.join("\n")).toMatch(problem);
  });

  it("betray a log of which no day is closed any more", async () => {
    await closedDays();
    expect((await verify(START + 4 * DAY_MS)).problems).toEqual([]);
    expect((await verify(START + 4 * DAY_MS + 1)).problems).toEqual([
      "2026-11-24: the entries are not covered by a digest since then.",
    ]);
  });

  it("are read past a line that was torn by a death, which hides no digest that is missing", async () => {
    await happen(1, START);
    writeFileSync(anchorFile, '\n{"day":"2026-11-22","afterId":"0","lastI');
    await close(START + DAY_MS);
    expect(anchors()).toMatchObject({ digests: [{ day: "2026-11-22" }], unreadable: 1 });
    expect((await verify()).problems).toEqual([]);
    writeFileSync(anchorFile, readFileSync(anchorFile, "utf8").slice(0, -20));
    expect((await verify()).problems).toEqual(["2026-11-22: the database's digest is not among the anchors."]);
  });

  it("betray a database that was rewritten whole, its digests too", async () => {
    await closedDays();
    await tamper("DELETE FROM audit_entry WHERE id = 2");
    await tamper("DELETE FROM audit_digest");
    await owner.query("ALTER TABLE audit_entry ENABLE TRIGGER USER; ALTER TABLE audit_digest ENABLE TRIGGER USER");
    await close(START + 3 * DAY_MS);
    expect((await verify()).problems.join("\n")).toMatch(/22: the entries are not those/);
  });

  it("betray anchors that are missing", async () => {
    await closedDays();
    expect((await verifyAudit(owner, anchors().digests.slice(1), START)).problems).toEqual([
      "2026-11-22: the database's digest is not among the anchors.",
    ]);
  });

  it("cannot be changed by anyone, and tell the portal's role nothing of the entries", async () => {
    await closedDays();
    await expect(owner.query("DELETE FROM audit_digest")).rejects.toThrow(/append-only/);
    const portal = new pg.Client({ connectionString: storage.appUrl });
    await portal.connect();
    await expect(portal.query("UPDATE audit_digest SET digest = ''")).rejects.toThrow(/permission denied/);
    await expect(portal.query("SELECT event FROM audit_entry")).rejects.toThrow(/permission denied/);
    await portal.end();
  });
});
