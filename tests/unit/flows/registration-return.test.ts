import { describe, expect, it } from "vitest";
import { registrationStart } from "#lib/domain/registration/state.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { returnToSite } from "#lib/flows/registration/return-to-site.ts";
import { startAfresh, startRegistration } from "#lib/flows/registration/start-registration.ts";
import { anIdentity, lastCode, registrationWorld, typedDetails, VISIT } from "#tests/support/registration-world.ts";

describe("starting afresh", () => {
  it("shows nothing that was typed before, but keeps the way back to the site", async () => {
    const world = registrationWorld();
    const returnTo = { interactionUid: "uid-1", site: { ar: "حساب المواطن", en: "Citizen Account" } };
    const first = await startRegistration(world.ports, { returnTo });
    await giveIdentity(world.ports, first, anIdentity());
    const second = await startAfresh(world.ports, first);
    expect(second).not.toBe(first);
    const found = await world.ports.registrations.find(second);
    expect(found?.state).toEqual(registrationStart(returnTo));
  });
});

describe("returning to the government site", () => {
  const returnTo = { interactionUid: "uid-1", site: { ar: "حساب المواطن", en: "Citizen Account" } };

  async function registered() {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo });
    await giveIdentity(world.ports, flowId, anIdentity());
    await giveDetails(world.ports, flowId, await typedDetails(world, flowId));
    await confirmAnswers(world.ports, { flowId, visit: VISIT });
    await enterCode(world.ports, { flowId, code: lastCode(world.memory) });
    return { world, flowId };
  }

  it("signs the person in at level 1, by password and SMS, once", async () => {
    const { world, flowId } = await registered();
    const login = await returnToSite(world.ports, { flowId, interactionUid: "uid-1" });
    expect(login).toMatchObject({ value: { acr: "urn:nafidha:loa:1", amr: ["pwd", "sms", "mfa"] } });
    expect(await returnToSite(world.ports, { flowId, interactionUid: "uid-1" })).toMatchObject({
      refusal: { code: "step_passed" },
    });
  });

  it("attack: a finished registration signs nobody in to another request, nor another browser to this one", async () => {
    const { world, flowId } = await registered();
    const refused = { ok: false, refusal: { code: "step_passed" } };
    expect(await returnToSite(world.ports, { flowId, interactionUid: "uid-2" })).toEqual(refused);
    expect(await returnToSite(world.ports, { flowId: null, interactionUid: "uid-1" })).toMatchObject({ ok: false });
    const unfinished = await startRegistration(world.ports, { returnTo });
    expect(await returnToSite(world.ports, { flowId: unfinished, interactionUid: "uid-1" })).toEqual(refused);
  });

  it("refuses an account that was frozen meanwhile", async () => {
    const { world, flowId } = await registered();
    const account = [...world.memory.accounts.values()][0];
    if (account === undefined) throw new Error("there is no account");
    world.memory.accounts.set(account.id, { ...account, status: { kind: "frozen", until: null } });
    expect(await returnToSite(world.ports, { flowId, interactionUid: "uid-1" })).toMatchObject({ ok: false });
  });
});
