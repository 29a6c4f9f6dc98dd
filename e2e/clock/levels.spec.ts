import { arriveAt, field, follow, open, way } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { addPasskey } from "../fixtures/passkeys.ts";
import { FACTOR_NAMES } from "../fixtures/second-factors.ts";
import { askToSignIn, consent, expectData, giveSignInCode, openSite, tryCredentials } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { addAuthenticator } from "../fixtures/virtual-authenticator.ts";

const EIGHT_DAYS_SECONDS = 8 * 24 * 60 * 60;

test.use({ language: "en" });

test("who is signed in by password is asked for the passkey alone when a site wishes for level 3, and an old passkey is removed without a guarded period", async ({
  citizen,
  account,
}) => {
  const { page } = citizen;
  const words = PASSKEY_NAMES.en;
  const authenticator = await addAuthenticator(page);
  await addPasskey(citizen, account, "Laptop");
  await advanceClock(EIGHT_DAYS_SECONDS);
  await page.context().clearCookies();
  await authenticator.letTouch(false);
  await askToSignIn(citizen);
  await tryCredentials(citizen, account);
  await follow(citizen, FACTOR_NAMES.en.sms);
  await arriveAt(citizen, field(citizen, citizen.names.verificationCode));
  await giveSignInCode(citizen, account);
  await consent(citizen);
  await expectData(citizen, account);

  await page.context().clearCookies({ name: /citizen-account/ });
  await openSite(citizen);
  await page.locator("form[action*='/api/auth/signin/']").evaluate((form: HTMLFormElement) => {
    form.action += "&acr_values=urn:nafidha:loa:3";
  });
  await page.getByRole("button", { name: citizen.names.signIn, exact: true }).click();
  await arriveAt(citizen, way(citizen, words.use));
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await authenticator.letTouch(true);
  await follow(citizen, words.use);
  await expectData(citizen, account);

  await open(citizen, "/account/security");
  await page.getByRole("main").getByRole("link", { name: "Laptop" }).click();
  await arriveAt(citizen, way(citizen, words.remove));
  await expect(page.getByRole("main")).toContainText(words.trusted);
});
