import { describe, expect, it } from "vitest";
import { MORE_TIME_MS, TIME_MAXIMUM_MS } from "#lib/domain/time-limit.ts";
import { askForMoreTime as askForChange } from "#lib/flows/mobile-change/ask-for-more-time.ts";
import { askForMoreTime } from "#lib/flows/registration/ask-for-more-time.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { enterByAbsher, stateOf } from "#tests/support/mobile-change-steps.ts";
import { mobileChangeWorld } from "#tests/support/mobile-change-world.ts";
import { anIdentity, registrationWorld, walkToCode } from "#tests/support/registration-world.ts";

const MINUTE_MS = 60_000;

describe("more time for a registration", () => {
  it("keeps it open beyond its first half hour, and its answers with it", async () => {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo: null });
    await giveIdentity(world.ports, flowId, anIdentity());
    world.clock.advance(26 * MINUTE_MS);
    const now = world.clock.now();
    expect(await askForMoreTime(world.ports, flowId)).toEqual({ ok: true, value: now + MORE_TIME_MS });
    world.clock.advance(29 * MINUTE_MS);
    const found = await world.ports.registrations.find(flowId);
    expect(found).toMatchObject({ state: { step: "identity_given" }, expiresAt: now + MORE_TIME_MS });
    expect((await giveIdentity(world.ports, flowId, anIdentity())).ok).toBe(true);
  });

  it("ends at the maximum, whoever asks how often", async () => {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo: null });
    const began = world.clock.now();
    const ends: number[] = [];
    for (let asked = await askForMoreTime(world.ports, flowId); asked.ok; ) {
      ends.push(asked.value);
      if (asked.value < began + TIME_MAXIMUM_MS) world.clock.advance(25 * MINUTE_MS);
      asked = await askForMoreTime(world.ports, flowId);
    }
    expect(ends.length).toBeGreaterThanOrEqual(10);
    expect(ends.at(-1)).toBe(began + TIME_MAXIMUM_MS);
    expect(await askForMoreTime(world.ports, flowId)).toEqual({ ok: false, refusal: { code: "time_at_maximum" } });
  });

  it("does not make the activation code last any longer", async () => {
    const world = registrationWorld();
    const typed = await walkToCode(world);
    expect((await askForMoreTime(world.ports, typed.flowId)).ok).toBe(true);
    world.clock.advance(5 * MINUTE_MS);
    expect(await enterCode(world.ports, typed)).toEqual({ ok: false, refusal: { code: "code_expired" } });
  });

  it("attack: is not given for an expired, an unknown or no registration", async () => {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo: null });
    world.clock.advance(30 * MINUTE_MS);
    const gone = { ok: false, refusal: { code: "registration_expired" } };
    expect(await askForMoreTime(world.ports, flowId)).toEqual(gone);
    expect(await askForMoreTime(world.ports, "another-browser-s-flow-id")).toEqual(gone);
    expect(await askForMoreTime(world.ports, null)).toEqual(gone);
  });
});

describe("more time for a change of number", () => {
  it("keeps it open beyond its first half hour", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    world.clock.advance(29 * MINUTE_MS);
    expect((await askForChange(world.ports, own)).ok).toBe(true);
    world.clock.advance(29 * MINUTE_MS);
    expect(await stateOf(world, own)).toMatchObject({ step: "authenticated" });
    expect((await askForChange(world.ports, own)).ok).toBe(true);
  });

  it("attack: is not given to a session of the account area for a change of the other route", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    const session = { accountId: world.account.id, sid: null };
    const before = await world.ports.mobileChanges.find(own.flowId);
    expect(await askForChange(world.ports, { ...own, session })).toEqual({
      ok: false,
      refusal: { code: "change_flow_missing" },
    });
    expect(await world.ports.mobileChanges.find(own.flowId)).toEqual(before);
  });
});
