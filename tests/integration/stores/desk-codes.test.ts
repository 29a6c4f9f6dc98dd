import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  advanceDeskCode,
  DESK_CODE_GUESSES,
  type DeskCode,
  type DeskCodeScope,
} from "#lib/domain/service-desk/desk-code.ts";
import type { DeskMember } from "#lib/domain/service-desk/officer.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { deskCodeStore } from "#lib/stores/desk-code-store.ts";
import { inPersonCodes } from "#lib/stores/in-person-codes.ts";
import { officerStore } from "#lib/stores/officer-store.ts";
import { aDeskCode, keptAccount, keptOfficer } from "#tests/support/service-desk.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const MINUTE_MS = 60_000;
const TEXT = "ABCDEFGH";

describe("service-desk codes on PostgreSQL", () => {
  let storage: TestStorage;
  let members: { issuer: DeskMember; colleague: DeskMember; other: DeskMember };
  let accounts = 0;

  beforeAll(async () => {
    storage = await testStorage();
    members = {
      issuer: await keptOfficer(storage, { name: "issuer", desk: "Riyadh", founderSeat: 1, at: NOW }),
      colleague: await keptOfficer(storage, { name: "colleague", desk: "Riyadh", at: NOW }),
      other: await keptOfficer(storage, { name: "other", desk: "Jeddah", founderSeat: 2, at: NOW }),
    };
  });
  afterAll(() => storage.close());

  const newAccount = async () => {
    accounts += 1;
    return (await keptAccount(storage, `person ${accounts}`)).id;
  };
  const issued = async (changes: Partial<DeskCode> = {}): Promise<DeskCode> => {
    const accountId = changes.accountId ?? (await newAccount());
    const code = aDeskCode({ accountId, issuer: members.issuer, issuedAt: NOW, ...changes });
    expect(await deskCodeStore(storage).issue({ code, text: TEXT }, NO_EFFECTS)).toBe(true);
    return code;
  };
  const approved = async (changes: Partial<DeskCode> = {}): Promise<DeskCode> => {
    const code = await issued(changes);
    expect(await approve(code)).toBe(true);
    return code;
  };
  const approve = ({ id }: DeskCode, by = members.other, at = NOW) =>
    deskCodeStore(storage).approve(id, { by, at }, NO_EFFECTS);
  const use = ({ accountId, scope, number }: DeskCode, changes: { code?: string; at?: number } = {}) =>
    inPersonCodes(storage).consume({ accountId, scope, number, code: changes.code ?? TEXT }, changes.at ?? NOW);

  it("of 50 uses of one code at once one counts", async () => {
    const code = await approved();
    const uses = await inParallel(50, () => use(code));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await use(code)).toBe(false);
  });

  it("of 200 guesses at once no more than are left are compared, and then the right code is worth nothing", async () => {
    const code = await approved();
    await storage.database.deskCode.update({ where: { id: code.id }, data: { guesses: DESK_CODE_GUESSES - 5 } });
    const guesses = await inParallel(200, (index) => use(code, { code: `WRONG${index}` }));
    expect(guesses).not.toContain(true);
    expect(await use(code)).toBe(false);
    const row = await storage.database.deskCode.findUniqueOrThrow({ where: { id: code.id } });
    expect(row.guesses).toBe(DESK_CODE_GUESSES);
    const refused = (await storage.auditLog()).filter(({ event }) => event === "desk.code_refused");
    expect(refused).toHaveLength(5);
  });

  it("attack: two hundred guesses of strangers leave the person's code as good as it was", async () => {
    const code = await approved();
    await inParallel(200, (index) => use(code, { code: `WRONG${index}` }));
    expect(await use(code)).toBe(true);
  });

  it("of 20 approvals of one code at once one counts", async () => {
    const code = await issued();
    expect((await inParallel(20, () => approve(code))).filter(Boolean)).toHaveLength(1);
  });

  it("of 20 codes issued for one account at once one is left that can be approved", async () => {
    const accountId = await newAccount();
    const codes = Array.from({ length: 20 }, () => aDeskCode({ accountId, issuer: members.issuer, issuedAt: NOW }));
    const store = deskCodeStore(storage);
    await Promise.all(codes.map((code) => store.issue({ code, text: TEXT }, NO_EFFECTS)));
    const approvals = await Promise.all(codes.map((code) => approve(code)));
    expect(approvals.filter(Boolean)).toHaveLength(1);
  });

  it("is good for its account, its number, its scope and its case, and for nothing else", async () => {
    const scopes: DeskCodeScope[] = [
      { kind: "new_number" },
      { kind: "account" },
      { kind: "case", caseNumber: "NF-AAAA-0001" },
      { kind: "case", caseNumber: "NF-AAAA-0002" },
    ];
    for (const scope of scopes) {
      const code = await approved({ scope });
      const stranger = await newAccount();
      const others = scopes.filter((other) => other !== scope);
      expect(await use({ ...code, accountId: stranger })).toBe(false);
      expect(await use({ ...code, number: "+966555555552" })).toBe(false);
      for (const other of others) expect(await use({ ...code, scope: other })).toBe(false);
      expect(await use(code)).toBe(true);
    }
  });

  it("is not used before its approval, nor after its fifteen minutes", async () => {
    const waiting = await issued();
    expect(await use(waiting)).toBe(false);
    const late = await approved();
    expect(await use(late, { at: NOW + 15 * MINUTE_MS })).toBe(false);
    expect(await use(late, { at: NOW + 15 * MINUTE_MS - 1 })).toBe(true);
  });

  it("is withdrawn with the officer who issued or approved it", async () => {
    const officer = await keptOfficer(storage, { name: "leaving", desk: "Dammam", at: NOW });
    const mine = await approved({ issuer: officer });
    const passed = await issued();
    expect(await approve(passed, officer)).toBe(true);
    expect(await officerStore(storage).disable(officer.officerId, NOW, NO_EFFECTS)).toBe(true);
    expect(await use(mine)).toBe(false);
    expect(await use(passed)).toBe(false);
    const code = aDeskCode({ accountId: await newAccount(), issuer: officer, issuedAt: NOW });
    expect(await deskCodeStore(storage).issue({ code, text: TEXT }, NO_EFFECTS)).toBe(false);
    expect(await approve(await issued(), officer)).toBe(false);
  });

  it("writes each use and each guess at a live code, and no code and no number, into the audit log", async () => {
    const code = await approved();
    const before = (await storage.auditLog()).length;
    await use(code, { code: "WRONGGGG" });
    await use(code);
    await use(code);
    const subject = storage.hash.of("audit-subject", code.accountId);
    const details = { scope: "new_number" };
    expect((await storage.auditLog()).slice(before)).toEqual([
      { event: "desk.code_refused", subject, details },
      { event: "desk.code_used", subject, details },
    ]);
  });

  it("goes through its life as the rules say, whatever happens to it in whatever order", async () => {
    const act = fc.oneof(
      fc.constantFrom("issuer", "colleague", "other").map((by) => ({ type: "approved", by }) as const),
      fc.constant({ type: "withdrawn" } as const),
      { weight: 4, arbitrary: fc.boolean().map((right) => ({ type: "entered", right }) as const) },
    );
    const steps = fc.array(fc.record({ act, after: fc.integer({ min: 0, max: 4 * MINUTE_MS }) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, async (isApproved, rest) => {
        // Half of the lives begin with an approval, so that most guesses meet a code that can be used.
        const approval = { act: { type: "approved", by: "other" } as const, after: 0 };
        const taken = isApproved ? [approval, ...rest] : rest;
        let [code, now] = [await issued(), NOW];
        const store = deskCodeStore(storage);
        for (const { act: happened, after } of taken) {
          now += after;
          const event = happened.type === "approved" ? { ...happened, by: members[happened.by] } : happened;
          const { progress, verdict } = advanceDeskCode(code, event, now);
          const done = await (event.type === "approved"
            ? approve(code, event.by, now)
            : event.type === "withdrawn"
              ? store.withdraw(code.id, now, NO_EFFECTS)
              : use(code, { at: now, code: event.right ? TEXT : "WRONGONE" }));
          expect(done).toBe(verdict.ok);
          code = { ...code, progress };
          expect(await store.find(code.id)).toEqual(code);
        }
      }),
      { numRuns: 20 },
    );
  });
});
