import { holdByCode } from "../fixtures/mobile-change.ts";
import { openSite, signInFromSite, signOutAtSite } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("who freezes the account from another browser is signed out at the sites of the first one", async ({
  citizen,
  account,
  anotherBrowser,
}) => {
  const { names, page } = citizen;
  await signInFromSite(citizen, account);
  await holdByCode(await anotherBrowser(), await citizen.inbox.waitForHoldCode(account.spareMobile.e164));
  await expect(async () => {
    await openSite(citizen);
    await expect(page.getByRole("button", { name: names.signIn, exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(page.locator("[data-claim]")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing out of the national account at a site takes one press there and one here, and leads back", async ({
    citizen,
    account,
  }) => {
    const { names, page } = citizen;
    await signInFromSite(citizen, account);
    const site = page.url();
    await signOutAtSite(citizen);
    await page.waitForURL(site);
    await expect(page.getByRole("button", { name: names.signIn, exact: true })).toBeVisible();
  });
});
