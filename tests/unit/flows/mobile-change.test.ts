import { describe, expect, it } from "vitest";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import { enterNumberCode, leaveEmailOut } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  askForChange,
  changeNumber,
  enterByAbsher,
  enterSignedIn,
  onlyCase,
  stateOf,
} from "#tests/support/mobile-change-steps.ts";
import { lastSaid, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const OLD_NUMBER = anAccount().mobile.number;
const ID = anAccount().nationalId;
const HOUR_MS = 60 * 60 * 1000;

function accountIn(world: ReturnType<typeof mobileChangeWorld>) {
  const account = world.world.accounts.get(world.account.id);
  if (account === undefined) throw new Error("the account is gone");
  return account;
}

describe("changing the number with the password alone (the Absher route)", () => {
  it("takes effect at once, guards the account for 72 hours and ends every session", async () => {
    const world = mobileChangeWorld();
    const state = await changeNumber(world, await enterByAbsher(world));
    expect(state).toMatchObject({ step: "done", caseNumber: onlyCase(world).number });
    expect(onlyCase(world)).toMatchObject({ row: "password", progress: { state: "completed" } });
    expect(accountIn(world)).toMatchObject({
      mobile: { number: NEW_NUMBER, usable: true, changedAt: world.clock.now() },
      guardedUntil: world.clock.now() + GUARDED_PERIOD_MS,
    });
    expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
  });

  it("tells the old number, the new one and the e-mail, each with a hold code of its own", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterByAbsher(world));
    const told = world.world.messages.flatMap(({ recipient, content }) =>
      content.template === "mobile_change_completed_notice" ? [{ to: recipient.to, code: content.holdCode }] : [],
    );
    expect(told.map(({ to }) => to)).toEqual([OLD_NUMBER, NEW_NUMBER, world.account.email?.address]);
    expect(new Set(told.map(({ code }) => code)).size).toBe(3);
    expect([...world.world.holdCodes.keys()].sort()).toEqual(told.map(({ code }) => code).sort());
  });

  it("waits 24 hours when the new number's SIM is fresh or of unknown age, and says so to everyone", async () => {
    for (const age of [71 * HOUR_MS, null]) {
      const world = mobileChangeWorld();
      const simChangedAt = age === null ? null : world.clock.now() - age;
      world.mobileOwnership.assign(ID, ownedNumber({ number: NEW_NUMBER, simChangedAt }));
      await changeNumber(world, await enterByAbsher(world));
      expect(onlyCase(world).progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + 24 * HOUR_MS });
      expect(accountIn(world).mobile.number).toBe(OLD_NUMBER);
      expect(lastSaid(world, "mobile_change_requested_notice").effectAt).toBe(world.clock.now() + 24 * HOUR_MS);
    }
  });

  it("changes the e-mail along with the number, after a code to each, and tells both addresses", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterByAbsher(world), { email: "new@example.sa" });
    expect(accountIn(world)).toMatchObject({
      mobile: { number: NEW_NUMBER },
      email: { address: "new@example.sa", verifiedAt: world.clock.now() },
    });
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
    expect(told.map(({ recipient }) => recipient.to)).toContain("new@example.sa");
    expect(told.map(({ recipient }) => recipient.to)).toContain(world.account.email?.address);
  });

  it("tells the numbers alone where the account has no e-mail, and the new one too where one comes with the number", async () => {
    for (const email of [null, "first@example.sa"]) {
      const world = mobileChangeWorld(anAccount({ email: null }));
      await changeNumber(world, await enterByAbsher(world), email === null ? {} : { email });
      expect(onlyCase(world).contacts.oldEmail).toBeNull();
      expect(accountIn(world).email?.address ?? null).toBe(email);
      const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
      const numbers = [OLD_NUMBER, NEW_NUMBER];
      expect(told.map(({ recipient }) => recipient.to)).toEqual(email === null ? numbers : [...numbers, email]);
    }
  });

  it("goes on with the number alone where the new e-mail cannot be proved", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own, { email: "new@example.sa" });
    await enterNumberCode(world.ports, own, lastSaid(world, "mobile_change_code").code);
    expect((await stateOf(world, own)).step).toBe("email_code_sent");
    expect((await leaveEmailOut(world.ports, own)).ok).toBe(true);
    expect(accountIn(world)).toMatchObject({ mobile: { number: NEW_NUMBER }, email: world.account.email });
  });

  it("sends the old number nothing when the registry gives it to someone else now", async () => {
    const world = mobileChangeWorld();
    world.mobileOwnership.release(OLD_NUMBER);
    await changeNumber(world, await enterByAbsher(world));
    expect(world.world.messages.map(({ recipient }) => recipient.to)).not.toContain(OLD_NUMBER);
  });
});

describe("changing the number with the old SIM and the password (the signed-in route)", () => {
  it("takes effect at once without capping the account, and keeps the session that asked", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterSignedIn(world));
    expect(onlyCase(world)).toMatchObject({ row: "ordinary", guarded: false, progress: { state: "completed" } });
    expect(accountIn(world)).toMatchObject({ mobile: { number: NEW_NUMBER }, guardedUntil: null });
    expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: "kept-session" }]);
  });

  it("does not wait for a fresh SIM", async () => {
    const world = mobileChangeWorld();
    world.mobileOwnership.assign(ID, ownedNumber({ number: NEW_NUMBER, simChangedAt: null }));
    await changeNumber(world, await enterSignedIn(world));
    expect(onlyCase(world).progress.state).toBe("completed");
  });

  it("is guarded like the Absher route after a sign-in that sent no code", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterSignedIn(world, ["pwd"]));
    expect(onlyCase(world)).toMatchObject({ row: "password", guarded: true });
  });

  it("refuses the number that is on file already", async () => {
    const world = mobileChangeWorld();
    const own = await enterSignedIn(world);
    const refused = await giveNewNumber(world.ports, own, { number: OLD_NUMBER, email: null });
    expect(refused).toEqual({ ok: false, refusal: { code: "number_unchanged" } });
  });
});
