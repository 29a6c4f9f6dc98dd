import { field, open, refusal, way } from "../fixtures/browsing.ts";
import { askForChange, changeNumberByAbsher, changeNumberSignedIn, holdByCode } from "../fixtures/mobile-change.ts";
import { LOCALES } from "../fixtures/names.ts";
import { register } from "../fixtures/registration.ts";
import {
  askToSignIn,
  expectData,
  giveCredentials,
  giveSignInCode,
  openSite,
  signInFromSite,
  tryCredentials,
} from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

for (const language of LOCALES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test("a person registers, signs in from a government site, and changes the number with the old SIM", async ({
      citizen,
      person,
    }) => {
      test.setTimeout(120_000);
      await test.step("register", () => register(citizen, person));
      await test.step("sign in from a site: the data arrives there", () => signInFromSite(citizen, person));
      await test.step("the account area opens without another sign-in", async () => {
        await open(citizen, "/account");
        await expect(way(citizen, citizen.names.selfServices)).toBeVisible();
      });
      await test.step("change the number with the old SIM", async () => {
        await changeNumberSignedIn(citizen, person, person.spareMobile);
        await expect(citizen.page.locator('[data-case-state="completed"]')).toBeVisible();
      });
      await test.step("the code now goes to the new number, and a second change is refused while the account is guarded", async () => {
        await askForChange(citizen);
        await giveCredentials(citizen, person);
        await giveSignInCode(citizen, { mobile: person.spareMobile });
        await expect(refusal(citizen)).toContainText(
          language === "ar" ? "فترة حماية" : "protected after a recent change",
        );
        await expect(field(citizen, citizen.names.newMobile)).toHaveCount(0);
      });
    });

    test("without the SIM the Absher route changes the number, and the hold code freezes the account", async ({
      citizen,
      account,
      anotherBrowser,
    }) => {
      test.setTimeout(120_000);
      const phoneShop = await anotherBrowser();
      await test.step("change the number without the old SIM", async () => {
        await changeNumberByAbsher(phoneShop, account, account.spareMobile);
        await expect(phoneShop.page.locator('[data-case-state="completed"]')).toBeVisible();
      });
      await test.step("the old number's notice stops it", async () => {
        await holdByCode(citizen, await citizen.inbox.waitForHoldCode(account.mobile.e164));
        await expect(citizen.page.getByRole("main").getByRole("status").first()).toBeVisible();
      });
      await test.step("a frozen account signs in nowhere", async () => {
        await askToSignIn(phoneShop);
        await tryCredentials(phoneShop, account);
        await expect(refusal(phoneShop)).toContainText(language === "ar" ? "مجمّد" : "frozen");
      });
    });
  });
}

test("the whole road works at 390 pixels", async ({ citizen, person }) => {
  test.setTimeout(120_000);
  await citizen.page.setViewportSize({ width: 390, height: 844 });
  await register(citizen, person);
  await signInFromSite(citizen, person);
  await changeNumberSignedIn(citizen, person, person.spareMobile);
  await expect(citizen.page.locator('[data-case-state="completed"]')).toBeVisible();
});

for (const language of LOCALES) {
  test.describe(`without JavaScript, in ${language}`, () => {
    test.use({ javaScriptEnabled: false, language });

    test("the whole road works", async ({ citizen, person }) => {
      test.setTimeout(120_000);
      await register(citizen, person);
      await signInFromSite(citizen, person);
      await changeNumberSignedIn(citizen, person, person.spareMobile);
      await expect(citizen.page.locator('[data-case-state="completed"]')).toBeVisible();
    });

    // In English the sample of `e2e/everyone` walks this route, and the whole of it both.
    if (language === "en") return;

    test("the Absher route and the hold code work", async ({ citizen, account }) => {
      test.setTimeout(120_000);
      await changeNumberByAbsher(citizen, account, account.spareMobile);
      await holdByCode(citizen, await citizen.inbox.waitForHoldCode(account.spareMobile.e164));
      await openSite(citizen);
      await citizen.page.getByRole("button", { name: citizen.names.signIn, exact: true }).click();
      await tryCredentials(citizen, account);
      await expect(refusal(citizen)).toContainText(language === "ar" ? "مجمّد" : "frozen");
    });
  });
}

test("a second site sign-in asks neither for the password nor for consent again", async ({ citizen, account }) => {
  await signInFromSite(citizen, account);
  await citizen.page.context().clearCookies({ name: /citizen/ });
  await openSite(citizen);
  await citizen.page.getByRole("button", { name: citizen.names.signIn, exact: true }).click();
  await expectData(citizen, account);
});
