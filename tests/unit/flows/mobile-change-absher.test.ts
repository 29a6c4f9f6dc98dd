import { describe, expect, it } from "vitest";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { ChangePorts } from "#lib/flows/mobile-change/change-ports.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { stateOf } from "#tests/support/mobile-change-steps.ts";
import {
  absherBrowser,
  absherCredentials,
  type MobileChangeWorld,
  mobileChangeWorld,
} from "#tests/support/mobile-change-world.ts";
import { recording } from "#tests/support/recording.ts";

/** The calls that cost time or leave traces, in order. */
function recorded(ports: ChangePorts, calls: string[]): ChangePorts {
  const { accounts, mobileChanges, throttle, devices, passwords } = ports;
  return {
    ...ports,
    accounts: recording(accounts, "accounts", calls),
    mobileChanges: recording(mobileChanges, "mobileChanges", calls),
    throttle: recording(throttle, "throttle", calls),
    devices: recording(devices, "devices", calls),
    passwords: recording(passwords, "passwords", calls),
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
