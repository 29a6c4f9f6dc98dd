import { describe, expect, it } from "vitest";
import { NAME_TRIES } from "#lib/domain/registration/state.ts";
import { comeBackFromAbsher } from "#lib/flows/national-file/come-back-from-absher.ts";
import { giveAnswers } from "#lib/flows/national-file/give-answers.ts";
import { goToAbsher } from "#lib/flows/national-file/go-to-absher.ts";
import { chooseUsername } from "#lib/flows/registration/choose-username.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { giveName } from "#lib/flows/registration/give-name.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  AT_ABSHER,
  atAbsher,
  nationalFileWorld,
  signedInAtAbsher,
  typedAnswers,
  walkToNationalFileCode,
} from "#tests/support/national-file-world.ts";
import { aUsername, GOOD_PASSWORD, NOW } from "#tests/support/registration-world.ts";

const OTHER_NUMBER = "+966555555551";

describe("registering by National File", () => {
  it("activates an account with Absher's id and username, without an e-mail, and with no days to wait for level 2 and 3", async () => {
    const world = nationalFileWorld();
    const done = await enterCode(world.ports, await walkToNationalFileCode(world));
    expect(done).toMatchObject({ ok: true, value: { step: "activated" } });
    const [account] = [...world.memory.accounts.values()];
    expect(account).toMatchObject({
      nationalId: AT_ABSHER.nationalId,
      username: AT_ABSHER.username,
      passwordHash: `hash of ${GOOD_PASSWORD}`,
      email: null,
      cappedUntil: NOW,
    });
    const audit = world.memory.audit.map(({ event, details }) => [event, details]);
    expect(audit).toEqual([
      ["absher.answered", { outcome: "vouched" }],
      ["registration.activated", { notices: 0, by: "national_file" }],
    ]);
  });

  it("keeps an e-mail where one is given, not confirmed yet", async () => {
    const world = nationalFileWorld();
    await enterCode(world.ports, await walkToNationalFileCode(world, { email: "ahmad@example.sa" }));
    expect([...world.memory.accounts.values()][0]?.email).toEqual({ address: "ahmad@example.sa", verifiedAt: null });
  });

  it("tells every other personal number of the id, each with a hold code", async () => {
    const world = nationalFileWorld();
    world.ownership.assign(AT_ABSHER.nationalId, ownedNumber({ number: OTHER_NUMBER }));
    await enterCode(world.ports, await walkToNationalFileCode(world));
    const told = world.memory.messages.filter(({ content }) => content.template === "new_account_notice");
    expect(told.map(({ recipient }) => recipient.to)).toEqual([OTHER_NUMBER]);
    expect(world.memory.holdCodes.size).toBe(1);
  });

  it.each([["ahmad.234567"], [null], ["١٢٣"], [AT_ABSHER.nationalId]])(
    "asks for a username where the one at Absher is %s",
    async (username) => {
      const world = nationalFileWorld();
      const flowId = await signedInAtAbsher(world, { ...AT_ABSHER, username });
      const without = await giveAnswers(world.ports, flowId, await typedAnswers(world, flowId));
      expect(without).toMatchObject({ ok: false, refusal: { code: "step_passed" } });
      const typed = await typedAnswers(world, flowId, { username: aUsername("Salem2024") });
      expect(await giveAnswers(world.ports, flowId, typed)).toMatchObject({
        value: { step: "details_given", details: { username: "Salem2024" } },
      });
    },
  );

  it("asks for another username only once the number is proved, where somebody has the one at Absher", async () => {
    const world = nationalFileWorld([
      anAccount({
        nationalId: "2345678904",
        username: "AHMAD234567",
        mobile: { ...anAccount().mobile, number: OTHER_NUMBER },
      }),
    ]);
    const { flowId, code } = await walkToNationalFileCode(world);
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ value: { step: "username_taken" } });
    const chosen = { username: aUsername("Salem2024"), password: GOOD_PASSWORD };
    expect(await chooseUsername(world.ports, flowId, chosen)).toMatchObject({ value: { step: "activated" } });
  });

  it("refuses a password that holds the username at Absher", async () => {
    const world = nationalFileWorld();
    const flowId = await signedInAtAbsher(world);
    const typed = await typedAnswers(world, flowId, { password: "x#Ahmad234567" });
    expect(await giveAnswers(world.ports, flowId, typed)).toMatchObject({ refusal: { code: "password_has_username" } });
  });
});

