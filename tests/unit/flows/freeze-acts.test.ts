import { describe, expect, it } from "vitest";
import { UNTOUCHED } from "#lib/domain/account/account.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { FREEZE_REST_MS, freezeAccount } from "#lib/flows/cases/freeze-account.ts";
import { liftFreeze } from "#lib/flows/cases/lift-freeze.ts";
import { reportStolenPhone } from "#lib/flows/cases/report-stolen-phone.ts";
import { keepWeakRows, switchWeakRowsOff, switchWeakRowsOn } from "#lib/flows/cases/weak-rows.ts";
import { accountNow, enrol, showing } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const FROZEN = { status: { kind: "frozen", until: "lifted" } } as const;

const freeze = (world: MobileChangeWorld, proofs: readonly Proof[], provedNumber: string | null = null) =>
  freezeAccount(world.ports, showing(world, proofs, { provedNumber }));
const lift = (world: MobileChangeWorld, proofs: readonly Proof[]) => liftFreeze(world.ports, showing(world, proofs));

describe("freezing an account from the public page", () => {
  it.each([
    [["old_sim"], null, true],
    [["email"], null, true],
    [["password"], null, true],
    [["registry_facts"], NEW_NUMBER, true],
    [["registry_facts"], null, false],
    [["registry_facts"], "+966555555559", false],
    [["known_device"], NEW_NUMBER, false],
    [[], NEW_NUMBER, false],
  ] as const)("with %j and the number %s: %s", async (proofs, number, isEnough) => {
    const world = mobileChangeWorld();
    const outcome = await freeze(world, proofs, number);
    expect(outcome.ok).toBe(isEnough);
    expect(accountNow(world).status.kind).toBe(isEnough ? "frozen" : "active");
    expect(world.world.endedSessions).toHaveLength(isEnough ? 1 : 0);
  });

  it("works once in 30 days by each way", async () => {
    const world = mobileChangeWorld();
    await freeze(world, ["password"]);
    await lift(world, ["password", "old_sim"]);
    expect(await freeze(world, ["password"])).toMatchObject({ refusal: { code: "freeze_used_lately" } });
    expect((await freeze(world, ["old_sim"])).ok).toBe(true);
    await lift(world, ["password", "old_sim"]);
    world.clock.advance(FREEZE_REST_MS);
    expect((await freeze(world, ["password"])).ok).toBe(true);
  });

  it("is not done by a number whose phone was reported stolen, or that the registry gives to somebody else", async () => {
    const stolen = mobileChangeWorld();
    await reportStolenPhone(stolen.ports, showing(stolen, ["in_person"]));
    expect((await freeze(stolen, ["old_sim"])).ok).toBe(false);
    const lost = mobileChangeWorld();
    lost.mobileOwnership.release(lost.account.mobile.number);
    expect((await freeze(lost, ["old_sim"])).ok).toBe(false);
  });

  it("counts from now where an earlier freeze is over, and from its beginning where it is not", async () => {
    for (const [until, isOver] of [
      [Date.UTC(2001, 0, 9), true],
      [Date.UTC(2099, 0, 1), false],
    ] as const) {
      const frozenAt = Date.UTC(2001, 0, 1);
      const world = mobileChangeWorld(
        anAccount({ status: { kind: "frozen", until }, recovery: { ...UNTOUCHED, frozenAt } }),
      );
      await freeze(world, ["password"]);
      expect(accountNow(world).recovery.frozenAt).toBe(isOver ? world.clock.now() : frozenAt);
    }
  });

  it("leaves one that only the service desk lifts as it is", async () => {
    const world = mobileChangeWorld(anAccount({ status: { kind: "frozen", until: null } }));
    expect(await freeze(world, ["password"])).toEqual({ ok: true, value: { until: null } });
    expect(accountNow(world).status).toEqual({ kind: "frozen", until: null });
  });
});

