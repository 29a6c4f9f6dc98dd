import { expectRefused } from "../fixtures/answers.ts";
import { arriveAt, field, follow, refusal, way } from "../fixtures/browsing.ts";
import {
  changeNumberByAbsher,
  chooseChangeOnAbsherRoute,
  confirmChange,
  giveNewNumber,
  openAbsherRoute,
  signInByAbsher,
} from "../fixtures/mobile-change.ts";
import { expect, test } from "../fixtures/test.ts";

test("a wrong full name and a wrong password get the same words on the Absher route", async ({ citizen, account }) => {
  const wordsFor = async (change: Partial<typeof account>): Promise<string | null> => {
    await openAbsherRoute(citizen);
    await signInByAbsher(citizen, { ...account, ...change });
    await expect(refusal(citizen)).toBeVisible();
    return refusal(citizen).textContent();
  };
  const wrongPassword = await wordsFor({ password: `${account.password}x` });
  expect(await wordsFor({ fullName: { ar: "محمد العتيبي", en: "Mohammed Alotaibi" } })).toBe(wrongPassword);
});

test("somebody else's number is refused once its code was right, and nothing is changed", async ({
  citizen,
  account,
  newPerson,
}) => {
  const stranger = await newPerson();
  await openAbsherRoute(citizen);
  await signInByAbsher(citizen, account);
  await chooseChangeOnAbsherRoute(citizen);
  await giveNewNumber(citizen, stranger.mobile);
  await confirmChange(citizen);
  await field(citizen, citizen.names.verificationCode).fill(await citizen.inbox.waitForCode(stranger.mobile.e164));
  await follow(citizen, citizen.names.next);
  await expect(citizen.page.getByRole("main")).toContainText(/غير مسجل باسم/);
  await expect(citizen.page.locator("[data-case]")).toHaveCount(0);
});

test("a number of another kind or country is refused at its field", async ({ citizen, account }) => {
  await openAbsherRoute(citizen);
  await signInByAbsher(citizen, account);
  await chooseChangeOnAbsherRoute(citizen);
  for (const [typed, words] of [
    ["0112345678", /هاتف ثابت/],
    ["0521234567", /لا يبدأ رقم جوال سعودي/],
    ["+971501234567", /السعودية/],
    ["ا966512345678", /حرف زائد/],
  ] as const) {
    await field(citizen, citizen.names.newMobile).fill(typed);
    await follow(citizen, citizen.names.next);
    await expectRefused(citizen, citizen.names.newMobile, words);
  }
});

test("a new e-mail can come along with the number: its code follows the number's", async ({ citizen, account }) => {
  const { names, page, inbox } = citizen;
  const email = `new-${account.email}`;
  await openAbsherRoute(citizen);
  await signInByAbsher(citizen, account);
  await chooseChangeOnAbsherRoute(citizen);
  await field(citizen, names.newEmail).fill(email);
  await giveNewNumber(citizen, account.spareMobile);
  await confirmChange(citizen);
  await field(citizen, names.verificationCode).fill(await inbox.waitForCode(account.spareMobile.e164));
  await follow(citizen, names.next);
  const code = await inbox.waitForCode(email);
  await arriveAt(citizen, field(citizen, names.verificationCode));
  await field(citizen, names.verificationCode).fill(code);
  await follow(citizen, names.next);
  await expect(page.locator('[data-case-state="completed"]')).toBeVisible();
});

test("old number, new number and e-mail are all told of a change, each with a hold code of its own", async ({
  citizen,
  account,
}) => {
  await changeNumberByAbsher(citizen, account, account.spareMobile);
  const { inbox } = citizen;
  const codes = await Promise.all(
    [account.mobile.e164, account.spareMobile.e164, account.email].map((to) => inbox.waitForHoldCode(to)),
  );
  expect(new Set(codes).size).toBe(3);
});

test("the review shows the new number and lets it be corrected before any code is sent", async ({
  citizen,
  account,
}) => {
  await openAbsherRoute(citizen);
  await signInByAbsher(citizen, account);
  await chooseChangeOnAbsherRoute(citizen);
  await giveNewNumber(citizen, { ...account.spareMobile, local: `${account.spareMobile.local.slice(0, -1)}0` });
  await way(citizen, citizen.names.back)
    .or(citizen.page.getByRole("main").getByRole("link", { name: citizen.names.newMobile }))
    .first()
    .click();
  await arriveAt(citizen, field(citizen, citizen.names.newMobile));
  await giveNewNumber(citizen, account.spareMobile);
  expect(await citizen.inbox.codesSentTo(account.spareMobile.e164)).toBe(0);
});
