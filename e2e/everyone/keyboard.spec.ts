import { expectRefused } from "../fixtures/answers.ts";
import { type Browsing, field, refusal, way } from "../fixtures/browsing.ts";
import { arabicDigits } from "../fixtures/digits.ts";
import { enter, send, tabTo, tick, type, typePicture } from "../fixtures/keyboard.ts";
import { LOCALES } from "../fixtures/names.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { reviewSign } from "../fixtures/registration.ts";
import { openSite } from "../fixtures/sign-in.ts";
import { AT_400_PERCENT } from "../fixtures/small-window.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";
import { arrive } from "./walk.ts";

/** Each language has its own company: the person's own colours with Arabic, darkness with English; both ask for stillness. */
const EYES = {
  ar: { contextOptions: { forcedColors: "active", reducedMotion: "reduce" } },
  en: { contextOptions: { reducedMotion: "reduce" }, colorScheme: "dark" },
} as const;

for (const language of LOCALES) {
  const eyes = language === "ar" ? "in the person's own colours" : "in the dark";
  test.describe(`by keyboard alone at 400 % zoom, ${eyes}, in ${language}`, () => {
    test.use({ language, viewport: AT_400_PERCENT, ...EYES[language] });

    test("a person registers, with a long e-mail address and username", async ({ citizen, person: made }) => {
      const { page, names, inbox } = citizen;
      const person = {
        ...made,
        email: `${made.username}.${"long".repeat(10)}@example.com`,
        username: made.username.padEnd(32, "x"),
      };
      await page.goto(`${world.portal}/${language}`);
      await arrive(citizen, way(citizen, names.createAccount));
      await enter(citizen, names.createAccount);
      await arrive(citizen, way(citizen, names.absherIndividuals));
      await enter(citizen, names.absherIndividuals);
      await arrive(citizen, way(citizen, names.newUser));
      await enter(citizen, names.newUser);
      await arrive(citizen, field(citizen, names.nationalId));
      await typeIdentity(citizen, person);
      await arrive(citizen, field(citizen, names.username));
      await typeDetails(citizen, person);
      await arrive(citizen, reviewSign(citizen, person));
      await enter(citizen, names.next);
      await arrive(citizen, field(citizen, names.activationCode));
      await type(citizen, names.activationCode, await inbox.waitForCode(person.mobile.e164));
      await send(citizen);
      await arrive(citizen, way(citizen, names.myAccount));
    });

    test("a person signs in from a site, after a mistake, and allows", async ({ citizen, account }) => {
      const { page, names, inbox } = citizen;
      await openSite(citizen);
      await tabTo(citizen, page.getByRole("button", { name: names.signIn, exact: true }));
      await send(citizen);
      await arrive(citizen, field(citizen, names.signInName));
      await type(citizen, names.signInName, account.username);
      await type(citizen, names.password, account.password);
      await type(citizen, names.pictureCode, "00000000");
      await send(citizen);
      await expect(refusal(citizen)).toBeFocused();
      await expect(page).toHaveTitle(language === "ar" ? /^خطأ: / : /^Error: /);
      await expectRefused(citizen, names.pictureCode, /./);
      await tabTo(citizen, refusal(citizen).getByRole("link"));
      await send(citizen);
      await expect(field(citizen, names.pictureCode)).toBeFocused();
      await typePicture(citizen);
      await send(citizen);
      await arrive(citizen, field(citizen, names.verificationCode));
      await expect(page).not.toHaveTitle(/خطأ|Error/);
      await type(citizen, names.verificationCode, typed(citizen, await inbox.waitForCode(account.mobile.e164)));
      await send(citizen);
      await arrive(citizen, way(citizen, names.allow));
      await enter(citizen, names.allow);
      await expect(page.locator('[data-claim="national_id"]')).toHaveText(account.nationalId);
    });

    test("a person changes the number in the account area", async ({ citizen, account }) => {
      const { page, names, inbox } = citizen;
      await page.goto(`${world.portal}/${language}/account/mobile`);
      await arrive(citizen, field(citizen, names.signInName));
      await type(citizen, names.signInName, account.username);
      await type(citizen, names.password, account.password);
      await typePicture(citizen);
      await send(citizen);
      await arrive(citizen, field(citizen, names.verificationCode));
      await type(citizen, names.verificationCode, typed(citizen, await inbox.waitForCode(account.mobile.e164)));
      await send(citizen);
      await arrive(citizen, field(citizen, names.newMobile));
      await typeChange(citizen, account);
    });

    test("a person without the SIM changes the number by the Absher route, freezes the account and reads the case", async ({
      citizen,
      account,
    }) => {
      const { page, names, inbox } = citizen;
      await page.goto(`${world.portal}/${language}/recovery/mobile`);
      await arrive(citizen, way(citizen, names.absherIndividuals));
      await enter(citizen, names.absherIndividuals);
      await arrive(citizen, field(citizen, names.fullName));
      await type(citizen, names.signInName, account.username);
      await type(citizen, names.fullName, account.fullName[language]);
      await type(citizen, names.password, account.password);
      await typePicture(citizen);
      await send(citizen);
      await arrive(citizen, way(citizen, names.selfServices));
      await enter(citizen, names.selfServices);
      await arrive(citizen, way(citizen, names.changePhoneNumber));
      await enter(citizen, names.changePhoneNumber);
      await arrive(citizen, field(citizen, names.newMobile));
      await typeChange(citizen, account);
      const number = (await page.locator("[data-case]").textContent()) ?? "";

      await page.goto(`${world.portal}/${language}/freeze`);
      await arrive(citizen, field(citizen, names.holdCode));
      await type(citizen, names.holdCode, await inbox.waitForHoldCode(account.mobile.e164));
      await typePicture(citizen);
      await enter(citizen, names.hold);
      await arrive(citizen, page.getByRole("main").getByRole("status").first());

      await page.goto(`${world.portal}/${language}/recovery/case`);
      await arrive(citizen, page.locator("#number"));
      await tabTo(citizen, page.locator("#number"));
      await page.keyboard.type(typed(citizen, number.toLowerCase()));
      await send(citizen);
      await arrive(citizen, page.locator("[data-case-state]"));
    });
  });
}

async function typeIdentity(citizen: Browsing, person: TestPerson): Promise<void> {
  const { names } = citizen;
  await type(citizen, names.nationalId, person.nationalId);
  await type(citizen, names.mobile, person.mobile.local);
  await type(citizen, names.email, person.email);
  await send(citizen);
}

async function typeDetails(citizen: Browsing, person: TestPerson): Promise<void> {
  const { names } = citizen;
  await type(citizen, names.username, person.username);
  await type(citizen, names.password, person.password);
  await type(citizen, names.confirmPassword, person.password);
  await typePicture(citizen);
  await tick(citizen, names.agree);
  await enter(citizen, names.next);
}

/** Digits as the reader's keyboard types them. */
const typed = ({ language }: Browsing, digits: string): string => (language === "ar" ? arabicDigits(digits) : digits);

/** The new number, its review and its code, up to the done page. */
async function typeChange(citizen: Browsing, { spareMobile }: TestPerson): Promise<void> {
  const { names, inbox } = citizen;
  await type(citizen, names.newMobile, typed(citizen, spareMobile.local));
  await send(citizen);
  await arrive(citizen, way(citizen, names.confirmChange));
  await enter(citizen, names.confirmChange);
  await arrive(citizen, field(citizen, names.verificationCode));
  await type(citizen, names.verificationCode, typed(citizen, await inbox.waitForCode(spareMobile.e164)));
  await send(citizen);
  await arrive(citizen, citizen.page.locator("[data-case]"));
}
