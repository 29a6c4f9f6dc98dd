import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword } from "#lib/flows/account-change/change-password.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail } from "#lib/flows/account-change/give-new-email.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { emailChangeStore, passwordChangeStore } from "#lib/stores/account-change-store.ts";
import {
  accountChangeWorld,
  beganEmailChange,
  beganPasswordChange,
  CURRENT,
  WANTED,
} from "#tests/support/account-change-world.ts";
import { latestCase, showing } from "#tests/support/case-steps.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

describe("changes in the account area on PostgreSQL", () => {
  let world: StoredChangeWorld;
  let ports: ReturnType<typeof accountChangeWorld>["ports"];

  beforeAll(async () => {
    world = await storedChangeWorld();
    ports = {
      ...accountChangeWorld().ports,
      ...world.ports,
      passwordChanges: passwordChangeStore(world.storage),
      emailChanges: emailChangeStore(world.storage),
    };
  });
  afterAll(() => world.storage.close());

  const passwords = Array.from({ length: 6 }, (_, nth) => `${WANTED}${nth}`);

  it("of many new passwords sent at once in one flow, or in several, one wins, and is told once", async () => {
    for (const [nth, flows] of [
      [1, 1],
      [2, passwords.length],
    ] as const) {
      const account = await world.addPerson(nth);
      const begun = await inParallel(flows, () => beganPasswordChange(ports, account));
      const before = world.world.messages.length;
      const outcomes = await inParallel(passwords.length, (index) => {
        const own = begun[index % flows] ?? begun[0];
        if (own === undefined) throw new Error("no flow");
        return changePassword(ports, own, { current: CURRENT, wanted: passwords[index] ?? WANTED });
      });
      const winner = outcomes.findIndex(({ ok }) => ok);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const now = await world.accountNow(account.id);
      expect(now.passwordHash).toBe(`hash of ${passwords[winner]}`);
      const told = world.world.messages.slice(before).map(({ content }) => content.template);
      expect(told).toEqual(["password_changed_notice", "password_changed_notice"]);
      expect(await world.storage.database.holdCode.count({ where: { accountId: account.id } })).toBe(2);
    }
  });

  it("ends the other sessions of the account area and spares the one that changed it", async () => {
    const account = await world.addPerson(3);
    const at = new Date();
    const expiresAt = new Date(at.getTime() + 60_000);
    await world.storage.database.accountSession.createMany({
      data: ["this-session", "another"].map((sid) => ({
        tokenKey: `${account.id}-${sid}`,
        accountId: account.id,
        sid,
        amr: [],
        authTime: at,
        createdAt: at,
        expiresAt,
      })),
    });
    const own = await beganPasswordChange(ports, account);
    expect(await changePassword(ports, own, { current: CURRENT, wanted: WANTED })).toMatchObject({ ok: true });
    const left = await world.storage.database.accountSession.findMany({ where: { accountId: account.id } });
    expect(left.map(({ sid }) => sid)).toEqual(["this-session"]);
  });

  it("takes an e-mail's code once of many at once, and counts five of forty guesses at once and no more", async () => {
    const account = await world.addPerson(4);
    const own = await beganEmailChange(ports, account);
    expect(await giveNewEmail(ports, own, "new@example.sa")).toMatchObject({ ok: true });
    const { code } = lastSaid(world, "email_code");
    const outcomes = await inParallel(20, () => enterNewEmailCode(ports, own, code));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
    expect(told).toHaveLength(3);

    const other = await world.addPerson(5);
    const guessed = await beganEmailChange(ports, other);
    await giveNewEmail(ports, guessed, "guessed@example.sa");
    const right = lastSaid(world, "email_code").code;
    const wrong = right === "000000" ? "111111" : "000000";
    const guesses = await inParallel(40, () => enterNewEmailCode(ports, guessed, wrong));
    const counted = guesses.filter((guess) => !guess.ok && guess.refusal.code === "code_wrong");
    expect(counted).toHaveLength(4);
    expect(await enterNewEmailCode(ports, guessed, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
    expect((await world.accountNow(other.id)).email).toEqual(other.email);
  });

  /** Somebody who has just replaced the e-mail, and what shows as much against it. */
  async function replaced(nth: number) {
    const email = `replaced${nth}@example.sa`;
    const account = await world.addPerson(nth);
    const own = await beganEmailChange(ports, account);
    await giveNewEmail(ports, own, email);
    expect(await enterNewEmailCode(ports, own, lastSaid(world, "email_code").code)).toMatchObject({ ok: true });
    const as = { ...world.as(account), ports };
    return { account, own, as, change: await latestCase(as), shown: showing(as, ["password", "old_sim"]) };
  }

  it("keeps a replaced e-mail's case with the account as it was, sealed, and its number with the flow", async () => {
    const { account, own, change } = await replaced(6);
    expect(change).toMatchObject({ goal: "email", row: "ordinary", progress: { state: "completed" } });
    expect(change.before?.email).toEqual(account.email);
    expect((await ports.emailChanges.find(own.flowId))?.state).toMatchObject({ caseNumber: change.number });
    const row = await world.storage.database.mobileChangeCase.findUnique({ where: { id: change.id } });
    expect(JSON.stringify(row)).not.toContain("replaced6@");
    const held = await world.storage.database.holdCode.findMany({ where: { accountId: account.id } });
    expect(held.map(({ caseId }) => caseId)).toEqual([change.id, change.id, change.id]);
  });

  it("undoes a replaced e-mail once, of however many at once", async () => {
    const { account, change, shown } = await replaced(7);
    const outcomes = await inParallel(20, () => undoCase(ports, change.number, shown));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.accountNow(account.id)).email).toEqual(account.email);
  });

  it("ends with the old e-mail and one case undone when an undo and another change of the e-mail come at once", async () => {
    for (const nth of [8, 9, 10, 11]) {
      const { account, change, shown, as } = await replaced(nth);
      // The guard would refuse a second change: here the first was by a passkey that counts, and began none.
      await world.storage.database.account.update({ where: { id: account.id }, data: { guardedUntil: null } });
      const second = await beganEmailChange(ports, await world.accountNow(account.id));
      await giveNewEmail(ports, second, `second${nth}@example.sa`);
      const { code } = lastSaid(world, "email_code");
      const [undone, entered] = await Promise.all([
        undoCase(ports, change.number, shown),
        enterNewEmailCode(ports, second, code),
      ]);
      expect(undone.ok).toBe(true);
      const { email } = await world.accountNow(account.id);
      const states = (await world.storage.database.mobileChangeCase.findMany({ where: { accountId: account.id } })).map(
        ({ state }) => state,
      );
      // Undone first, the second change finds the account guarded; undone last, it goes with the first.
      expect(email).toEqual(account.email);
      expect(states.filter((state) => state === "undone")).toHaveLength(1);
      expect(states).toHaveLength(entered.ok ? 3 : 2);
      expect((await latestCase(as)).accountId).toBe(account.id);
    }
  });
});
