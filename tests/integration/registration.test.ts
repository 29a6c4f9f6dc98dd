import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { activationOf } from "#lib/flows/registration/activation.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { type RegistrationDatabase, registrationDatabase } from "#tests/support/registration-database.ts";
import { anIdentity, aUsername, walkToCode, wrongCode } from "#tests/support/registration-world.ts";
import { inParallel } from "#tests/support/storage.ts";

const OTHER_ID = "2345678904";
const MINE = "+966512345678";
const OTHERS = "+966555555551";

let world: RegistrationDatabase;
beforeEach(async () => {
  world = await registrationDatabase();
});
afterEach(() => world.storage.close());

const accounts = () => world.storage.database.account.findMany({ include: { platforms: true, holdCodes: true } });
const auditEvents = async () => (await world.storage.auditLog()).map(({ event }) => event);

/** A second person in the registries, with a number of their own. */
function addOther(number: string): void {
  world.civil.put(registryPerson({ nationalId: OTHER_ID, kind: "resident" }));
  world.ownership.assign(OTHER_ID, ownedNumber({ number }));
}

/** A registration of someone whose number is proved, while the civil registry is down. */
async function proved(identity = anIdentity(), username = "Salem2024"): Promise<string> {
  const typed = await walkToCode(world, identity, { username: aUsername(username) });
  world.civil.goDown();
  expect(await enterCode(world.ports, typed)).toMatchObject({ refusal: { code: "registry_unavailable" } });
  world.civil.comeBack();
  return typed.flowId;
}

