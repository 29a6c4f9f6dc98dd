import { describe, expect, it } from "vitest";
import { FREEZE_MS } from "#lib/domain/account/account.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { freezeAccount } from "#lib/flows/cases/freeze-account.ts";
import { liftFreeze } from "#lib/flows/cases/lift-freeze.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { enterEmailCode, enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { CHANGE_LIFETIME_MS } from "#lib/flows/mobile-change/load-change.ts";
import { confirmChange } from "#lib/flows/mobile-change/send-code.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { latestCase, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  askForChange,
  changeNumber,
  enterByAbsher,
  enterSignedIn,
  onlyCase,
} from "#tests/support/mobile-change-steps.ts";
import {
  absherBrowser,
  lastSaid,
  mobileChangeWorld,
  NEW_NUMBER,
  signedInBrowser,
} from "#tests/support/mobile-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const wish = { number: NEW_NUMBER, email: null };

describe("someone who skips steps or comes with another's flow", () => {
  it("is refused every later step before the password is proved", async () => {
    const world = mobileChangeWorld();
    const own = absherBrowser(await startAbsherRoute(world.ports));
    const outcomes = [
      await giveNewNumber(world.ports, own, wish),
      await confirmChange(world.ports, own),
      await enterNumberCode(world.ports, own, "123456"),
      await enterEmailCode(world.ports, own, "123456"),
      await proceed(world.ports, own),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, refusal: { code: "step_passed" } });
    expect(world.cases.size).toBe(0);
    expect(world.world.messages).toEqual([]);
  });

  it("cannot skip the code, the e-mail's code or the confirmation", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await giveNewNumber(world.ports, own, { number: NEW_NUMBER, email: "new@example.sa" });
    expect((await proceed(world.ports, own)).ok).toBe(false);
    await confirmChange(world.ports, own);
    expect((await proceed(world.ports, own)).ok).toBe(false);
    await enterNumberCode(world.ports, own, lastSaid(world, "mobile_change_code").code);
    expect((await proceed(world.ports, own)).ok).toBe(false);
    expect(world.cases.size).toBe(0);
  });

  it("finds nothing under an id that was never given out", async () => {
    const world = mobileChangeWorld();
    const outcome = await confirmChange(world.ports, absherBrowser("an-id-of-my-own-making"));
    expect(outcome).toMatchObject({ refusal: { code: "change_flow_missing" } });
  });

  it("cannot carry a signed-in flow on after signing in as another account, nor without a session", async () => {
    const world = mobileChangeWorld();
    const own = await enterSignedIn(world);
    const asAnother = signedInBrowser(own.flowId, "0190c0de-0000-7000-8000-000000000002");
    for (const thief of [asAnother, absherBrowser(own.flowId)]) {
      expect(await giveNewNumber(world.ports, thief, wish)).toMatchObject({ refusal: { code: "change_flow_missing" } });
    }
  });

  it("cannot use a flow after half an hour", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    world.clock.advance(CHANGE_LIFETIME_MS);
    expect(await giveNewNumber(world.ports, own, wish)).toMatchObject({ refusal: { code: "change_flow_expired" } });
  });

  it("cannot use the code of one flow in another", async () => {
    const world = mobileChangeWorld();
    const first = await enterByAbsher(world);
    await askForChange(world, first);
    const { code } = lastSaid(world, "mobile_change_code");
    const second = await enterByAbsher(world);
    await askForChange(world, second);
    expect(await enterNumberCode(world.ports, second, code)).toMatchObject({ refusal: { code: "code_wrong" } });
  });
});

describe("someone with 200 hands", () => {
  it("gets five guesses at a code, however many come at once", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, guess) => enterNumberCode(world.ports, own, String(guess).padStart(6, "0"))),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.refusal.code));
    expect(codes.filter((code) => code === "code_wrong")).toHaveLength(4);
    expect(codes.filter((code) => code === "ok")).toHaveLength(0);
    const right = lastSaid(world, "mobile_change_code").code;
    expect(await enterNumberCode(world.ports, own, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
  });

  it("who sends the right code twice at once changes the number once", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    const { code } = lastSaid(world, "mobile_change_code");
    await Promise.all([enterNumberCode(world.ports, own, code), enterNumberCode(world.ports, own, code)]);
    expect(world.cases.size).toBe(1);
  });
});

