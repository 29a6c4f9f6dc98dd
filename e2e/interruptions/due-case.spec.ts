import { expect } from "@playwright/test";
import { prng } from "#simulators/people/prng.ts";
import { advanceClock, portalNow } from "../fixtures/clock.ts";
import { createPerson, type TestPerson } from "../fixtures/person.ts";
import type { InterruptedWorld } from "./interrupted-world.ts";
import { undisturbed, until } from "./killed-errand.ts";
import type { Records } from "./records.ts";
import { seeds } from "./seeds.ts";
import { test } from "./world-fixture.ts";

const DAY_SECONDS = 24 * 60 * 60;
/** About as many statements as one sweep needs for a case that is due. */
const STATEMENTS = 25;
const COMPLETED_WITHIN_MS = 20_000;

/** One death for ten of the other errands' interruptions, since each takes a registration and a change first. */
const KILLS = Math.min(20, Math.ceil(seeds.length / 10));

test("a change that is due leaves the account with exactly the old number or the new one when the server dies in it, and is made once", async ({
  world,
  records,
}) => {
  test.setTimeout(30_000 + KILLS * 30_000);
  const chance = prng(seeds[0] ?? 1);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const person = await createPerson({ spareSim: { ageHours: 1, now: await portalNow() } });
    await undisturbed(world, "registration", person);
    await undisturbed(world, "mobile-change", person);
    expectUndecided(person, await records.of(person));
    const point = { statement: 1 + chance.int(STATEMENTS), when: chance.pick(["before", "after"] as const) };
    await test.step(`killed ${point.when} statement ${point.statement}`, () => killAt(world, point));
    // The database may still be finishing the last statement that it was sent.
    await expect(async () => expectUndecided(person, await records.of(person))).toPass({ timeout: 5_000 });
    await world.portal.start();
    const isMade = ({ account }: Records) => account?.mobile.number === person.spareMobile.e164;
    const found = await until(() => records.of(person), isMade, COMPLETED_WITHIN_MS);
    expect(isMade(found)).toBe(true);
    expectUndecided(person, found);
  }
});

/** Lets the change become due, and kills the portal at a statement of what it then does, or right after. */
async function killAt(world: InterruptedWorld, point: Parameters<InterruptedWorld["gate"]["arm"]>[0]): Promise<void> {
  let dying: Promise<void> | null = null;
  world.gate.arm(point, () => {
    dying ??= world.portal.kill();
  });
  await advanceClock(DAY_SECONDS + 60).catch(() => undefined);
  world.gate.arm(null, () => undefined);
  await (dying ?? world.portal.kill());
}

/** Either the whole of it or nothing of it. */
function expectUndecided(person: TestPerson, { account, cases, holdCodes, messages, audit }: Records): void {
  const isNew = account?.mobile.number === person.spareMobile.e164;
  expect(account?.mobile).toMatchObject({ number: (isNew ? person.spareMobile : person.mobile).e164, usable: true });
  expect(cases).toEqual([{ goal: "number", state: isNew ? "completed" : "waiting" }]);
  expect(holdCodes.filter(({ reason }) => reason === "mobile_change")).toHaveLength(isNew ? 6 : 3);
  const completed = messages.filter(({ message }) => message.content.template === "mobile_change_completed_notice");
  expect(completed).toHaveLength(isNew ? 3 : 0);
  expect(audit.filter(({ event }) => event === "mobile_change.completed")).toHaveLength(isNew ? 1 : 0);
}
