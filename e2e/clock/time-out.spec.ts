import type { Locator } from "@playwright/test";
import { checkAccessibility } from "../fixtures/accessibility.ts";
import { expectHeld } from "../fixtures/answers.ts";
import { arriveAt, type Browsing, field, follow, open } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { chooseChangeOnAbsherRoute, openAbsherRoute, signInByAbsher, stepUp } from "../fixtures/mobile-change.ts";
import type { Locale } from "../fixtures/names.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { giveIdentity, openRegistration } from "../fixtures/registration.ts";
import { askToSignIn } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS: Readonly<Record<Locale, { readonly title: string; readonly more: string; readonly given: string }>> = {
  ar: { title: "هل تحتاج إلى وقت إضافي؟", more: "أريد وقتًا إضافيًا", given: "أمامك الآن حتى" },
  en: { title: "Do you need more time?", more: "I need more time", given: "You now have until" },
};

test.describe.configure({ mode: "default" });
test.use({ inspection: "none" });
test.beforeEach(async ({ page, javaScriptEnabled }) => {
  if (javaScriptEnabled) await page.clock.install();
});

test("a registration asks five minutes before its end whether more time is needed; nothing typed is lost, and it goes on", async ({
  citizen,
  person,
}) => {
  const { page, names } = citizen;
  await beginRegistration(citizen, person);
  await field(citizen, names.email).fill(person.email);
  await pass(citizen, 24 * 60);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await pass(citizen, 90);
  await expect(warning(citizen)).toBeVisible();
  await expect(warning(citizen)).toHaveAccessibleDescription(/يبقى كل ما كتبته/);
  await expect(more(citizen)).toBeFocused();
  await checkAccessibility(page);
  await page.keyboard.press("Enter");
  await expectGiven(citizen);
  await expect(field(citizen, names.email)).toBeFocused();
  await expectHeld(field(citizen, names.nationalId), person.nationalId);
  await pass(citizen, 20 * 60);
  await field(citizen, names.mobile).fill(person.mobile.local);
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.username));
});

test("who closes the warning is asked once more in the last minute; afterwards nothing typed stays on the screen", async ({
  citizen,
  person,
}) => {
  const { page, names } = citizen;
  await beginRegistration(citizen, person);
  await pass(citizen, 25.5 * 60);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await pass(citizen, 3.75 * 60);
  await expect(warning(citizen)).toBeVisible();
  await expect(warning(citizen).getByRole("status")).toContainText("دقيقة واحدة");
  await pass(citizen, 2 * 60);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page).toHaveURL(/\/registration\/expired$/);
  await page.goBack();
  await expect(field(citizen, names.nationalId)).toHaveCount(0);
});

test.describe("in English", () => {
  test.use({ language: "en" });

  for (const [way, openForm] of [
    ["by the Absher route", openFormByAbsher],
    ["in the account area, long after the sign-in that it began with,", openFormInAccount],
  ] as const) {
    test(`a change of number ${way} asks as well, keeps the number, and goes on`, async ({ citizen, account }) => {
      const { page, names } = citizen;
      await openForm(citizen, account);
      await field(citizen, names.newMobile).fill(account.spareMobile.local);
      await pass(citizen, 26 * 60);
      await more(citizen).click();
      await expectGiven(citizen);
      await pass(citizen, 20 * 60);
      await expectHeld(field(citizen, names.newMobile), account.spareMobile.local);
      await follow(citizen, names.next);
      await arriveAt(citizen, page.getByRole("button", { name: names.confirmChange, exact: true }));
    });
  }

  test("a sign-in asks five minutes before the site's request ends, and keeps the name and the password", async ({
    citizen,
    account,
  }) => {
    const { page, names } = citizen;
    await askToSignIn(citizen);
    await field(citizen, names.signInName).fill(account.username);
    await field(citizen, names.password).fill(account.password);
    // The provider runs on real time, which no test can move: only the page's stopwatch believes that the hour is nearly over. Its timers
    // do not, or the page would fetch another passkey challenge, and be told the true time with it.
    await page.evaluate(
      (passedMs) => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + passedMs;
      },
      56 * 60 * 1000,
    );
    await more(citizen).click();
    await expectGiven(citizen);
    await expectHeld(field(citizen, names.signInName), account.username);
    await expectHeld(field(citizen, names.password), account.password);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a page says in words until when it can be finished, and has a button for more time", async ({
    citizen,
    person,
  }) => {
    const { page } = citizen;
    await openRegistration(citizen);
    const said = page.getByRole("main").getByText(/أمامك حتى \d+:\d\d/);
    const before = await said.textContent();
    await advanceClock(20 * 60);
    await more(citizen).click();
    await expect(said).not.toHaveText(before ?? "");
    await advanceClock(20 * 60);
    await giveIdentity(citizen, person);
    await arriveAt(citizen, field(citizen, citizen.names.username));
  });
});

/** A registration whose first answer is typed. */
async function beginRegistration(browsing: Browsing, person: TestPerson): Promise<void> {
  await openRegistration(browsing);
  await field(browsing, browsing.names.nationalId).fill(person.nationalId);
}

async function openFormByAbsher(browsing: Browsing, person: TestPerson): Promise<void> {
  await openAbsherRoute(browsing);
  await signInByAbsher(browsing, person);
  await chooseChangeOnAbsherRoute(browsing);
}

async function openFormInAccount(browsing: Browsing, person: TestPerson): Promise<void> {
  await open(browsing, "/account/mobile");
  await stepUp(browsing, person);
}

/** Lets time pass for the portal and for the page alike. */
async function pass({ page }: Browsing, seconds: number): Promise<void> {
  await advanceClock(seconds);
  await page.clock.fastForward(seconds * 1000);
}

function warning({ page, language }: Browsing): Locator {
  return page.getByRole("alertdialog", { name: WORDS[language].title });
}

function more({ page, language }: Browsing): Locator {
  return page.getByRole("button", { name: WORDS[language].more });
}

async function expectGiven({ page, language }: Browsing): Promise<void> {
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: WORDS[language].given })).toBeAttached();
}
