import { describe, expect, it } from "vitest";
import { comeBackFromAbsher } from "#lib/flows/national-file/come-back-from-absher.ts";
import { giveAnswers } from "#lib/flows/national-file/give-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { giveName } from "#lib/flows/registration/give-name.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import {
  AT_ABSHER,
  atAbsher,
  nationalFileWorld,
  signedInAtAbsher,
  typedAnswers,
  walkToNationalFileCode,
} from "#tests/support/national-file-world.ts";
import { anIdentity, typedDetails } from "#tests/support/registration-world.ts";
import { inParallel } from "#tests/support/storage.ts";

const VICTIM_ID = "2345678904";

describe("someone who means harm, on the way through Absher", () => {
  it("login CSRF: an answer to the attacker's request goes nowhere in the victim's browser, and spoils nothing there", async () => {
    const world = nationalFileWorld();
    const attackers = await atAbsher(world);
    const victims = await atAbsher(world);
    for (const visitId of [null, "no-such-visit", victims.visitId]) {
      const back = await comeBackFromAbsher(world.ports, { visitId, query: attackers.query });
      expect(back).toMatchObject({ kind: "stopped", why: "foreign" });
    }
    expect(world.absher.redeemed()).toBe(0);
    expect(await comeBackFromAbsher(world.ports, victims)).toMatchObject({ kind: "known" });
  });

  it("code injection: a stolen code under the attacker's own state is not redeemed for them", async () => {
    const world = nationalFileWorld();
    const stolen = new URLSearchParams((await atAbsher(world)).query).get("code") ?? "";
    const own = await atAbsher(world, "decline");
    const query = new URLSearchParams({ state: new URLSearchParams(own.query).get("state") ?? "", code: stolen });
    const back = await comeBackFromAbsher(world.ports, { visitId: own.visitId, query: `?${query}` });
    expect(back).toMatchObject({ kind: "stopped", why: "not_accepted" });
    expect(world.memory.audit.at(-1)).toMatchObject({ event: "absher.answered", details: { outcome: "not_accepted" } });
  });

  it("replayed callback: of 20 requests with one answer one begins a registration, and Absher is asked once", async () => {
    const world = nationalFileWorld();
    const brought = await atAbsher(world);
    const back = await inParallel(20, () => comeBackFromAbsher(world.ports, brought));
    expect(back.filter(({ kind }) => kind === "known")).toHaveLength(1);
    expect(back.filter(({ kind }) => kind === "taken_before")).toHaveLength(19);
    expect(world.absher.redeemed()).toBe(1);
  });

  it("two tabs: the answer to the first tab's request is refused once the second has asked, whose own still counts", async () => {
    const world = nationalFileWorld();
    const [first, second] = [await atAbsher(world), await atAbsher(world)];
    const old = await comeBackFromAbsher(world.ports, { visitId: second.visitId, query: first.query });
    expect(old).toMatchObject({ kind: "stopped", why: "foreign" });
    expect(await comeBackFromAbsher(world.ports, second)).toMatchObject({ kind: "known" });
  });

  it("session fixation: each answer begins a registration under an id that nobody knew before", async () => {
    const world = nationalFileWorld();
    const [one, other] = [await signedInAtAbsher(world), await signedInAtAbsher(world)];
    expect(one).not.toBe(other);
    expect(await world.ports.registrations.find(one)).toMatchObject({ state: { step: "started" } });
  });

  it.each(["1234567890", "", "1234567897 ", "<script>", "0".repeat(5_000)])(
    "an Absher that is wrong: the id %j is no word to rely on",
    async (nationalId) => {
      const world = nationalFileWorld();
      const back = await comeBackFromAbsher(world.ports, await atAbsher(world, { nationalId, username: null }));
      expect(back).toMatchObject({ kind: "stopped", why: "not_accepted" });
    },
  );
});

