import { expect } from "@playwright/test";
import { prng } from "#simulators/people/prng.ts";
import { advanceClock, portalNow } from "../fixtures/clock.ts";
import { createPerson, type TestPerson } from "../fixtures/person.ts";
import { expectChangeWhole } from "./change-verdicts.ts";
import { ERRANDS, type ErrandName } from "./errand-names.ts";
import type { InterruptedWorld } from "./interrupted-world.ts";
import { undisturbed, until } from "./killed-errand.ts";
import type { Records } from "./records.ts";
import { endsAt, seeds } from "./seeds.ts";
import type { StatementPoint } from "./statement-gate.ts";
import { test } from "./world-fixture.ts";

test.describe.configure({ mode: "default", timeout: 60_000 });

const DAY_SECONDS = 24 * 60 * 60;
/** About as many statements as one sweep needs for a case that is due. */
const STATEMENTS = 25;
const COMPLETED_WITHIN_MS = 20_000;

/** One death for each round of the errands' interruptions, since each takes a registration, a sign-in and a request first; 20 at the most. */
const DEATHS = seeds.filter((_, index) => index % ERRANDS.length === 0).slice(0, 20);

/** What waits for a day: by which errand it was asked for, and what the account has before and after. */
const DUE = [
  { errand: "mobile-change", either: "the old number", or: "the new one" },
  { errand: "forgotten-password", either: "the old password", or: "one that has to be chosen anew" },
] as const satisfies readonly { readonly errand: ErrandName; readonly either: string; readonly or: string }[];

for (const seed of DEATHS) {
  for (const { errand, either, or } of DUE) {
    test(`a change that is due leaves the account with exactly ${either} or ${or} when the server dies in it, and is made once (seed ${seed})`, async ({
      world,
      records,
    }) => {
      test.skip(Date.now() > endsAt, "the time is over");
      const person = await createPerson({ spareSim: { ageHours: 1, now: await portalNow() } });
      for (const done of ["registration", "sign-in", errand] as const) await undisturbed(world, done, person);
      const before = await records.of(person);
      expectAllOrNothing(person, before, before);
      expect(isMade(before), "it waits").toBe(false);
      expect(before.sessions).toBeGreaterThan(0);
      const point = pointOf(seed);
      await test.step(`killed ${point.when} statement ${point.statement}`, () => killAt(world, point));
      // The database may still be finishing the last statement that it was sent.
      await expect(async () => expectAllOrNothing(person, before, await records.of(person))).toPass({ timeout: 5_000 });
      await world.portal.start();
      const found = await until(() => records.of(person), isMade, COMPLETED_WITHIN_MS);
      expect(isMade(found), "it was made").toBe(true);
      expectAllOrNothing(person, before, found);
    });
  }
}

function pointOf(seed: number): StatementPoint {
  const chance = prng(seed);
  return { statement: 1 + chance.int(STATEMENTS), when: chance.pick(["before", "after"]) };
}

/** Lets the change become due, and kills the portal at a statement of what it then does, or right after. */
async function killAt(world: InterruptedWorld, point: StatementPoint): Promise<void> {
  let dying: Promise<void> | null = null;
  world.gate.arm(point, () => {
    dying ??= world.portal.kill();
  });
  await advanceClock(DAY_SECONDS + 60).catch(() => undefined);
  world.gate.arm(null, () => undefined);
  await (dying ?? world.portal.kill());
}

const isMade = ({ cases }: Records): boolean => cases.some(({ state }) => state === "completed");

/** Case, number, notices and audit log say the same, and so do the password and the sessions, which end with it. */
function expectAllOrNothing(person: TestPerson, before: Records, found: Records): void {
  expectChangeWhole(person, found);
  expect(found.cases).toHaveLength(1);
  expect(found.sessions, "sessions").toBe(isMade(found) ? 0 : before.sessions);
  const isDue = isMade(found) && found.cases[0]?.goal === "password";
  expect(found.account?.passwordHash === before.account?.passwordHash, "the old password").toBe(!isDue);
  expect(found.account?.recovery.passwordResetDueAt !== null, "a new password is due").toBe(isDue);
}