describe("lifting a freeze", () => {
  it.each([
    [["old_sim", "password"], true],
    [["password", "totp"], true],
    [["passkey"], true],
    [["in_person"], true],
    [["password"], false],
    [["password", "email", "known_device", "registry_facts"], false],
    [["old_sim", "registry_facts"], false],
  ] as const)("with %j: %s", async (proofs, isEnough) => {
    const world = mobileChangeWorld(anAccount(FROZEN));
    for (const kind of ["passkey", "totp"] as const) enrol(world, kind);
    expect((await lift(world, proofs)).ok).toBe(isEnough);
    expect(accountNow(world).status.kind).toBe(isEnough ? "active" : "frozen");
  });

  it("is not done by the SIM of a stolen phone with the password, but by a SIM that was issued since", async () => {
    const world = mobileChangeWorld(
      anAccount({ ...FROZEN, recovery: { ...UNTOUCHED, phoneStolenAt: Date.UTC(2099, 0, 1) } }),
    );
    expect(await lift(world, ["old_sim", "password"])).toMatchObject({
      refusal: { code: "lift_evidence_insufficient" },
    });
    const before = { ...UNTOUCHED, phoneStolenAt: Date.UTC(2001, 0, 1) };
    const renewed = mobileChangeWorld(anAccount({ ...FROZEN, recovery: before }));
    expect((await lift(renewed, ["old_sim", "password"])).ok).toBe(true);
  });

  it("takes a visit where only that was named, and nothing where nothing is frozen", async () => {
    const world = mobileChangeWorld(anAccount({ status: { kind: "frozen", until: null } }));
    expect(await lift(world, ["old_sim", "password"])).toMatchObject({ refusal: { code: "lift_in_person_only" } });
    expect((await lift(world, ["in_person"])).ok).toBe(true);
    expect(await lift(world, ["in_person"])).toMatchObject({ refusal: { code: "not_frozen" } });
  });
});

describe("a freeze of a new account that is lifted in person", () => {
  it("ends the first week's cap too, as the same desk code does without a recovery; other evidence leaves it", async () => {
    const cappedUntil = Date.UTC(2099, 0, 1);
    const visited = mobileChangeWorld(anAccount({ status: { kind: "frozen", until: null }, cappedUntil }));
    expect((await lift(visited, ["in_person"])).ok).toBe(true);
    expect(accountNow(visited).cappedUntil).toBe(visited.clock.now());
    const other = mobileChangeWorld(anAccount({ ...FROZEN, cappedUntil }));
    expect((await lift(other, ["old_sim", "password"])).ok).toBe(true);
    expect(accountNow(other).cappedUntil).toBe(cappedUntil);
  });
});

describe("the report of a stolen phone", () => {
  it("takes a passkey, a recovery code or a visit, and nothing less", async () => {
    for (const proofs of [["password", "old_sim", "email"], ["registry_facts"], ["totp", "password"]] as const) {
      const world = mobileChangeWorld();
      enrol(world, "totp");
      const outcome = await reportStolenPhone(world.ports, showing(world, proofs));
      expect(outcome).toMatchObject({ refusal: { code: "stolen_evidence_insufficient" } });
    }
    const world = mobileChangeWorld();
    enrol(world, "recovery_code");
    expect((await reportStolenPhone(world.ports, showing(world, ["recovery_code"]))).ok).toBe(true);
    expect(accountNow(world).recovery.phoneStolenAt).toBe(world.clock.now());
    expect(world.world.messages.map(({ recipient }) => recipient.channel)).toEqual(["email"]);
  });
});

describe("the switch of the two weakest rows", () => {
  it("takes seven days, with notice, can be taken back meanwhile, and afterwards in person only", async () => {
    const world = mobileChangeWorld();
    const effectAt = world.clock.now() + 7 * DAY_MS;
    expect(await switchWeakRowsOff(world.ports, world.account.id)).toEqual({ ok: true, value: effectAt });
    expect(world.world.messages).toHaveLength(2);
    expect(await switchWeakRowsOff(world.ports, world.account.id)).toEqual({ ok: true, value: effectAt });
    expect((await keepWeakRows(world.ports, world.account.id)).ok).toBe(true);
    expect(accountNow(world).recovery.weakRowsOffAt).toBeNull();
    await switchWeakRowsOff(world.ports, world.account.id);
    world.clock.advance(7 * DAY_MS);
    const tooLate = await keepWeakRows(world.ports, world.account.id);
    const refused = await switchWeakRowsOn(world.ports, showing(world, ["password", "old_sim"]));
    expect(tooLate).toMatchObject({ refusal: { code: "weak_rows_in_person_only" } });
    expect(refused).toEqual(tooLate);
    expect((await switchWeakRowsOn(world.ports, showing(world, ["in_person"]))).ok).toBe(true);
    expect(accountNow(world).recovery.weakRowsOffAt).toBeNull();
  });

  it("attack: who has not stepped up takes nothing back, neither before it takes effect nor after, and learns nothing", async () => {
    const world = mobileChangeWorld();
    const open = await switchWeakRowsOn(world.ports, showing(world, ["passkey", "registry_facts"]));
    await switchWeakRowsOff(world.ports, world.account.id);
    const pending = await switchWeakRowsOn(world.ports, showing(world, ["passkey", "registry_facts"]));
    expect(pending).toMatchObject({ refusal: { code: "weak_rows_in_person_only" } });
    expect(open).toEqual(pending);
    expect(accountNow(world).recovery.weakRowsOffAt).not.toBeNull();
  });
});