describe("activating on PostgreSQL", () => {
  it("writes the account, its platforms, its notices' hold codes and the audit entry at once", async () => {
    world.ownership.assign("1234567897", ownedNumber({ number: OTHERS }));
    const typed = await walkToCode(world);
    expect(await enterCode(world.ports, typed)).toMatchObject({ value: { step: "activated" } });
    const [account] = await accounts();
    expect(account?.platforms.map(({ platform }) => platform).sort()).toEqual([
      "absher",
      "citizen-account",
      "tawakkalna",
    ]);
    expect(account?.platforms.every(({ readyAt }) => readyAt.getTime() === account.createdAt.getTime())).toBe(true);
    expect(account?.holdCodes).toHaveLength(1);
    expect(await auditEvents()).toEqual(["registration.activated"]);
    expect(JSON.stringify(account)).not.toMatch(/1234567897|512345678|ahmad@example/);
  });

  it("race: one registration that is finished by 20 requests at once makes one account and one notice", async () => {
    world.ownership.assign("1234567897", ownedNumber({ number: OTHERS }));
    const flowId = await proved();
    const ended = await inParallel(20, () => finishRegistration(world.ports, flowId));
    expect(new Set(ended.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(ended[0]).toMatchObject({ value: { step: "activated" } });
    expect(await accounts()).toHaveLength(1);
    expect(await auditEvents()).toEqual(["registration.activated"]);
    const notices = world.memory.messages.filter(({ content }) => content.template === "new_account_notice");
    expect(notices).toHaveLength(1);
  });

  it("race: of several registrations for one id at once, one gets the account and the others are led to recovery", async () => {
    const numbers = ["0512345678", "0555555551", "0555555552"];
    for (const local of numbers) world.ownership.assign("1234567897", ownedNumber({ number: `+966${local.slice(1)}` }));
    const flows: string[] = [];
    for (const [index, mobile] of numbers.entries())
      flows.push(await proved(anIdentity({ mobile }), `Salem202${index}`));
    const ended = await Promise.all(flows.map((flowId) => finishRegistration(world.ports, flowId)));
    const steps = ended.map((one) =>
      one.ok ? JSON.stringify({ ...one.value, accountId: undefined }) : one.refusal.code,
    );
    expect(steps.filter((step) => step.includes("activated"))).toHaveLength(1);
    expect(steps.filter((step) => step.includes("account_exists"))).toHaveLength(2);
    expect(await accounts()).toHaveLength(1);
  });

  it("race: a number that two ids claim at once goes to one of them", async () => {
    addOther(MINE);
    const flows = [await proved(), await proved(anIdentity({ nationalId: OTHER_ID }), "Noura2024")];
    const ended = await Promise.all(flows.map((flowId) => finishRegistration(world.ports, flowId)));
    const steps = ended.map((one) => (one.ok ? one.value.step : one.refusal.code));
    expect([...steps].sort()).toEqual(["activated", "refused"]);
    const holders = await accounts();
    expect(holders.filter(({ mobileKey }) => mobileKey !== null)).toHaveLength(1);
  });

  it("race: one username in two spellings at once goes to one; the other keeps the proved number and chooses again", async () => {
    addOther(OTHERS);
    const other = anIdentity({ nationalId: OTHER_ID, mobile: "0555555551" });
    const flows = [await proved(anIdentity(), "Salem2024"), await proved(other, "sALEM2024")];
    const ended = await Promise.all(flows.map((flowId) => finishRegistration(world.ports, flowId)));
    expect(ended.map((one) => (one.ok ? one.value.step : "")).sort()).toEqual(["activated", "username_taken"]);
    expect(await accounts()).toHaveLength(1);
  });

  it("a number that the registry moved to this person leaves its previous holder's account in the same transaction", async () => {
    addOther(MINE);
    world.ownership.release(MINE);
    world.ownership.assign(OTHER_ID, ownedNumber());
    await enterCode(world.ports, await walkToCode(world, anIdentity({ nationalId: OTHER_ID })));
    world.ownership.release(MINE);
    world.ownership.assign("1234567897", ownedNumber());
    const typed = await walkToCode(world, anIdentity(), { username: aUsername("Noura2024") });
    expect(await enterCode(world.ports, typed)).toMatchObject({ value: { step: "activated" } });
    const before = await world.ports.accounts.findByNationalId(OTHER_ID);
    expect(before?.mobile).toMatchObject({ number: MINE, usable: false });
    expect((await world.ports.accounts.findByMobile(MINE))?.nationalId).toBe("1234567897");
    expect(await auditEvents()).toEqual(["registration.activated", "registration.activated", "mobile.moved_away"]);
  });
});

describe("an activation that comes too late", () => {
  it("writes nothing when the registration has moved or the number's holder has changed", async () => {
    const { registrations } = world.ports;
    const flowId = await proved();
    const found = await registrations.find(flowId);
    if (found?.state.step !== "number_proved") throw new Error("the number is not proved");
    const vouched = { person: registryPerson(), holder: null, numbers: [] };
    const activation = activationOf(world.ports, found.state, vouched);
    const next = { step: "activated", accountId: activation.account.id, returnTo: null } as const;
    const late = { id: flowId, version: found.version - 1, next };
    expect(await registrations.activate(late, activation)).toBe("stale");
    const flow = { id: flowId, version: found.version, next };
    const gone = { ...activation, releasedFrom: anAccount({ nationalId: OTHER_ID }) };
    expect(await registrations.activate(flow, gone)).toBe("holder_changed");
    expect(await accounts()).toEqual([]);
    expect(await auditEvents()).toEqual([]);
    expect((await registrations.find(flowId))?.state.step).toBe("number_proved");
  });
});

describe("guessing at an activation code on PostgreSQL", () => {
  it("attack: 200 guesses at once are counted as 5, and the right code comes too late", async () => {
    const { flowId, code } = await walkToCode(world);
    const wrong = wrongCode(code);
    const ended = await inParallel(200, () => enterCode(world.ports, { flowId, code: wrong }));
    const codes = ended.map((one) => (one.ok ? "ok" : one.refusal.code));
    expect(codes.filter((one) => one === "code_wrong")).toHaveLength(4);
    expect(codes.filter((one) => one === "code_exhausted")).toHaveLength(196);
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ refusal: { code: "code_exhausted" } });
    expect(await accounts()).toEqual([]);
  });

  it("race: the right code typed 50 times at once proves the number once", async () => {
    const typed = await walkToCode(world);
    await inParallel(50, () => enterCode(world.ports, typed));
    expect(await accounts()).toHaveLength(1);
    expect(await auditEvents()).toEqual(["registration.activated"]);
  });
});
