import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { advanceCase, openCase } from "#lib/domain/mobile-change/case-machine.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { signedInStart } from "#lib/domain/mobile-change/machine.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { aDecision } from "#tests/support/a-decision.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const DAY_MS = 24 * 60 * 60 * 1000;

const NOTHING = { at: NOW, messages: [], audit: [], holdCodes: [] };

function beforeOf({ createdAt, passwordHash, passwordChangedAt, mobile, email }: Account): ChangeCase["before"] {
  return { createdAt, passwordHash, passwordChangedAt, mobile, email, factors: [], isHashForgotten: false };
}

function holding(holdCode: string, moved: CaseWrite["moved"][number]): CaseWrite {
  return { ...NO_CHANGE, accountId: moved.found.accountId, holdCode, moved: [moved], brings: NOTHING };
}

describe("the store of mobile changes", () => {
  let world: StoredChangeWorld;
  let people = 0;

  beforeAll(async () => {
    world = await storedChangeWorld();
  });
  afterAll(() => world.storage.close());

  async function someone(): Promise<{ account: Account; flowId: string }> {
    people += 1;
    const account = await world.addPerson(people);
    const flowId = `flow-of-${account.id}`;
    const whose = { accountId: account.id, route: "signed_in", sid: null } as const;
    const shown = { proofs: [], shownFactors: [], knownSince: null, shownAt: NOW } as const;
    const applicant = { ...whose, ...shown, language: "ar" } as const;
    await store().begin(flowId, signedInStart(applicant), { now: NOW, expiresAt: NOW + DAY_MS });
    return { account, flowId };
  }

  const store = () => world.ports.mobileChanges;

  function changeOf(account: Account, progress: CaseProgress): ChangeCase {
    return {
      id: crypto.randomUUID(),
      number: `NF-AAAA-${String(people).padStart(4, "0")}`,
      version: 0,
      accountId: account.id,
      goal: "number",
      row: "password",
      guarded: true,
      newPassword: false,
      route: "signed_in",
      before: beforeOf(account),
      contacts: {
        oldNumber: account.mobile.number,
        newNumber: `+96657777${String(people).padStart(4, "0")}`,
        oldEmail: account.email?.address ?? null,
        newEmail: null,
        oldNumberCounts: true,
      },
      progress,
    };
  }

  const waiting = () => openCase(aDecision({ waitMs: DAY_MS }), NOW);
  const completed = () => openCase(aDecision(), NOW);

  function brings(change: ChangeCase, code: string): CaseWrite["brings"] {
    const holdCode = { code, reason: "mobile_change", caseId: change.id, expiresAt: NOW + DAY_MS } as const;
    return { at: NOW, messages: [], audit: [], holdCodes: [holdCode] };
  }

  function completion(account: Account, change: ChangeCase, code: string): CaseWrite {
    const mobile = { ...account.mobile, number: change.contacts.newNumber, changedAt: NOW };
    return {
      ...NO_CHANGE,
      accountId: account.id,
      account: { found: account, after: { mobile, guardedUntil: NOW + DAY_MS } },
      sessionsEnded: { exceptSid: null, reason: "mobile_changed" },
      brings: brings(change, code),
    };
  }

  async function opened(code: string) {
    const { account, flowId } = await someone();
    const change = changeOf(account, waiting());
    const step = {
      kind: "mobile-change",
      id: flowId,
      version: 0,
      next: { step: "started", pictureDigits: 5 },
    } as const;
    const written = {
      ...NO_CHANGE,
      accountId: account.id,
      step,
      account: { found: account, after: {} },
      opened: change,
    };
    expect(await store().write({ ...written, brings: brings(change, code) })).toBe("written");
    const found = await store().findCaseById(change.id);
    if (found === null) throw new Error("the case was not kept");
    return { account: await world.accountNow(account.id), found };
  }

  it("opens a case in full and finds it by number, by id and by account", async () => {
    const { account, found } = await opened("OPENSAAA");
    expect(await store().findCase(found.number)).toEqual(found);
    expect(await store().findOpenCase(account.id)).toEqual(found);
    expect(await store().due("effect", NOW + DAY_MS - 1, 50)).not.toContain(found.id);
    expect(await store().due("effect", NOW + DAY_MS, 50)).toContain(found.id);
    expect(await store().due("notice", NOW + DAY_MS / 2, 50)).toContain(found.id);
  });

  it("changes nothing when the flow moved on since it was read", async () => {
    const { account, flowId } = await someone();
    const change = changeOf(account, completed());
    const step = {
      kind: "mobile-change",
      id: flowId,
      version: 7,
      next: { step: "started", pictureDigits: 5 },
    } as const;
    expect(await store().write({ ...completion(account, change, "FLOWMOVE"), step, opened: change })).toBe(
      "flow_moved",
    );
    expect(await world.accountNow(account.id)).toEqual(account);
    expect(await store().findCaseById(change.id)).toBeNull();
    expect(await world.ports.holdCodes.find("FLOWMOVE", NOW)).toBeNull();
  });

  it("moves no flow when the account was changed since it was read", async () => {
    const { account, flowId } = await someone();
    const change = changeOf(account, completed());
    const step = {
      kind: "mobile-change",
      id: flowId,
      version: 0,
      next: { step: "started", pictureDigits: 5 },
    } as const;
    const stale = { ...account, version: account.version + 1 };
    expect(await store().write({ ...completion(stale, change, "ACCMOVED"), step, opened: change })).toBe(
      "account_moved",
    );
    expect((await store().find(flowId))?.state.step).toBe("authenticated");
  });

  it("does not let a change take effect that was held since it was read", async () => {
    const { account, found } = await opened("HOLDFRST");
    const held = advanceCase(found.progress, { type: "held" }, NOW);
    if (!held.ok) throw new Error("a waiting case can be held");
    expect(await store().write(holding("HOLDFRST", { found, progress: held.value }))).toBe("written");
    const late = { ...completion(account, found, "TOOLATEA"), moved: [{ found, progress: completed() }] };
    expect(await store().write(late)).toBe("case_moved");
    expect(await world.accountNow(account.id)).toEqual(account);
    expect((await store().findCaseById(found.id))?.progress.state).toBe("held");
  });

  it("freezes no account by the code of another one, and leaves that code as it was", async () => {
    const { found } = await opened("OTHERSCD");
    const { account } = await someone();
    const freeze = { found: account, after: { status: { kind: "frozen", until: NOW + DAY_MS } } } as const;
    const written = { ...NO_CHANGE, accountId: account.id, holdCode: "OTHERSCD", account: freeze, brings: NOTHING };
    expect(await store().write(written)).toBe("hold_code_used");
    expect((await world.accountNow(account.id)).status).toEqual({ kind: "active" });
    expect(await world.ports.holdCodes.find("OTHERSCD", NOW)).toMatchObject({ caseId: found.id });
  });

  it("holds no case by the code of another one", async () => {
    const [one, two] = [await opened("ONESCODE"), await opened("TWOSCODE")];
    const held = holding("ONESCODE", { found: two.found, progress: two.found.progress });
    expect(await store().write(held)).toBe("hold_code_used");
    expect(await world.ports.holdCodes.find("ONESCODE", NOW)).toMatchObject({ caseId: one.found.id });
  });
});
