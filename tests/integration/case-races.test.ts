import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import type { Passkey } from "#lib/domain/factors/passkey.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { freezeAccount } from "#lib/flows/cases/freeze-account.ts";
import { liftFreeze } from "#lib/flows/cases/lift-freeze.ts";
import { setPasswordAfterCase } from "#lib/flows/cases/set-password-after-case.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { forgetHashes } from "#lib/flows/mobile-change/forget-hashes.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { passkeyStore } from "#lib/stores/passkey-store.ts";
import { latestCase, request, showing } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const OLD_SIM = Date.UTC(2020, 0, 1);

const aPasskeyOf = (owner: Account, name: string): Passkey => ({
  ...{ id: crypto.randomUUID(), accountId: owner.id, credentialId: `${owner.id} ${name}`, name },
  ...{ publicKey: new Uint8Array([1]), counter: 0, transports: [], backupEligible: true, backedUp: false },
  ...{ aaguid: crypto.randomUUID(), addedAt: owner.createdAt, lastUsedAt: null },
});

describe("cases on PostgreSQL", () => {
  let shared: StoredChangeWorld;
  let people = 0;

  beforeAll(async () => {
    shared = await storedChangeWorld();
  });
  afterAll(() => shared.storage.close());

  /** Someone with two spare numbers on old SIMs. */
  async function someone() {
    people += 1;
    const account = await shared.addPerson(people);
    const [spare, other] = [5, 6].map(
      (digit) => `+9665${digit}${digit}${digit}${digit}${String(people).padStart(4, "0")}`,
    );
    for (const number of [spare, other]) {
      shared.mobileOwnership.assign(account.nationalId, ownedNumber({ number: number ?? "", simChangedAt: OLD_SIM }));
    }
    return { world: shared.as(account), account, spare: spare ?? "", other: other ?? "" };
  }

  /** Someone whose case waits for seven days, or is completed. */
  async function asked(proofs: readonly Proof[]) {
    const person = await someone();
    await request(person.world, proofs, { number: person.spare });
    return { ...person, change: await latestCase(person.world) };
  }

  const states = async ({ id }: Account) =>
    (await shared.storage.database.mobileChangeCase.findMany({ where: { accountId: id } }))
      .map(({ state }) => state)
      .sort();
  const numberOf = async ({ id }: Account) => (await shared.accountNow(id)).mobile.number;
  const sweep = () => completeDueCases(shared.ports).run(shared.clock.now());
  const auditOf = async (event: string) =>
    (await shared.storage.auditLog()).filter((line) => line.event === event).length;

  it("keeps a case in full, sealed, with the account as it stood before", async () => {
    const { world, account, spare, change } = await asked(["registry_facts"]);
    expect(change).toMatchObject({ row: "everything_lost", newPassword: true, progress: { state: "waiting" } });
    expect(change.before).toMatchObject({ passwordHash: account.passwordHash, mobile: account.mobile, factors: [] });
    const row = await world.storage.database.mobileChangeCase.findUnique({ where: { id: change.id } });
    expect(JSON.stringify(row)).not.toContain(spare.slice(4));
    expect(row?.noticeDueAt?.getTime()).toBe(change.progress.requestedAt + DAY_MS);
  });

  it("keeps what a case is for, and knows no other goal; a case of a release before this is one of a number", async () => {
    const { world, change } = await asked(["registry_facts"]);
    const rows = world.storage.database.mobileChangeCase;
    const where = { id: change.id };
    for (const goal of ["password", "email", "number"] as const) {
      await rows.update({ where, data: { goal } });
      expect((await latestCase(world)).goal).toBe(goal);
    }
    await expect(rows.update({ where, data: { goal: "name" } })).rejects.toThrow();
    const row = await rows.findUniqueOrThrow({ where });
    await rows.delete({ where });
    const { goal: _, ...earlier } = row;
    await rows.create({ data: earlier });
    expect((await latestCase(world)).goal).toBe("number");
  });

  it("forgets the password as it was once a change came to nothing, or two weeks after it took effect", async () => {
    const [stopped, done] = [await asked(["registry_facts"]), await asked(["password"])];
    await cancelCase(stopped.world.ports, stopped.change.number, showing(stopped.world, ["password"]));
    const earlier = async (one: typeof done) => (await shared.ports.mobileChanges.findCase(one.change.number))?.before;
    expect(await earlier(stopped)).toBeNull();
    expect((await earlier(done))?.passwordHash).toBe(done.account.passwordHash);
    await forgetHashes(shared.ports).run(shared.clock.advance(14 * DAY_MS));
    expect((await earlier(done))?.passwordHash).not.toBe(done.account.passwordHash);
    expect(await shared.ports.mobileChanges.due("forgetting", shared.clock.now(), 50)).toEqual([]);
  });

  it("lets one of 200 cancels at once win, and tells everyone once", async () => {
    const { world, account, change } = await asked(["registry_facts"]);
    const before = await auditOf("mobile_change.cancelled");
    const outcomes = await inParallel(200, () => cancelCase(world.ports, change.number, showing(world, ["password"])));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const others = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
    expect(new Set(others)).toEqual(new Set(["case_ended"]));
    expect(await auditOf("mobile_change.cancelled")).toBe(before + 1);
    expect(await states(account)).toEqual(["cancelled"]);
  }, 60_000);

  it("ends with the old number cancelled or the new one completed when a cancel and the due time come at once", async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const { world, account, spare, change } = await asked(["registry_facts"]);
      shared.clock.advance(7 * DAY_MS);
      const [cancelled] = await Promise.all([
        cancelCase(world.ports, change.number, showing(world, ["password"])),
        sweep(),
      ]);
      expect(await states(account)).toEqual([cancelled.ok ? "cancelled" : "completed"]);
      expect(await numberOf(account)).toBe(cancelled.ok ? account.mobile.number : spare);
    }
  });

  it("ends held or completed when a hold and the due time come at once, and a frozen account with a completed one", async () => {
    const visit = { network: "198.51.100.0/24", deviceToken: null };
    for (let nth = 0; nth < 6; nth += 1) {
      const { account, spare, change } = await asked(["registry_facts"]);
      const code = shared.world.messages.findLast(({ recipient }) => recipient.to === spare)?.content;
      if (code?.template !== "mobile_change_requested_notice") throw new Error("the new number was not told");
      shared.clock.advance(7 * DAY_MS - 1);
      const held = holdByLink(shared.ports, { link: code.holdCode, visit });
      shared.clock.advance(1);
      const [outcome] = await Promise.all([held, sweep()]);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      const after = await shared.accountNow(account.id);
      const isHeld = outcome.value.kind === "held";
      expect(await states(account)).toEqual([isHeld ? "held" : "completed"]);
      expect(after.mobile.number).toBe(isHeld ? account.mobile.number : spare);
      expect(after.status.kind).toBe(isHeld ? "active" : "frozen");
      expect(change.version).toBe(0);
    }
  });

  it("lets one of two requests for one account win, and contests it where they are equal and for two numbers", async () => {
    const { world, account, spare, other } = await someone();
    await Promise.all([
      request(world, ["registry_facts"], { number: spare }),
      request(world, ["registry_facts"], { number: other }),
    ]);
    expect(await states(account)).toEqual(["contested"]);
  });

  it("ends a superseded case in the same transaction, whoever else moves it", async () => {
    const { world, account, other, change } = await asked(["registry_facts"]);
    const [, cancelled] = await Promise.all([
      request(world, ["password"], { number: other }),
      cancelCase(world.ports, change.number, showing(world, ["password"])),
    ]);
    const [old, next] = await states(account);
    expect(old).toBe("cancelled");
    // Cancelled first, the next case is contested; superseded first, it took effect and there is nothing to cancel.
    expect(next).toBe(cancelled.ok ? "contested" : "completed");
  });

  it("undoes once, and not beside a second change, however many try", async () => {
    const { world, account, change } = await asked(["password"]);
    const outcomes = await inParallel(20, () => undoCase(world.ports, change.number, showing(world, ["password"])));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await numberOf(account)).toBe(account.mobile.number);
    expect(await states(account)).toEqual(["completed", "undone"]);
    const second = await request(world, ["password"], { number: change.contacts.newNumber });
    expect(second.outcome).toMatchObject({ refusal: { code: "account_guarded" } });
  });

  it("leaves no authenticator app or printed codes that were enrolled since the change, and keeps those of before", async () => {
    const { world, account, spare } = await someone();
    const { database } = shared.storage;
    const addedAt = new Date(OLD_SIM);
    const print = (id: string) => database.recoveryCodeSet.create({ data: { id, accountId: account.id, addedAt } });
    const printed = await print(crypto.randomUUID());
    const withFactors = { ...world.ports, factors: factorStore(shared.storage) };
    await request({ ...world, ports: withFactors }, ["password", "recovery_code"], { number: spare });
    const app = { id: crypto.randomUUID(), accountId: account.id, secretSealed: "sealed", lastUsedStep: 0, addedAt };
    await database.totp.create({ data: app });
    const { number } = await latestCase(world);
    const undone = await undoCase(withFactors, number, showing(world, ["password", "recovery_code"]));
    expect(undone.ok).toBe(true);
    expect(await database.totp.count({ where: { accountId: account.id } })).toBe(0);
    expect(await database.recoveryCodeSet.findMany({ where: { accountId: account.id } })).toEqual([printed]);
  });

  it("an undo takes away what was added since the request, whatever is being added at once, and nothing of anybody else", async () => {
    const { world, account, spare } = await someone();
    const passkeys = passkeyStore(shared.storage);
    const stranger = await someone();
    const add = (owner: Account, name: string) => passkeys.add(owner, aPasskeyOf(owner, name), NO_EFFECTS);
    await add(account, "of before");
    await add(stranger.account, "of a stranger");
    const real = { ...world, ports: { ...world.ports, factors: factorStore(shared.storage) } };
    await request(real, ["password", "old_sim"], { number: spare });
    const change = await latestCase(real);
    await add(await shared.accountNow(account.id), "of the thief");
    const found = await shared.accountNow(account.id);
    const [undone] = await Promise.all([
      undoCase(real.ports, change.number, showing(real, ["password", "old_sim"])),
      ...Array.from({ length: 8 }, (_, nth) => add(found, `meanwhile ${nth}`)),
    ]);
    expect(undone).toMatchObject({ ok: true });
    const left = await factorStore(shared.storage).list(account.id);
    expect(left.map(({ name }) => name)).toEqual(["of before"]);
    expect(await factorStore(shared.storage).list(stranger.account.id)).toHaveLength(1);
  });

  it("gives the old number back from a newcomer only as the registry says, and the newcomer keeps an unusable one", async () => {
    const { world, account, change } = await asked(["password"]);
    const newcomer = await someone();
    shared.mobileOwnership.release(account.mobile.number);
    shared.mobileOwnership.assign(
      newcomer.account.nationalId,
      ownedNumber({ number: account.mobile.number, simChangedAt: OLD_SIM }),
    );
    await request(newcomer.world, ["password"], { number: account.mobile.number });
    expect(await numberOf(newcomer.account)).toBe(account.mobile.number);
    expect(await undoCase(world.ports, change.number, showing(world, ["password"]))).toMatchObject({
      value: { kind: "frozen" },
    });
    expect((await shared.accountNow(account.id)).mobile.number).toBe(change.contacts.newNumber);
  });

  it("freezes once in 30 days by one way, of however many at once, and is lifted once", async () => {
    const { world, account } = await someone();
    const frozen = await inParallel(12, () => freezeAccount(world.ports, showing(world, ["password"])));
    expect(frozen.every(({ ok }) => ok)).toBe(true);
    expect(await shared.storage.database.freezeUse.count({ where: { accountId: account.id } })).toBe(1);
    expect((await shared.accountNow(account.id)).status).toEqual({ kind: "frozen", until: "lifted" });
    const lifted = await inParallel(8, () => liftFreeze(world.ports, showing(world, ["password", "old_sim"])));
    expect(lifted.filter(({ ok }) => ok)).toHaveLength(1);
    const again = await freezeAccount(world.ports, showing(world, ["password"]));
    expect(again).toMatchObject({ refusal: { code: "freeze_used_lately" } });
  });

  it("sets the password that was left to set once, of however many at once", async () => {
    const { world, spare, change } = await asked(["registry_facts"]);
    shared.clock.advance(7 * DAY_MS);
    await sweep();
    const outcomes = await inParallel(10, (nth) =>
      setPasswordAfterCase(world.ports, showing(world, ["registry_facts"], { provedNumber: spare }), {
        caseNumber: change.number,
        passwordHash: `hash of ${nth}`,
        step: null,
      }),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("tells of a case once a day, however many sweeps run at once", async () => {
    const { account } = await asked(["registry_facts"]);
    shared.clock.advance(DAY_MS);
    const told = () =>
      shared.world.messages.filter(
        ({ content, recipient }) =>
          content.template === "mobile_change_daily_notice" && recipient.to === account.email?.address,
      ).length;
    await inParallel(4, () => tellOfOpenCases(shared.ports).run(shared.clock.now()));
    expect(told()).toBe(1);
    await inParallel(4, () => tellOfOpenCases(shared.ports).run(shared.clock.now()));
    expect(told()).toBe(1);
  });
});
