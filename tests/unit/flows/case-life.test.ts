import { describe, expect, it } from "vitest";
import { UNTOUCHED } from "#lib/domain/account/account.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { forgetHashes } from "#lib/flows/mobile-change/forget-hashes.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { accountNow, enrol, latestCase, request, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const OTHER_NUMBER = "+966555555552";
const EMAIL = { address: "ahmad@example.sa", verifiedAt: Date.UTC(2025, 0, 2) };

function worldWith(changes: Parameters<typeof anAccount>[0] = {}): MobileChangeWorld {
  const world = mobileChangeWorld(anAccount({ email: EMAIL, ...changes }));
  world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: OTHER_NUMBER }));
  return world;
}

const saidTo = ({ world }: MobileChangeWorld, template: string) =>
  world.messages.filter(({ content }) => content.template === template).map(({ recipient }) => recipient.to);

describe("a person who has lost everything", () => {
  it("gets a new number after seven days of daily notice to every personal number of theirs", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    const everyone = [world.account.mobile.number, NEW_NUMBER, OTHER_NUMBER, EMAIL.address];
    expect(saidTo(world, "mobile_change_requested_notice")).toEqual(everyone);
    for (let day = 1; day < 7; day += 1) {
      world.clock.advance(DAY_MS);
      await tellOfOpenCases(world.ports).run(world.clock.now());
      await tellOfOpenCases(world.ports).run(world.clock.now());
    }
    expect(saidTo(world, "mobile_change_daily_notice")).toEqual(Array.from({ length: 6 }, () => everyone).flat());
    expect(accountNow(world).mobile.number).toBe(world.account.mobile.number);
    await waitFor(world, DAY_MS);
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
    expect(saidTo(world, "mobile_change_completed_notice")).toHaveLength(3);
  });

  it("is told no more by the old number once that was given to somebody else's account", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    const { mobile } = world.account;
    world.world.accounts.set(world.account.id, { ...accountNow(world), mobile: { ...mobile, usable: false } });
    world.mobileOwnership.release(mobile.number);
    world.clock.advance(DAY_MS);
    await tellOfOpenCases(world.ports).run(world.clock.now());
    await waitFor(world, 6 * DAY_MS);
    for (const template of ["mobile_change_daily_notice", "mobile_change_completed_notice"]) {
      expect(saidTo(world, template)).toContain(NEW_NUMBER);
      expect(saidTo(world, template)).not.toContain(mobile.number);
    }
  });

  it("is left without a password that anybody knows, until a new one is set", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    await waitFor(world, 7 * DAY_MS);
    const { passwordHash, recovery } = accountNow(world);
    expect(recovery.passwordResetDueAt).toBe(world.clock.now());
    expect(await world.ports.passwords.verify(passwordHash, "Correct-Horse#1")).toBe(false);
  });

  it("waits 72 hours more while an enrolled passkey is not shown, and not at all with it", async () => {
    const world = worldWith();
    const passkey = enrol(world, "passkey");
    await request(world, ["registry_facts"]);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: world.clock.now() + 10 * DAY_MS });
    await request(world, ["passkey"]);
    expect(passkey.kind).toBe("passkey");
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
  });

  it("has no such way on an account whose owner switched the weak rows off", async () => {
    const world = worldWith({ recovery: { ...UNTOUCHED, weakRowsOffAt: Date.UTC(2025, 0, 1) } });
    const { outcome } = await request(world, ["registry_facts", "email"]);
    expect(outcome).toMatchObject({ refusal: { code: "evidence_insufficient" } });
  });
});

describe("one open case for an account", () => {
  it("is superseded by a stronger request, also of another number", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    const weak = onlyCase(world);
    await request(world, ["password"], { number: OTHER_NUMBER });
    expect(accountNow(world).mobile.number).toBe(OTHER_NUMBER);
    expect(world.cases.get(weak.id)?.progress).toMatchObject({ state: "cancelled", reason: "superseded" });
    await waitFor(world, 8 * DAY_MS);
    expect(accountNow(world).mobile.number).toBe(OTHER_NUMBER);
  });

  it("is made contested by an equal request for another number: 30 days of daily notice, whoever asks again", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    const { outcome } = await request(world, ["registry_facts"], { number: OTHER_NUMBER });
    expect(outcome).toMatchObject({ refusal: { code: "change_contested", caseNumber: onlyCase(world).number } });
    const dueAt = world.clock.now() + 30 * DAY_MS;
    expect(onlyCase(world).progress).toMatchObject({ state: "contested", dueAt });
    world.clock.advance(DAY_MS);
    await request(world, ["registry_facts"], { number: OTHER_NUMBER });
    expect(onlyCase(world).progress).toMatchObject({ state: "contested", dueAt });
    expect(saidTo(world, "mobile_change_contested_notice")).toHaveLength(3);
    await waitFor(world, 29 * DAY_MS - 1);
    expect(accountNow(world).mobile.number).toBe(world.account.mobile.number);
    await waitFor(world, 1);
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
  });

  it("refuses a weaker request, and an equal one for the same number, and stays as it was", async () => {
    const world = worldWith();
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt: null }));
    await request(world, ["password"]);
    const before = onlyCase(world);
    for (const [proofs, number] of [
      [["registry_facts"], OTHER_NUMBER],
      [["password"], NEW_NUMBER],
    ] as const) {
      const { outcome } = await request(world, proofs, { number });
      expect(outcome).toMatchObject({ refusal: { code: "change_under_way" } });
    }
    expect(onlyCase(world)).toEqual(before);
  });

  it("when contested is ended at once in person", async () => {
    const world = worldWith({ recovery: { ...UNTOUCHED, contestedUntil: Date.UTC(2099, 0, 1) } });
    await request(world, ["password"]);
    expect((await latestCase(world)).progress.state).toBe("contested");
    await request(world, ["in_person"], { number: OTHER_NUMBER });
    expect(accountNow(world).mobile.number).toBe(OTHER_NUMBER);
    expect(accountNow(world).recovery.contestedUntil).toBeNull();
  });
});

