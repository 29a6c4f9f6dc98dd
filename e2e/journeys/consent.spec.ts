import { arriveAt, type Browsing, follow, open, way } from "../fixtures/browsing.ts";
import { LOCALES } from "../fixtures/names.ts";
import { askToSignIn, consent, expectData, giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const { tawakkalna } = world;

const WORDS = {
  ar: {
    email: "بريدك الإلكتروني",
    sites: "ما وصل إلى المواقع عنك",
    site: "توكلنا (تجريبي)",
    refused: "ما رفضت إرساله",
    received: "ما استلمه",
    idNumber: "رقم الهوية الوطنية أو رقم الإقامة",
    withdraw: "سحب الموافقة",
    withdrawn: "سُحبت موافقتك",
    former: "مواقع سحبت موافقتك منها",
  },
  en: {
    email: "Your email",
    sites: "What sites received about you",
    site: "Tawakkalna (demonstration)",
    refused: "What you did not agree to send",
    received: "What it received",
    idNumber: "National ID or Iqama number",
    withdraw: "Withdraw consent",
    withdrawn: "Your consent is withdrawn",
    former: "Sites that you took your consent back from",
  },
} as const;

for (const language of LOCALES) {
  test.describe(() => {
    // The boxes are plain ones: in Arabic they are shown to work without any script.
    test.use({ language, javaScriptEnabled: language === "en" });

    test(`what is optional is left out unless it is ticked, the account shows what left, and a consent is taken back (${language})`, async ({
      citizen,
      account,
    }) => {
      test.setTimeout(120_000);
      const words = WORDS[language];
      const { page, names } = citizen;
      const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });
      const box = page.getByRole("checkbox", { name: words.email, exact: true });

      await test.step("the page shows what is needed, and the e-mail to choose with its value in sight, not ticked", async () => {
        await askToSignIn(citizen, tawakkalna);
        await giveCredentials(citizen, account);
        await giveSignInCode(citizen, account);
        await arriveAt(citizen, way(citizen, names.allow));
        await expect(box).not.toBeChecked();
        await expect(page.getByRole("main")).toContainText(account.email);
        await consent(citizen);
        await expectData(citizen, account, tawakkalna);
        await expect(page.locator('[data-claim="email"]')).toHaveCount(0);
      });

      await test.step("the site's page in the account says what was agreed to, what was refused and what it received", async () => {
        await openSites(citizen);
        await page.getByRole("link", { name: words.site, exact: true }).click();
        await arriveAt(citizen, heading(words.site));
        await expect(page.getByRole("region", { name: words.refused })).toContainText(words.email);
        await expect(page.getByRole("region", { name: words.received })).toContainText(words.idNumber);
        await expect(page.getByRole("region", { name: words.received })).not.toContainText(account.nationalId);
      });

      await test.step("withdrawing says what follows, and the site stands among the former ones", async () => {
        await follow(citizen, words.withdraw);
        await arriveAt(citizen, heading(words.withdrawn));
        await page.goBack();
        await openSites(citizen);
        await expect(page.getByRole("region", { name: words.former })).toContainText(words.site);
      });

      await test.step("the site asks again, and gets the e-mail from who ticks it", async () => {
        await signInAgain(citizen);
        await arriveAt(citizen, way(citizen, names.allow));
        await box.check();
        await consent(citizen);
        await expectData(citizen, account, tawakkalna);
        await expect(page.locator('[data-claim="email"]')).toHaveText(account.email);
      });
    });
  });
}

/** The list of sites, by way of the account's page. */
async function openSites(citizen: Browsing): Promise<void> {
  await open(citizen, "/account");
  const { page, language } = citizen;
  const name = WORDS[language].sites;
  await page.getByRole("link", { name, exact: true }).click();
  await arriveAt(citizen, page.getByRole("heading", { level: 1, name, exact: true }));
}

/** The site's session was ended by the portal, or is on its way to be. */
async function signInAgain({ page, names, language }: Browsing): Promise<void> {
  await expect(async () => {
    await page.goto(`${tawakkalna}/${language}`);
    await expect(page.getByRole("button", { name: names.signIn, exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole("button", { name: names.signIn, exact: true }).click();
}
