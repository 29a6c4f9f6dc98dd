import { describe, expect, it } from "vitest";
import { chooseUsername } from "#lib/flows/registration/choose-username.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { resendCode } from "#lib/flows/registration/resend-code.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import {
  anIdentity,
  aUsername,
  GOOD_PASSWORD,
  lastCode,
  registrationWorld,
  typedDetails,
  VISIT,
  walkToCode,
} from "#tests/support/registration-world.ts";

const MINUTE_MS = 60_000;

describe("the activation code", () => {
  it("can be asked for again after 60 seconds, replaces the earlier one and refills no guesses", async () => {
    const world = registrationWorld();
    const { flowId, code } = await walkToCode(world);
    expect(await enterCode(world.ports, { flowId, code: "000000" })).toMatchObject({ refusal: { guessesLeft: 4 } });
    expect(await resendCode(world.ports, { flowId, visit: VISIT })).toMatchObject({
      refusal: { code: "resend_too_soon", waitSeconds: 60 },
    });
    world.clock.advance(MINUTE_MS);
    expect((await resendCode(world.ports, { flowId, visit: VISIT })).ok).toBe(true);
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({
      refusal: { code: "code_wrong", guessesLeft: 3 },
    });
    expect(await enterCode(world.ports, { flowId, code: lastCode(world.memory) })).toMatchObject({ ok: true });
  });

  it("is good for five minutes", async () => {
    const world = registrationWorld();
    const typed = await walkToCode(world);
    world.clock.advance(5 * MINUTE_MS);
    expect(await enterCode(world.ports, typed)).toEqual({ ok: false, refusal: { code: "code_expired" } });
  });

  it("attack: the right code after five wrong ones does not count, nor does asking for another", async () => {
    const world = registrationWorld();
    const { flowId, code } = await walkToCode(world);
    for (let i = 0; i < 5; i += 1) await enterCode(world.ports, { flowId, code: "000000" });
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ refusal: { code: "code_exhausted" } });
    world.clock.advance(MINUTE_MS);
    expect(await resendCode(world.ports, { flowId, visit: VISIT })).toMatchObject({
      refusal: { code: "code_exhausted" },
    });
    await giveIdentity(world.ports, flowId, anIdentity());
    expect(await confirmAnswers(world.ports, { flowId, visit: VISIT })).toMatchObject({
      refusal: { code: "code_exhausted" },
    });
    expect(world.memory.accounts.size).toBe(0);
  });

  it("attack: a code belongs to its registration and is wrong in another browser's, even when the digits are the same", async () => {
    const world = registrationWorld();
    const ports = { ...world.ports, chance: { ...world.ports.chance, sixDigits: () => "424242" } };
    const mine = await walkToCode({ ...world, ports });
    const theirs = await walkToCode({ ...world, ports });
    const stored = async (flowId: string) => JSON.stringify((await ports.registrations.find(flowId))?.state);
    const hashOf = (state: string | undefined) => /"codeHash":"([^"]+)"/.exec(state ?? "")?.[1];
    expect(hashOf(await stored(mine.flowId))).not.toBe(hashOf(await stored(theirs.flowId)));
    expect(await enterCode(ports, mine)).toMatchObject({ ok: true });
  });
});

describe("the 30 minutes", () => {
  it("are the whole registration's: afterwards every step is refused as expired, whatever was proved", async () => {
    const world = registrationWorld();
    const typed = await walkToCode(world);
    world.civil.goDown();
    await enterCode(world.ports, typed);
    world.clock.advance(30 * MINUTE_MS);
    const expired = { ok: false, refusal: { code: "registration_expired" } };
    expect(await finishRegistration(world.ports, typed.flowId)).toEqual(expired);
    expect(await giveIdentity(world.ports, typed.flowId, anIdentity())).toEqual(expired);
    expect(await enterCode(world.ports, typed)).toEqual(expired);
    expect(await giveIdentity(world.ports, null, anIdentity())).toEqual(expired);
  });
});

describe("another username", () => {
  it("is asked for when someone has it in any case; the number stays proved and the password is checked anew", async () => {
    const held = anAccount({
      username: "sALEM2024",
      nationalId: "2345678904",
      mobile: { ...anAccount().mobile, number: "+966555555551" },
    });
    const world = registrationWorld([held]);
    const typed = await walkToCode(world);
    expect(await enterCode(world.ports, typed)).toMatchObject({ value: { step: "username_taken" } });
    const bad = { username: aUsername("Gateway2024"), password: "Gatew-Tea#9" };
    expect(await chooseUsername(world.ports, typed.flowId, bad)).toMatchObject({
      refusal: { code: "password_has_username" },
    });
    const good = { username: aUsername("Noura2024"), password: GOOD_PASSWORD };
    expect(await chooseUsername(world.ports, typed.flowId, good)).toMatchObject({ value: { step: "activated" } });
    expect([...world.memory.accounts.values()].map(({ username }) => username)).toContain("Noura2024");
  });
});

describe("steps out of order", () => {
  it("are refused as passed and change nothing", async () => {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo: null });
    const passed = { ok: false, refusal: { code: "step_passed" } };
    const before = await world.ports.registrations.find(flowId);
    expect(await giveDetails(world.ports, flowId, await typedDetails(world, flowId))).toEqual(passed);
    expect(await confirmAnswers(world.ports, { flowId, visit: VISIT })).toEqual(passed);
    expect(await resendCode(world.ports, { flowId, visit: VISIT })).toEqual(passed);
    expect(await enterCode(world.ports, { flowId, code: "123456" })).toEqual(passed);
    expect(await finishRegistration(world.ports, flowId)).toEqual(passed);
    const other = { username: aUsername("Noura2024"), password: GOOD_PASSWORD };
    expect(await chooseUsername(world.ports, flowId, other)).toEqual(passed);
    expect(await world.ports.registrations.find(flowId)).toEqual(before);
    expect(world.memory.messages).toEqual([]);
  });

  it("do not reopen the answers once the number is proved", async () => {
    const world = registrationWorld();
    const typed = await walkToCode(world);
    world.civil.goDown();
    await enterCode(world.ports, typed);
    const passed = { ok: false, refusal: { code: "step_passed" } };
    expect(await giveIdentity(world.ports, typed.flowId, anIdentity({ nationalId: "2345678904" }))).toEqual(passed);
    expect(await giveDetails(world.ports, typed.flowId, await typedDetails(world, typed.flowId))).toEqual(passed);
    world.civil.comeBack();
    world.civil.put(registryPerson());
    expect(await finishRegistration(world.ports, typed.flowId)).toMatchObject({ value: { step: "activated" } });
  });
});