describe("a frozen account", () => {
  const frozen = (frozenAt: number) => ({
    status: { kind: "frozen", until: "lifted" } as const,
    recovery: { ...UNTOUCHED, frozenAt },
  });

  it("still gets a new number: by password after seven days, which lifts the freeze", async () => {
    const world = mobileChangeWorld();
    const account = anAccount({ email: EMAIL, ...frozen(world.clock.now()) });
    world.world.accounts.set(account.id, account);
    await request(world, ["password"]);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: world.clock.now() + 7 * DAY_MS });
    await waitFor(world, 7 * DAY_MS);
    expect(accountNow(world)).toMatchObject({ status: { kind: "active" }, mobile: { number: NEW_NUMBER } });
    expect(accountNow(world).recovery.frozenAt).toBeNull();
  });

  it("gets it at once with the old SIM and the password, unless that phone was reported stolen", async () => {
    for (const [phoneStolenAt, waits] of [
      [null, false],
      [Date.UTC(2099, 0, 1), true],
    ] as const) {
      const world = mobileChangeWorld();
      const { recovery, status } = frozen(world.clock.now());
      world.world.accounts.set(world.account.id, anAccount({ status, recovery: { ...recovery, phoneStolenAt } }));
      await request(world, ["old_sim", "password"]);
      expect(onlyCase(world).progress.state).toBe(waits ? "waiting" : "completed");
    }
  });

  it("holds a change up that was asked for before the freeze, for seven days from the freeze, and then lets it through", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    world.clock.advance(6 * DAY_MS);
    const frozenAt = world.clock.now();
    world.world.accounts.set(world.account.id, { ...accountNow(world), ...frozen(frozenAt) });
    await waitFor(world, DAY_MS);
    expect(onlyCase(world).progress).toMatchObject({ state: "waiting", dueAt: frozenAt + 7 * DAY_MS });
    await waitFor(world, 6 * DAY_MS);
    expect(accountNow(world)).toMatchObject({ status: { kind: "active" }, mobile: { number: NEW_NUMBER } });
  });

  it("is open to nobody but the service desk where only that was named", async () => {
    const world = worldWith({ status: { kind: "frozen", until: null } });
    const { outcome } = await request(world, ["registry_facts", "password", "old_sim"]);
    expect(outcome).toMatchObject({ refusal: { code: "evidence_insufficient", suffices: [["in_person"]] } });
    world.mobileOwnership.release(world.account.mobile.number);
    await request(world, ["in_person"]);
    expect(accountNow(world).status).toEqual({ kind: "active" });
  });
});

describe("the password as it was before a change", () => {
  it("is kept while it can undo the change, and forgotten two weeks after it took effect", async () => {
    const world = worldWith();
    await request(world, ["password"]);
    const forget = () => forgetHashes(world.ports).run(world.clock.now());
    world.clock.advance(14 * DAY_MS - 1);
    await forget();
    expect(onlyCase(world).before?.passwordHash).toBe(world.account.passwordHash);
    world.clock.advance(1);
    await forget();
    expect(onlyCase(world).before).toMatchObject({ isHashForgotten: true, mobile: world.account.mobile });
    expect(onlyCase(world).before?.passwordHash).not.toBe(world.account.passwordHash);
    expect(await forget()).toBe(0);
  });
});

describe("a sweep", () => {
  it("does after a restart what a dead process left, once", async () => {
    const world = worldWith();
    await request(world, ["registry_facts"]);
    world.clock.advance(7 * DAY_MS);
    const killed = () => Promise.reject(new Error("killed"));
    const dying = {
      ...world.ports,
      mobileChanges: { ...world.ports.mobileChanges, write: killed, putOff: killed },
    };
    await expect(completeDueCases(dying).run(world.clock.now())).rejects.toThrow("killed");
    expect(accountNow(world).mobile.number).toBe(world.account.mobile.number);
    await Promise.all([1, 2, 3].map(() => completeDueCases(world.ports).run(world.clock.now())));
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
    expect(world.world.audit.filter(({ event }) => event === "mobile_change.completed")).toHaveLength(1);
  });
});
