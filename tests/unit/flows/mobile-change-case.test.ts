import { describe, expect, it } from "vitest";
import { FREEZE_MS } from "#lib/domain/account/account.ts";
import { HOLD_MS } from "#lib/domain/mobile-change/case-machine.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { holdByCode } from "#lib/flows/mobile-change/hold-by-code.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { insertHoldCodes } from "#tests/support/fakes/memory-stores.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { changeNumber, enterByAbsher, onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A change that waits 24 hours for a SIM of unknown age. */
async function waitingWorld(): Promise<MobileChangeWorld> {
  const world = mobileChangeWorld();
  world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt: null }));
  await changeNumber(world, await enterByAbsher(world));
  return world;
}

async function hold(world: MobileChangeWorld, code: string, network = "198.51.100.0/24") {
  const page = `page-${code}-${network}`;
  const picture = world.pictures.answerOf(
    await world.pictures.current({ purpose: "freeze", flowId: page, now: world.clock.now() }, 5),
  );
  return holdByCode(world.ports, { code, picture, page, visit: { network, deviceToken: null } });
}

function numberOf(world: MobileChangeWorld): string | undefined {
  return world.world.accounts.get(world.account.id)?.mobile.number;
}

const sweep = (world: MobileChangeWorld) => completeDueCases(world.ports).run(world.clock.now());

