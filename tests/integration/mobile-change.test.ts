import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { FREEZE_MS } from "#lib/domain/account/account.ts";
import type { OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { holdByCode } from "#lib/flows/mobile-change/hold-by-code.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { askForChange, changeNumber, enterSignedIn, stateOf } from "#tests/support/mobile-change-steps.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("mobile changes on PostgreSQL", () => {
  let world: StoredChangeWorld;
  let people = 0;

  beforeAll(async () => {
    world = await storedChangeWorld();
  });
  afterAll(() => world.storage.close());

  /** Someone who owns a spare number on an old SIM (or one of unknown age) and has come in by a fresh sign-in. */
  async function someone(simChangedAt: number | null = Date.UTC(2020, 0, 1), amr = ["pwd", "sms"]) {
    people += 1;
    const account = await world.addPerson(people);
    const spare = `+96655555${String(people).padStart(4, "0")}`;
    world.mobileOwnership.assign(account.nationalId, ownedNumber({ number: spare, simChangedAt }));
    const own = () => enterSignedIn(world.as(account), amr);
    return { account, spare, own };
  }

  async function code(own: OwnFlow, number: string): Promise<string> {
    await askForChange(world, own, { number });
    return lastSaid(world, "mobile_change_code").code;
  }

  async function holdWith(holdCode: string, network: string) {
    const page = `page-for-${network}`;
    const ticket = { purpose: "freeze", flowId: page, now: world.clock.now() } as const;
    const picture = world.pictures.answerOf(await world.pictures.current(ticket, 5));
    return holdByCode(world.ports, { code: holdCode, picture, page, visit: { network, deviceToken: null } });
  }

  async function casesOf({ id }: Account) {
    return world.storage.database.mobileChangeCase.findMany({ where: { accountId: id } });
  }

  it("changes number, guard, case and hold codes in one transaction, nothing of it readable in the rows", async () => {
    const { account, spare, own } = await someone(undefined, ["pwd"]);
    await changeNumber(world, await own(), { number: spare });
    const after = await world.accountNow(account.id);
    expect(after.mobile).toMatchObject({ number: spare, usable: true, changedAt: world.clock.now() });
    expect(after.guardedUntil).toBe(world.clock.now() + 3 * DAY_MS);
    const [row] = await casesOf(account);
    expect(row).toMatchObject({ state: "completed", row: "password", noticeDueAt: null });
    expect(JSON.stringify(row)).not.toContain(spare.slice(4));
    expect(await world.storage.database.holdCode.count({ where: { accountId: account.id } })).toBe(3);
  });

  it("lets one of two changes of one account win that come at once", async () => {
    const { account, spare, own } = await someone();
    const other = `+96656666${String(people).padStart(4, "0")}`;
    world.mobileOwnership.assign(account.nationalId, ownedNumber({ number: other }));
    const [first, second] = [await own(), await own()];
    const codes = [await code(first, spare), await code(second, other)];
    await Promise.all([
      enterNumberCode(world.ports, first, codes[0] ?? ""),
      enterNumberCode(world.ports, second, codes[1] ?? ""),
    ]);
    const steps = [await stateOf(world, first), await stateOf(world, second)].map(({ step }) => step);
    expect(steps.sort()).toEqual(["done", "number_proved"]);
    expect(await casesOf(account)).toHaveLength(1);
    expect([spare, other]).toContain((await world.accountNow(account.id)).mobile.number);
  });

  it("lets one of two accounts win that claim one number at once", async () => {
    const [one, two] = [await someone(), await someone()];
    world.mobileOwnership.assign(two.account.nationalId, ownedNumber({ number: one.spare }));
    const [first, second] = [await one.own(), await two.own()];
    const codes = [await code(first, one.spare), await code(second, one.spare)];
    await Promise.all([
      enterNumberCode(world.ports, first, codes[0] ?? ""),
      enterNumberCode(world.ports, second, codes[1] ?? ""),
    ]);
    const after = await Promise.all([one, two].map(({ account }) => world.accountNow(account.id)));
    expect(after.filter(({ mobile }) => mobile.usable && mobile.number === one.spare)).toHaveLength(1);
    expect(after.every(({ mobile }) => mobile.usable)).toBe(true);
    expect((await casesOf(one.account)).length + (await casesOf(two.account)).length).toBe(1);
  });

  it("moves a number from its previous holder, where it stays as unusable", async () => {
    const [newcomer, holder] = [await someone(), await someone()];
    world.mobileOwnership.release(holder.account.mobile.number);
    world.mobileOwnership.assign(newcomer.account.nationalId, ownedNumber({ number: holder.account.mobile.number }));
    await changeNumber(world, await newcomer.own(), { number: holder.account.mobile.number });
    expect((await world.accountNow(holder.account.id)).mobile).toMatchObject({
      number: holder.account.mobile.number,
      usable: false,
    });
    expect((await world.ports.accounts.findByMobile(holder.account.mobile.number))?.id).toBe(newcomer.account.id);
    const told = world.world.messages.findLast(({ content }) => content.template === "mobile_moved_away_notice");
    expect(told?.recipient.to).toBe(holder.account.email?.address);
  });

  it("counts 200 guesses that come at once as five", async () => {
    const { spare, own } = await someone();
    const flow = await own();
    const right = await code(flow, spare);
    const outcomes = await inParallel(200, (guess) =>
      enterNumberCode(world.ports, flow, String(guess).padStart(6, "0")),
    );
    const wrong = outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === "code_wrong");
    expect(wrong).toHaveLength(4);
    expect(outcomes.some(({ ok }) => ok)).toBe(false);
    expect(await enterNumberCode(world.ports, flow, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
  }, 60_000);

  it("keeps the old number when the process dies before the change took effect, and goes on afterwards", async () => {
    const { account, spare, own } = await someone();
    const flow = await own();
    const right = await code(flow, spare);
    const dying = {
      ...world.ports,
      mobileChanges: { ...world.ports.mobileChanges, write: () => Promise.reject(new Error("killed")) },
    };
    await expect(enterNumberCode(dying, flow, right)).rejects.toThrow("killed");
    expect((await world.accountNow(account.id)).mobile).toMatchObject({ number: account.mobile.number, usable: true });
    expect(await casesOf(account)).toEqual([]);
    expect((await proceed(world.ports, flow)).ok).toBe(true);
    expect((await world.accountNow(account.id)).mobile.number).toBe(spare);
  });

  it("writes nothing at all when the last statement of a change fails", async () => {
    const { account, spare, own } = await someone();
    const flow = await own();
    const right = await code(flow, spare);
    const chance = { ...world.ports.chance, holdCode: () => "SAMECODE" };
    await expect(enterNumberCode({ ...world.ports, chance }, flow, right)).rejects.toThrow();
    expect((await world.accountNow(account.id)).mobile.number).toBe(account.mobile.number);
    expect(await casesOf(account)).toEqual([]);
    expect((await stateOf(world, flow)).step).toBe("number_proved");
  });

  it("refuses a chained second change for 72 hours", async () => {
    const { account, spare, own } = await someone();
    await changeNumber(world, await own(), { number: spare });
    const back = { number: account.mobile.number, email: null };
    expect(await giveNewNumber(world.ports, await own(), back)).toMatchObject({ refusal: { code: "account_guarded" } });
  });

  it("takes one hold of two with one code, and freezes the account for 72 hours", async () => {
    const { account, spare, own } = await someone();
    await changeNumber(world, await own(), { number: spare });
    const { holdCode } = lastSaid(world, "mobile_change_completed_notice");
    const outcomes = await inParallel(8, (nth) => holdWith(holdCode, `10.${people}.${nth}.0/24`));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const until = world.clock.now() + FREEZE_MS;
    expect((await world.accountNow(account.id)).status).toEqual({ kind: "frozen", until });
  });

  it("keeps one open case for an account, also when two are asked for at once", async () => {
    const { account, spare, own } = await someone(null, ["pwd"]);
    const [first, second] = [await own(), await own()];
    const codes = [await code(first, spare), await code(second, spare)];
    await Promise.all([
      enterNumberCode(world.ports, first, codes[0] ?? ""),
      enterNumberCode(world.ports, second, codes[1] ?? ""),
    ]);
    expect(await casesOf(account)).toHaveLength(1);
    expect(await world.ports.mobileChanges.findOpenCase(account.id)).toMatchObject({ progress: { state: "waiting" } });
  });

  it("tells half-way and completes a waiting case once, however many sweeps run at once", async () => {
    const { account, spare, own } = await someone(null, ["pwd"]);
    await changeNumber(world, await own(), { number: spare });
    world.clock.advance(DAY_MS / 2);
    await inParallel(3, () => tellOfOpenCases(world.ports).run(world.clock.now()));
    const codes = { where: { accountId: account.id } };
    expect(await world.storage.database.holdCode.count(codes)).toBe(6);
    world.clock.advance(DAY_MS / 2);
    await inParallel(3, () => completeDueCases(world.ports).run(world.clock.now()));
    expect((await world.accountNow(account.id)).mobile.number).toBe(spare);
    expect(await world.storage.database.holdCode.count(codes)).toBe(9);
    expect(await casesOf(account)).toMatchObject([{ state: "completed", noticeDueAt: null }]);
  });
});