describe("someone who means harm, after Absher", () => {
  it("another's id: what a form says about the id is not even looked at", async () => {
    const world = nationalFileWorld();
    const flowId = await signedInAtAbsher(world);
    const forged = { ...(await typedAnswers(world, flowId)), nationalId: VICTIM_ID };
    const given = await giveAnswers(world.ports, flowId, forged);
    expect(given).toMatchObject({ value: { identity: { nationalId: AT_ABSHER.nationalId } } });
  });

  it("another's id: the acts of a new user give none to a registration that came from Absher", async () => {
    const world = nationalFileWorld();
    const { flowId } = await walkToNationalFileCode(world);
    const identity = anIdentity({ nationalId: VICTIM_ID });
    expect(await giveIdentity(world.ports, flowId, identity)).toMatchObject({ refusal: { code: "step_passed" } });
    const details = await giveDetails(world.ports, flowId, await typedDetails(world, flowId));
    expect(details).toMatchObject({ ok: false });
    expect((await world.ports.registrations.find(flowId))?.state).toMatchObject({
      identity: { nationalId: AT_ABSHER.nationalId },
    });
  });

  it("crossed routes: a new user's registration cannot be passed off as one that Absher vouched for, nor the other way round", async () => {
    const world = nationalFileWorld();
    const newUser = await startRegistration(world.newUser, { returnTo: null });
    const fromAbsher = await signedInAtAbsher(world);
    expect(await world.ports.registrations.find(newUser)).toBeNull();
    expect(await world.newUser.registrations.find(fromAbsher)).toBeNull();
    const typed = await typedAnswers(world, newUser);
    expect(await giveAnswers(world.newUser, newUser, typed)).toMatchObject({ refusal: { code: "step_passed" } });
  });

  it("skipping steps: name, code and end are refused before their time", async () => {
    const world = nationalFileWorld();
    const flowId = await signedInAtAbsher(world);
    const passed = { ok: false, refusal: { code: "step_passed" } };
    expect(await giveName(world.ports, flowId, "أحمد الحربي")).toEqual(passed);
    expect(await enterCode(world.ports, { flowId, code: "123456" })).toEqual(passed);
    expect(await finishRegistration(world.ports, flowId)).toEqual(passed);
  });

  it("stolen Absher password: without a SIM in the person's own name nothing is told and nothing is made", async () => {
    const world = nationalFileWorld();
    world.ownership.release("+966512345678");
    const done = await enterCode(world.ports, await walkToNationalFileCode(world));
    expect(done).toMatchObject({ value: { step: "refused", reason: "number_not_yours" } });
    expect(world.calls.filter((call) => call.startsWith("civilRegistry"))).toEqual([]);
  });

  it("enumeration: before the number is proved an id with an account and one without lead to the same answers, calls and messages", async () => {
    const runs = [];
    for (const accounts of [[], [anAccount({ username: AT_ABSHER.username ?? "" })]]) {
      const world = nationalFileWorld(accounts);
      const { flowId } = await walkToNationalFileCode(world, { fullName: "لا أحد هنا" });
      const found = await world.ports.registrations.find(flowId);
      const shapes = world.memory.messages.map(({ recipient, content }) => [recipient, content.template]);
      runs.push({ step: found?.state.step, calls: world.calls, shapes, audit: world.memory.audit });
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]?.calls.some((call) => /^(accounts|civilRegistry|mobileOwnership)/.test(call))).toBe(false);
  });

  it("parallel names: however many come at once, five are compared", async () => {
    const world = nationalFileWorld();
    const { flowId, code } = await walkToNationalFileCode(world, { fullName: "محمد الحربي" });
    await enterCode(world.ports, { flowId, code });
    for (let round = 0; round < 6; round += 1) {
      await inParallel(20, () => giveName(world.ports, flowId, "سعد الحربي"));
    }
    const compared = world.memory.audit.filter(({ event }) => event === "registration.name_differs");
    expect(compared).toHaveLength(5);
    expect((await world.ports.registrations.find(flowId))?.state.step).toBe("refused");
  });
});