describe("the full name", () => {
  it.each([
    "أحمد الحربي",
    "احمد محمد سالم الحربي",
    "أَحْمَد بن محمّد الحربى",
    "أحـــمـــد الحربي",
    "ahmad alharbi",
    "Ahmad bin Mohammed Al-Harbi",
  ])("%s agrees with the civil registry's", async (fullName) => {
    const world = nationalFileWorld();
    const done = await enterCode(world.ports, await walkToNationalFileCode(world, { fullName }));
    expect(done).toMatchObject({ value: { step: "activated" } });
  });

  it("is asked again where it does not agree, after the number is proved, and nothing else is asked again", async () => {
    const world = nationalFileWorld();
    const { flowId, code } = await walkToNationalFileCode(world, { fullName: "محمد الحربي" });
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ value: { step: "name_differs" } });
    expect(world.memory.accounts.size).toBe(0);
    expect(await giveName(world.ports, flowId, "أحمد الحربي")).toMatchObject({ value: { step: "activated" } });
  });

  it("is compared five times, then the registration ends and nothing typed is kept", async () => {
    const world = nationalFileWorld();
    const { flowId, code } = await walkToNationalFileCode(world, { fullName: "محمد الحربي" });
    await enterCode(world.ports, { flowId, code });
    for (let tried = 1; tried < NAME_TRIES - 1; tried += 1) {
      expect(await giveName(world.ports, flowId, "سعد الحربي")).toMatchObject({ value: { step: "name_differs" } });
    }
    const last = await giveName(world.ports, flowId, "سعد الحربي");
    expect(last).toEqual({ ok: true, value: { step: "refused", reason: "name_differs", returnTo: null } });
    expect(await giveName(world.ports, flowId, "أحمد الحربي")).toMatchObject({ refusal: { code: "step_passed" } });
    expect(world.memory.accounts.size).toBe(0);
  });

  it("is kept, with the proof of the number, while the civil registry does not answer", async () => {
    const world = nationalFileWorld();
    const { flowId, code } = await walkToNationalFileCode(world, { fullName: "محمد الحربي" });
    await enterCode(world.ports, { flowId, code });
    world.civil.goDown();
    expect(await giveName(world.ports, flowId, "أحمد الحربي")).toMatchObject({
      refusal: { code: "registry_unavailable" },
    });
    world.civil.comeBack();
    expect((await world.ports.registrations.find(flowId))?.state.step).toBe("number_proved");
  });
});

describe("a sign-in at Absher", () => {
  it("is not begun, and keeps nothing, while Absher is down", async () => {
    const world = nationalFileWorld();
    world.absher.goDown();
    expect(await goToAbsher(world.ports, "ar")).toEqual({ ok: false, refusal: { code: "absher_unavailable" } });
    expect(world.calls).toEqual(["absher.request"]);
  });

  it("leads nowhere when it is declined, in the language it was begun in", async () => {
    const world = nationalFileWorld();
    const back = await comeBackFromAbsher(world.ports, await atAbsher(world, "decline"));
    expect(back).toEqual({ kind: "stopped", why: "declined", language: "ar" });
  });

  it("leads nowhere when Absher goes down before its answer is redeemed, and the next sign-in succeeds", async () => {
    const world = nationalFileWorld();
    const brought = await atAbsher(world);
    world.absher.goDown();
    expect(await comeBackFromAbsher(world.ports, brought)).toMatchObject({ kind: "stopped", why: "unavailable" });
    world.absher.comeBack();
    expect(await signedInAtAbsher(world)).not.toBe("");
  });

  it("is over after 15 minutes", async () => {
    const world = nationalFileWorld();
    const brought = await atAbsher(world);
    world.clock.advance(15 * 60_000);
    expect(await comeBackFromAbsher(world.ports, brought)).toMatchObject({ kind: "stopped", why: "foreign" });
    expect(world.absher.redeemed()).toBe(0);
  });

  it("is told to the audit log without a word about the person", async () => {
    const world = nationalFileWorld();
    await comeBackFromAbsher(world.ports, await atAbsher(world, "decline"));
    await signedInAtAbsher(world);
    expect(world.memory.audit.map(({ details }) => details)).toEqual([{ outcome: "declined" }, { outcome: "vouched" }]);
    expect(world.memory.audit.every(({ accountId }) => accountId === null)).toBe(true);
  });
});
