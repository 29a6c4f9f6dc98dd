import { describe, expect, it } from "vitest";
import { FREEZE_MS } from "#lib/domain/account/account.ts";
import { PICTURE_DIGITS } from "#lib/domain/sign-in/throttle-policy.ts";
import type { ChangePorts } from "#lib/flows/mobile-change/change-ports.ts";
import { enterEmailCode, enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { CHANGE_LIFETIME_MS } from "#lib/flows/mobile-change/load-change.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { confirmChange } from "#lib/flows/mobile-change/send-code.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  askForChange,
  changeNumber,
  enterByAbsher,
  enterSignedIn,
  stateOf,
} from "#tests/support/mobile-change-steps.ts";
import {
  absherBrowser,
  absherCredentials,
  lastSaid,
  type MobileChangeWorld,
  mobileChangeWorld,
  NEW_NUMBER,
  signedInBrowser,
} from "#tests/support/mobile-change-world.ts";

const wish = { number: NEW_NUMBER, email: null };

/** Every call that a flow makes outside, in order, by name. */
function recorded(ports: ChangePorts, calls: string[]): ChangePorts {
  const watch = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(key)}`);
          return value.apply(target, given);
        };
      },
    });
  const { accounts, mobileChanges, throttle, devices, passwords } = ports;
  return {
    ...ports,
    accounts: watch("accounts", accounts),
    mobileChanges: watch("mobileChanges", mobileChanges),
    throttle: watch("throttle", throttle),
    devices: watch("devices", devices),
    passwords: watch("passwords", passwords),
  };
}

async function tryToEnter(world: MobileChangeWorld, changes: Parameters<typeof absherCredentials>[2] = {}) {
  const own = absherBrowser(await startAbsherRoute(world.ports));
  const calls: string[] = [];
  const given = await absherCredentials(world, own, changes);
  const outcome = await provePassword(recorded(world.ports, calls), own, given);
  return { own, calls, outcome };
}

describe("someone who tries to enter the Absher route", () => {
  it("cannot tell a missing account from a wrong password or a wrong name: one refusal, the same calls", async () => {
    const empty = mobileChangeWorld();
    empty.world.accounts.clear();
    const tries = [
      await tryToEnter(empty),
      await tryToEnter(mobileChangeWorld(), { password: "Not-The-One#1" }),
      await tryToEnter(mobileChangeWorld(), { fullName: "سالم الحربي" }),
    ];
    for (const { outcome, calls } of tries) {
      expect(outcome).toEqual({ ok: false, refusal: { code: "absher_sign_in_wrong" } });
      expect(calls).toEqual(tries[0]?.calls);
      expect(calls.filter((call) => call === "passwords.verify")).toHaveLength(1);
    }
  });

  it("writes the same messages for a missing account as for a real one, the missing one's as decoys", async () => {
    const empty = mobileChangeWorld();
    empty.world.accounts.clear();
    const real = mobileChangeWorld();
    for (let guess = 0; guess < 5; guess += 1) {
      await tryToEnter(empty, { password: "Not-The-One#1" });
      await tryToEnter(real, { password: "Not-The-One#1" });
    }
    const shape = ({ world }: MobileChangeWorld) => world.messages.map(({ content }) => content.template);
    expect(shape(empty)).toEqual(shape(real));
    expect(shape(real)).toEqual(["sign_in_attempts_notice"]);
    expect(empty.world.messages[0]?.recipient).toEqual({ channel: "decoy", to: null });
  });

  it("is told that the picture was wrong before anything else is looked at", async () => {
    const { outcome, calls } = await tryToEnter(mobileChangeWorld(), { picture: "00000" });
    expect(outcome).toEqual({ ok: false, refusal: { code: "picture_wrong" } });
    expect(calls).toEqual(["mobileChanges.find"]);
  });

  it("waits after five failures, also with the right password, and by the sign-in's own count", async () => {
    const world = mobileChangeWorld();
    for (let guess = 0; guess < 5; guess += 1) await tryToEnter(world, { password: "Not-The-One#1" });
    expect((await tryToEnter(world)).outcome).toMatchObject({
      refusal: { code: "too_many_attempts", waitSeconds: 30 },
    });
    const counted = await world.ports.throttle.read("sign-in|username:ahmad1234|192.0.2.0/24", world.clock.now());
    expect(counted.failures).toBeGreaterThanOrEqual(5);
  });

  it("has to read a longer picture once a name was tried from many networks", async () => {
    const world = mobileChangeWorld();
    for (let guess = 0; guess < 10; guess += 1) {
      const own = absherBrowser(await startAbsherRoute(world.ports), `10.0.${guess}.0/24`);
      await provePassword(world.ports, own, await absherCredentials(world, own, { password: "Not-The-One#1" }));
    }
    const own = absherBrowser(await startAbsherRoute(world.ports), "10.0.99.0/24");
    const refused = await provePassword(world.ports, own, await absherCredentials(world, own));
    expect(refused).toMatchObject({ refusal: { code: "slower_proof_needed" } });
    expect(await stateOf(world, own)).toMatchObject({ pictureDigits: PICTURE_DIGITS.slower });
    expect((await provePassword(world.ports, own, await absherCredentials(world, own))).ok).toBe(true);
  });

  it("is not let in by the password of a frozen account", async () => {
    const world = mobileChangeWorld(anAccount({ status: { kind: "frozen", until: null } }));
    expect((await tryToEnter(world)).outcome).toMatchObject({ refusal: { code: "account_frozen" } });
  });

  it("may write the name in English or Arabic, with first and family name at least", async () => {
    for (const fullName of ["احمد محمد سالم الحربى", "Ahmad ALHARBI", "Ahmad Mohammed Alharbi"]) {
      expect((await tryToEnter(mobileChangeWorld(), { fullName })).outcome.ok).toBe(true);
    }
    expect((await tryToEnter(mobileChangeWorld(), { fullName: "أحمد محمد" })).outcome.ok).toBe(false);
  });
});

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
    expect(await giveNewNumber(world.ports, own, wish)).toMatchObject({ refusal: { code: "change_under_way" } });
  });

  it("gets no at-once change by a password that was replaced after it was shown", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    const changedAt = world.clock.advance(1);
    world.world.accounts.set(world.account.id, { ...world.account, passwordChangedAt: changedAt });
    await changeNumber(world, own);
    expect(await proceed(world.ports, own)).toMatchObject({ refusal: { code: "evidence_insufficient" } });
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
});