describe("someone who chains changes", () => {
  it("is refused a second change within 72 hours of the first, by either route", async () => {
    for (const enter of [enterByAbsher, enterSignedIn]) {
      const world = mobileChangeWorld();
      world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: "+966555555552" }));
      await changeNumber(world, await enter(world));
      const own = await enterByAbsher(world);
      const again = { number: "+966555555552", email: null };
      expect(await giveNewNumber(world.ports, own, again)).toMatchObject({ refusal: { code: "account_guarded" } });
      world.clock.advance(FREEZE_MS);
      const later = await enterByAbsher(world);
      expect((await giveNewNumber(world.ports, later, again)).ok).toBe(true);
    }
  });

  it("with two flows open before the first took effect gets one change", async () => {
    const world = mobileChangeWorld();
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: "+966555555552" }));
    const first = await enterByAbsher(world);
    const second = await enterByAbsher(world);
    await askForChange(world, second, { number: "+966555555552" });
    const { code } = lastSaid(world, "mobile_change_code");
    await changeNumber(world, first);
    await enterNumberCode(world.ports, second, code);
    expect(await proceed(world.ports, second)).toMatchObject({ refusal: { code: "account_guarded" } });
    expect(world.world.accounts.get(world.account.id)?.mobile.number).toBe(NEW_NUMBER);
  });

  it("gets no second case while one is open", async () => {
    const world = mobileChangeWorld();
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt: null }));
    await changeNumber(world, await enterByAbsher(world));
    const own = await enterByAbsher(world);
    await changeNumber(world, own);
    expect(await proceed(world.ports, own)).toMatchObject({ refusal: { code: "change_under_way" } });
    expect(onlyCase(world).progress.state).toBe("waiting");
  });

  it("gets no at-once change by a password that was replaced after it was shown", async () => {
    const world = mobileChangeWorld();
    const [early, late] = [await enterByAbsher(world), await enterByAbsher(world)];
    await askForChange(world, late);
    const changedAt = world.clock.advance(1);
    world.world.accounts.set(world.account.id, { ...world.account, passwordChangedAt: changedAt });
    const given = await giveNewNumber(world.ports, early, { number: NEW_NUMBER, email: null });
    expect(given).toMatchObject({ refusal: { code: "evidence_too_new" } });
    await enterNumberCode(world.ports, late, lastSaid(world, "mobile_change_code").code);
    expect(await proceed(world.ports, late)).toMatchObject({ refusal: { code: "evidence_insufficient" } });
    expect(world.cases.size).toBe(0);
  });
});

describe("someone who swapped the old SIM", () => {
  it("is treated as having the password alone: guarded, and waiting for a fresh new SIM", async () => {
    const world = mobileChangeWorld();
    const swapped = { number: world.account.mobile.number, simChangedAt: world.clock.now() - 1 };
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber(swapped));
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt: null }));
    await changeNumber(world, await enterSignedIn(world));
    const [change] = world.cases.values();
    expect(change).toMatchObject({ row: "password", guarded: true, progress: { state: "waiting" } });
  });

  it("stops and undoes no change of the owner's by it, and opens no frozen account", async () => {
    const world = mobileChangeWorld();
    const { account, ports, clock } = world;
    await request(world, ["registry_facts"]);
    const swapped = ownedNumber({ number: account.mobile.number, simChangedAt: clock.now() - DAY_MS });
    world.mobileOwnership.assign(account.nationalId, swapped);
    const shown = () => showing(world, ["old_sim", "registry_facts"]);
    const { number } = await latestCase(world);
    expect(await cancelCase(ports, number, shown())).toMatchObject({ refusal: { code: "stop_evidence_insufficient" } });
    await waitFor(world, 7 * DAY_MS);
    world.mobileOwnership.assign(account.nationalId, { ...swapped, simChangedAt: clock.now() });
    expect(await undoCase(ports, number, shown())).toMatchObject({ refusal: { code: "stop_evidence_insufficient" } });

    const frozen = mobileChangeWorld();
    await freezeAccount(frozen.ports, showing(frozen, ["password"]));
    frozen.mobileOwnership.assign(account.nationalId, { ...swapped, simChangedAt: frozen.clock.now() - DAY_MS });
    expect(await liftFreeze(frozen.ports, showing(frozen, ["old_sim", "password"]))).toMatchObject({
      refusal: { code: "lift_evidence_insufficient" },
    });
  });
});
