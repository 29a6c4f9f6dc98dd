import { arriveAt, type Browsing, field } from "../fixtures/browsing.ts";
import { changeNumberByAbsher, holdByCode } from "../fixtures/mobile-change.ts";
import { askToSignIn, openSite, signInFromSite, signOutAtSite } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("who freezes the account from another browser is signed out at the sites of the first one", async ({
  citizen,
  account,
  anotherBrowser,
}) => {
  await signInFromSite(citizen, account);
  await holdByCode(await anotherBrowser(), await citizen.inbox.waitForHoldCode(account.spareMobile.e164));
  await expectSignedOutAtSite(citizen);
});

test.describe("without looking at pages that others look at", () => {
  test.use({ inspection: "none" });

  test("who changes the number by the Absher route is signed out at the sites, in this very browser too", async ({
    citizen,
    account,
  }) => {
    await signInFromSite(citizen, account);
    await changeNumberByAbsher(citizen, account, account.spareMobile);
    await expectSignedOutAtSite(citizen);
    await askToSignIn(citizen);
    await arriveAt(citizen, field(citizen, citizen.names.password));
  });
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

/** The site is told by a job: it shows the person as a stranger within seconds. */
async function expectSignedOutAtSite(browsing: Browsing): Promise<void> {
  const { names, page } = browsing;
  await expect(async () => {
    await openSite(browsing);
    await expect(page.getByRole("button", { name: names.signIn, exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(page.locator("[data-claim]")).toHaveCount(0);
}
