import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword } from "#lib/flows/account-change/change-password.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail } from "#lib/flows/account-change/give-new-email.ts";
import { emailChangeStore, passwordChangeStore } from "#lib/stores/account-change-store.ts";
import {
  accountChangeWorld,
  beganEmailChange,
  beganPasswordChange,
  CURRENT,
  WANTED,
} from "#tests/support/account-change-world.ts";
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
    const told = world.world.messages.filter(({ content }) => content.template === "email_changed_notice");
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
});
