import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { latestCase, request } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OLD_SIM = Date.UTC(2020, 0, 1);

describe("a case that cannot be opened", () => {
  let shared: StoredChangeWorld;
  let people = 0;

  beforeAll(async () => {
    shared = await storedChangeWorld();
  });
  afterAll(() => shared.storage.close());

  async function waiting() {
    people += 1;
    const account = await shared.addPerson(people);
    const number = `+96655555${String(people).padStart(4, "0")}`;
    shared.mobileOwnership.assign(account.nationalId, ownedNumber({ number, simChangedAt: OLD_SIM }));
    const world = shared.as(account);
    await request(world, ["registry_facts"], { number });
    return { world, number, account, change: await latestCase(world) };
  }

  const damage = (id: string) =>
    shared.storage.database.mobileChangeCase.update({
      where: { id },
      data: { detailsSealed: shared.storage.cipher.seal("another.field", "{}") },
    });
  const numberOf = async ({ account }: Awaited<ReturnType<typeof waiting>>) =>
    (await shared.accountNow(account.id)).mobile.number;
  const failures = () => shared.log.events.splice(0).filter((event) => event.endsWith(".failed"));

  it("is logged and rests for a minute, while everyone else is told and has what they waited for", async () => {
    const [broken, ...others] = [await waiting(), await waiting(), await waiting()];
    const kept = await shared.storage.database.mobileChangeCase.findUniqueOrThrow({ where: { id: broken.change.id } });
    await damage(broken.change.id);
    shared.world.messages.splice(0);
    await tellOfOpenCases(shared.ports).run(shared.clock.advance(DAY_MS));
    expect(failures()).toEqual(["case.notice.failed"]);
    for (const { account } of others) {
      expect(shared.world.messages.map(({ recipient }) => recipient.to)).toContain(account.mobile.number);
    }
    const sweep = completeDueCases(shared.ports);
    await sweep.run(shared.clock.advance(6 * DAY_MS));
    expect(failures()).toEqual(["case.effect.failed"]);
    for (const other of others) expect(await numberOf(other)).toBe(other.number);
    await sweep.run(shared.clock.advance(MINUTE_MS - 1));
    expect(failures()).toEqual([]);
    await sweep.run(shared.clock.advance(1));
    expect(failures()).toEqual(["case.effect.failed"]);
    expect(await numberOf(broken)).toBe(broken.account.mobile.number);
    const { detailsSealed } = kept;
    await shared.storage.database.mobileChangeCase.update({ where: { id: broken.change.id }, data: { detailsSealed } });
    await sweep.run(shared.clock.advance(MINUTE_MS));
    expect(await numberOf(broken)).toBe(broken.number);
  });

  it("of an account that cannot be opened stands in nobody's way either", async () => {
    const [broken, other] = [await waiting(), await waiting()];
    const accounts = {
      ...shared.ports.accounts,
      find: (id: string) =>
        id === broken.account.id ? Promise.reject(new Error("sealed with a key that is gone")) : shared.accountNow(id),
    };
    await completeDueCases({ ...shared.ports, accounts }).run(shared.clock.advance(7 * DAY_MS));
    expect(failures()).toEqual(["case.effect.failed"]);
    expect(await numberOf(other)).toBe(other.number);
  });
});
