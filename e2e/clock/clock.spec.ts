import type { Browsing } from "../fixtures/browsing.ts";
import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { advanceClock, portalNow } from "../fixtures/clock.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { changeNumberByAbsher, holdByCode } from "../fixtures/mobile-change.ts";
import { activate, confirmAnswers, giveDetails, giveIdentity, openRegistration } from "../fixtures/registration.ts";
import { askToSignIn, giveCode, giveCredentials } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_SECONDS = 24 * 60 * 60;

test.describe.configure({ mode: "default" });

test("another code can be had after 60 seconds, and the earlier one then opens nothing", async ({
  citizen,
  account,
}) => {
  const { page, names, inbox } = citizen;
  await advanceClock(61);
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  const first = await inbox.waitForCode(account.mobile.e164);
  await advanceClock(61);
  await page.reload();
  await page.locator("#resend button[type=submit]:visible, button[aria-describedby=resend-when]").last().click();
  const second = await inbox.waitForCode(account.mobile.e164);
  await giveCode(citizen, first === second ? "000000" : first);
  await expect(refusal(citizen)).toBeVisible();
  await giveCode(citizen, second);
  await arriveAt(citizen, way(citizen, names.allow));
});

test("a code is good for five minutes", async ({ citizen, account }) => {
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  const code = await citizen.inbox.waitForCode(account.mobile.e164);
  await advanceClock(5 * 60 + 1);
  await giveCode(citizen, code);
  await expect(refusal(citizen)).toContainText("انتهت مدة الرمز");
});

test("a registration that takes more than 30 minutes ends with a page that says so and starts again", async ({
  citizen,
  person,
}) => {
  const { page, names } = citizen;
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await advanceClock(31 * 60);
  await page.reload();
  await expect(page.getByRole("main")).toContainText("انتهت مدة التسجيل");
  await arriveAt(citizen, page.locator("h1"));
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await expect(field(citizen, names.username)).toBeVisible();
});

test("an activation code that has run out can be replaced, and the registration goes on", async ({
  citizen,
  person,
}) => {
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await giveDetails(citizen, person);
  await confirmAnswers(citizen);
  const old = await citizen.inbox.waitForCode(person.mobile.e164);
  await advanceClock(6 * 60);
  await field(citizen, citizen.names.activationCode).fill(old);
  await follow(citizen, citizen.names.confirm);
  await expect(refusal(citizen)).toContainText("انتهت مدة الرمز");
  await citizen.page.reload();
  await citizen.page.locator("button[aria-describedby=resend-when]").click();
  await activate(citizen, await citizen.inbox.waitForCode(person.mobile.e164));
});

test("a fresh SIM waits a day, and then the number is changed", async ({ citizen, newPerson }) => {
  test.setTimeout(90_000);
  const person = await newPerson({ spareSim: { ageHours: 1, now: await portalNow() } });
  await registerOverHttp({ visitor: httpVisitor(), person, inbox: citizen.inbox });
  const number = await changeNumberByAbsher(citizen, person, person.spareMobile);
  const stop = await httpVisitor().get(await holdLinkTo(person.email));
  expect(stop.status).toBe(200);
  await expectCase(citizen, number, "waiting");
  await advanceClock(DAY_SECONDS / 2);
  await expectCase(citizen, number, "waiting");
  await advanceClock(DAY_SECONDS / 2 + 60);
  await expectCase(citizen, number, "completed");
});

test("a hold code stops a waiting change for 72 hours", async ({ citizen, newPerson }) => {
  test.setTimeout(90_000);
  const person = await newPerson({ spareSim: { ageHours: 1, now: await portalNow() } });
  await registerOverHttp({ visitor: httpVisitor(), person, inbox: citizen.inbox });
  const number = await changeNumberByAbsher(citizen, person, person.spareMobile);
  const visitor = httpVisitor();
  const [button] = (await visitor.get(await holdLinkTo(person.email))).forms.filter(({ controls }) =>
    controls.some(({ name }) => name === "secret"),
  );
  if (button === undefined) throw new Error("the link leads to no button");
  expect((await visitor.submit(button, {})).url).toContain(number);
  await expectCase(citizen, number, "held");
  await holdByCode(citizen, await citizen.inbox.waitForHoldCode(person.mobile.e164));
  await expectCase(citizen, number, "held");
  await advanceClock(DAY_SECONDS + 60);
  await expectCase(citizen, number, "held");
  await advanceClock(2 * DAY_SECONDS);
  await expectCase(citizen, number, "completed");
});

/** The address of the page with one button, in the newest e-mail to somebody. */
async function holdLinkTo(email: string): Promise<string> {
  let link: string | null = null;
  await expect
    .poll(async () => {
      link = (await messagesTo(email)).find((message) => message.link?.includes("/freeze/link/"))?.link ?? null;
      return link;
    })
    .not.toBeNull();
  return link ?? "";
}

async function expectCase(browsing: Browsing, number: string, state: string): Promise<void> {
  await open(browsing, `/recovery/case/${number}`);
  await expect(browsing.page.locator("[data-case]")).toContainText(number);
  await expect(browsing.page.locator(`[data-case-state="${state}"]`)).toBeVisible();
}