describe("a change that waits", () => {
  it("takes effect by the sweep once it is due, not before, and everyone is told", async () => {
    const world = await waitingWorld();
    world.clock.advance(DAY_MS - 1);
    await sweep(world);
    expect(numberOf(world)).toBe(world.account.mobile.number);
    world.clock.advance(1);
    await sweep(world);
    expect(numberOf(world)).toBe(NEW_NUMBER);
    expect(onlyCase(world).progress.state).toBe("completed");
    expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
    expect(told).toHaveLength(3);
  });

  it("takes effect once, however often the sweep runs", async () => {
    const world = await waitingWorld();
    world.clock.advance(DAY_MS);
    await Promise.all([sweep(world), sweep(world)]);
    await sweep(world);
    const completed = world.world.audit.filter(({ event }) => event === "mobile_change.completed");
    expect(completed).toHaveLength(1);
  });

  it("is told of again half-way, once, with fresh hold codes", async () => {
    const world = await waitingWorld();
    const halfway = tellOfOpenCases(world.ports);
    await halfway.run(world.clock.now());
    world.clock.advance(DAY_MS / 2);
    await halfway.run(world.clock.now());
    await halfway.run(world.clock.now());
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_halfway_notice");
    expect(told).toHaveLength(3);
    expect(world.world.holdCodes.size).toBe(6);
  });

  it("waits on while the registry is silent, and ends when the number is no longer this id's", async () => {
    const world = await waitingWorld();
    world.clock.advance(DAY_MS);
    world.mobileOwnership.goDown();
    await sweep(world);
    expect(onlyCase(world).progress.state).toBe("waiting");
    world.mobileOwnership.comeBack();
    world.mobileOwnership.release(NEW_NUMBER);
    world.clock.advance(HOUR_MS);
    await sweep(world);
    expect(onlyCase(world).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
    expect(numberOf(world)).toBe(world.account.mobile.number);
  });

  it("does not take effect on an account that was frozen meanwhile", async () => {
    const world = await waitingWorld();
    const frozen = { ...world.account, status: { kind: "frozen", until: world.clock.now() + 9 * DAY_MS } } as const;
    world.world.accounts.set(world.account.id, { ...frozen, version: 7 });
    world.clock.advance(DAY_MS);
    await sweep(world);
    expect(numberOf(world)).toBe(world.account.mobile.number);
    expect(onlyCase(world).progress.state).toBe("waiting");
  });
});

describe("a hold code", () => {
  it("holds a waiting change until 72 hours after the hold, and tells everyone", async () => {
    const world = await waitingWorld();
    const { holdCode } = lastSaid(world, "mobile_change_requested_notice");
    const effectAt = world.clock.now() + HOLD_MS;
    expect(await hold(world, holdCode)).toMatchObject({ ok: true, value: { kind: "held", effectAt } });
    world.clock.advance(DAY_MS);
    await sweep(world);
    expect(onlyCase(world).progress.state).toBe("held");
    expect(lastSaid(world, "mobile_change_held_notice").effectAt).toBe(effectAt);
    world.clock.set(effectAt);
    await sweep(world);
    expect(numberOf(world)).toBe(NEW_NUMBER);
  });

  it("freezes the account for 72 hours and ends every session after a completed change", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterByAbsher(world));
    const before = world.world.endedSessions.length;
    const outcome = await hold(world, lastSaid(world, "mobile_change_completed_notice").holdCode);
    const until = world.clock.now() + FREEZE_MS;
    expect(outcome).toEqual({ ok: true, value: { kind: "frozen", until } });
    expect(world.world.accounts.get(world.account.id)?.status).toEqual({ kind: "frozen", until });
    expect(world.world.endedSessions.slice(before)).toEqual([{ accountId: world.account.id, exceptSid: null }]);
    expect(onlyCase(world).progress).toMatchObject({ state: "completed", heldAt: world.clock.now() });
  });

  it("freezes a new account until the service desk", async () => {
    const world = mobileChangeWorld();
    const expiresAt = world.clock.now() + DAY_MS;
    const code = { code: "NEWHOLDS", reason: "new_account", caseId: null, expiresAt } as const;
    insertHoldCodes(world.world, world.account.id, [code]);
    expect(await hold(world, "NEWHOLDS")).toEqual({ ok: true, value: { kind: "frozen", until: null } });
    expect(world.world.accounts.get(world.account.id)?.status).toEqual({ kind: "frozen", until: null });
  });

  it("works once: a replayed code gets the refusal of a wrong one", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterByAbsher(world));
    const { holdCode } = lastSaid(world, "mobile_change_completed_notice");
    const outcomes = await Promise.all([hold(world, holdCode, "10.1.0.0/24"), hold(world, holdCode, "10.2.0.0/24")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const replayed = await hold(world, holdCode, "10.3.0.0/24");
    expect(replayed).toEqual(await hold(world, "WRONGONE", "10.4.0.0/24"));
    expect(replayed).toEqual({ ok: false, refusal: { code: "hold_code_not_accepted" } });
  });

  it("no longer works after seven days", async () => {
    const world = await waitingWorld();
    const { holdCode } = lastSaid(world, "mobile_change_requested_notice");
    world.clock.advance(7 * DAY_MS);
    expect(await hold(world, holdCode)).toMatchObject({ refusal: { code: "hold_code_not_accepted" } });
  });

  it("never shortens a freeze", async () => {
    const world = mobileChangeWorld();
    await changeNumber(world, await enterByAbsher(world));
    const account = world.world.accounts.get(world.account.id);
    if (account !== undefined)
      world.world.accounts.set(account.id, { ...account, status: { kind: "frozen", until: null } });
    const outcome = await hold(world, lastSaid(world, "mobile_change_completed_notice").holdCode);
    expect(outcome).toMatchObject({ value: { kind: "frozen", until: null } });
  });

  it("cannot be guessed quickly: a network waits after five wrong ones, also with a right one", async () => {
    const world = await waitingWorld();
    const { holdCode } = lastSaid(world, "mobile_change_requested_notice");
    for (const wrong of ["WRONGAAA", "WRONGBBB", "WRONGCCC", "WRONGDDD", "WRONGEEE"]) await hold(world, wrong);
    expect(await hold(world, holdCode)).toMatchObject({ refusal: { code: "too_many_attempts" } });
    expect((await hold(world, holdCode, "203.0.113.0/24")).ok).toBe(true);
  });

  it("is not looked at before the picture is right", async () => {
    const world = await waitingWorld();
    const { holdCode } = lastSaid(world, "mobile_change_requested_notice");
    const visit = { network: "198.51.100.0/24", deviceToken: null };
    const outcome = await holdByCode(world.ports, { code: holdCode, picture: "00000", page: "some-page", visit });
    expect(outcome).toMatchObject({ refusal: { code: "picture_gone" } });
    expect(onlyCase(world).progress.state).toBe("waiting");
  });
});
