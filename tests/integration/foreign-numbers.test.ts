import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { takeAllowanceOf } from "#lib/flows/take-allowance.ts";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { latestCase, request } from "#tests/support/case-steps.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredChangeWorld, storedChangeWorld } from "#tests/support/stored-change-world.ts";

const HOUR_MS = 60 * 60 * 1000;

describe("numbers of other countries on PostgreSQL", () => {
  let world: StoredChangeWorld;
  let people = 0;

  beforeAll(async () => {
    const stored = await storedChangeWorld();
    const ports = { ...stored.ports, policy: { ...stored.ports.policy, countries: ["SA", "AE"] as const } };
    world = { ...stored, ports, as: (account) => ({ ...world, account }) };
  });
  afterAll(() => world.storage.close());

  async function somebody(): Promise<Account> {
    people += 1;
    return world.addPerson(people);
  }

  const sweep = () => completeDueCases(world.ports).run(world.clock.now());
  const number = async ({ id }: Account) => (await world.accountNow(id)).mobile.number;

  it("gives one number that many accounts ask for to one of them, and leaves the others theirs", async () => {
    const claimed = "+971501234567";
    const all = await Promise.all(Array.from({ length: 6 }, somebody));
    await inParallel(all.length, (nth) => {
      const account = all[nth];
      if (account === undefined) throw new Error("there is no such person");
      return request(world.as(account), ["in_person"], { number: claimed });
    });
    world.clock.advance(72 * HOUR_MS);
    await inParallel(4, sweep);
    await sweep();
    const numbers = await Promise.all(all.map(number));
    expect(numbers.filter((one) => one === claimed)).toHaveLength(1);
    for (const [nth, account] of all.entries()) {
      const { mobile } = await world.accountNow(account.id);
      expect(mobile.usable).toBe(true);
      if (numbers[nth] !== claimed) expect(mobile.number).toBe(account.mobile.number);
    }
    const states = await Promise.all(all.map(async (account) => (await latestCase(world.as(account))).progress.state));
    expect(states.sort()).toEqual(["cancelled", "cancelled", "cancelled", "cancelled", "cancelled", "completed"]);
  });

  it("finds the account by the foreign number, sealed as every number is", async () => {
    const account = await somebody();
    await request(world.as(account), ["in_person"], { number: "+971509999991" });
    world.clock.advance(72 * HOUR_MS);
    await sweep();
    expect((await world.ports.accounts.findByMobile("+971509999991"))?.id).toBe(account.id);
    const row = await world.storage.database.account.findUnique({ where: { id: account.id } });
    expect(JSON.stringify(row)).not.toContain("509999991");
  });

  it("counts codes abroad by the account, however many are asked for at once, and gives a refused one back", async () => {
    const ports = { codeAllowance: codeAllowance(world.storage) };
    const now = world.clock.now();
    const ask = (nth: number) =>
      takeAllowanceOf(ports, "0190c0de-0000-7000-8000-00000000abcd", {
        purpose: "mobile_change",
        number: `+9715011${String(nth).padStart(5, "0")}`,
        network: `192.0.${nth}.0/24`,
        messageId: crypto.randomUUID(),
        now,
      });
    const answers = await inParallel(20, ask);
    expect(answers.filter(({ taken }) => taken)).toHaveLength(5);
    const again = { purpose: "mobile_change", number: "+966500000001", network: "192.0.1.0/24", now } as const;
    const saudi = { ...again, messageId: crypto.randomUUID() };
    expect(await takeAllowanceOf(ports, "0190c0de-0000-7000-8000-00000000abcd", saudi)).toEqual({ taken: true });
  });
});
