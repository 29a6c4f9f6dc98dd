import { expect } from "@playwright/test";
import type { TestPerson } from "../fixtures/person.ts";
import { expectCodesSpent } from "./code-replay.ts";
import type { ErrandName } from "./errand-names.ts";
import { errandOfSeed, killPlan, planInWords } from "./kill-point.ts";
import { goThroughKill, type KilledErrand } from "./killed-errand.ts";
import type { Records } from "./records.ts";
import { endsAt, onlyErrand, seeds } from "./seeds.ts";
import { type Stock, stockOf } from "./stock.ts";
import { expectDelivered, expectNothingHalf, expectWhole } from "./verdicts.ts";
import type { Walk } from "./walk.ts";
import { test } from "./world-fixture.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

/** With fewer than these it may be chance that all of them came at the end. */
const MANY = 10;

/** How many interruptions later everybody's messages must have been handed over; the queue forgets the oldest ones in a long run. */
const AT_REST_AFTER = 10;

const WISHES = seeds.map((seed) => ({ seed, errand: errandOfSeed(seed, onlyErrand) }));

const interrupted: TestPerson[] = [];
let onTheWay = 0;
let stock: Stock | null = null;

for (const seed of seeds) {
  test(`whoever is interrupted by the server's death goes on where they were, and nothing is half-done or done twice (seed ${seed})`, async ({
    world,
    extents,
    records,
  }) => {
    test.skip(Date.now() > endsAt, "the time is over");
    const plan = killPlan(seed, extents, onlyErrand);
    stock ??= stockOf(world, WISHES);
    const person = await stock.personOf(seed);
    interrupted.push(person);
    await test.step(planInWords(plan), async () => {
      const whileDead = async () => {
        // The database may still be finishing the last statement that it was sent.
        await expect(async () => expectNothingHalf(person, await records.of(person))).toPass({ timeout: 5_000 });
      };
      const walked = await goThroughKill(world, { person, whileDead }, plan);
      test.info().annotations.push({ type: "seen", description: seenInWords(walked) });
      if (walked.killedOnTheWay) onTheWay += 1;
      const found = await records.of(person);
      expectWhole(plan.errand, person, { walked, found });
      expectOnTheirWay(plan.errand, walked);
      await sendCodeAgain(walked);
      expect(withoutDelivery(await records.of(person))).toEqual(withoutDelivery(found));
      if (plan.errand === "site-sign-in") await expectCodesSpent(walked);
      const atRest = interrupted.at(-1 - AT_REST_AFTER);
      if (atRest !== undefined) await expectDelivered(records, atRest);
    });
  });
}

test("after all interruptions every message has been delivered, and none twice", async ({ records }) => {
  for (const person of interrupted.slice(-AT_REST_AFTER)) await expectDelivered(records, person);
});

test("most of the interruptions came on the way, and not when all was done", () => {
  test.skip(interrupted.length < MANY, "there were too few of them");
  expect(onTheWay).toBeGreaterThan(interrupted.length / 2);
});

function seenInWords({ lost, beganAgain, killedOnTheWay }: KilledErrand): string {
  return `${killedOnTheWay ? "killed on the way" : "killed at the end"}, ${lost} answers lost, began again ${beganAgain} times`;
}

/** Errands that lead through somebody else's sign-in. */
const ELSEWHERE: readonly ErrandName[] = ["sign-in", "site-sign-in", "national-file", "email-change"];

/** Only a sign-in may have to be begun again, and only once: one that dies on its way back to who asked for it, or while they ask for it. */
function expectOnTheirWay(errand: ErrandName, { beganAgain }: Walk): void {
  expect(beganAgain).toBeLessThanOrEqual(ELSEWHERE.includes(errand) ? 1 : 0);
}

/** The very form that was accepted, once more: the code is used up. */
async function sendCodeAgain({ codeForm, visitor }: Walk): Promise<void> {
  if (codeForm === null) return;
  const answer = await visitor.submit(codeForm.form, codeForm.typed);
  expect(answer.status).toBeLessThan(500);
}

/** Delivery goes on meanwhile. */
function withoutDelivery({ messages, ...others }: Records) {
  return { ...others, messages: messages.map(({ message }) => message) };
}
