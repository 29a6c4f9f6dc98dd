import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import {
  askToSignIn,
  consent,
  expectData,
  giveCode,
  giveCredentials,
  giveSignInCode,
  openSite,
  signInFromSite,
  tryCredentials,
} from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

test("the sign-in page names the site that asked, and each wrong code tells how many tries are left", async ({
  citizen,
  account,
}) => {
  const { names, page } = citizen;
  await askToSignIn(citizen);
  await expect(page.getByRole("main")).toContainText("حساب المواطن");
  await giveCredentials(citizen, account);
  const code = await citizen.inbox.waitForCode(account.mobile.e164);
  await giveCode(citizen, code === "111111" ? "222222" : "111111");
  await expect(refusal(citizen)).toContainText("بقيت لك 4 محاولات");
  await expect(page.getByText("عدد المحاولات الباقية"), "the older count is not left standing").toHaveCount(0);
  await giveCode(citizen, code);
  await arriveAt(citizen, way(citizen, names.allow));
});

test("five wrong codes use the code up, and a new one brings no new tries", async ({ citizen, account }) => {
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  const code = await citizen.inbox.waitForCode(account.mobile.e164);
  const wrong = code === "111111" ? "222222" : "111111";
  for (const left of [/4 محاولات/, /3 محاولات/, /محاولتان/, /محاولة واحدة/]) {
    await giveCode(citizen, wrong);
    await expect(refusal(citizen)).toContainText(left);
  }
  await giveCode(citizen, wrong);
  await expect(refusal(citizen)).not.toContainText("محاولة واحدة");
  const input = field(citizen, citizen.names.verificationCode);
  if (await input.isVisible()) await giveCode(citizen, code);
  await expect(way(citizen, citizen.names.allow)).toHaveCount(0);
  await expect(refusal(citizen)).toBeVisible();
});

test("a missing account and a wrong password get the same words, and a wrong picture is named first", async ({
  citizen,
  account,
}) => {
  const wordsFor = async (given: { username: string; password: string }): Promise<string | null> => {
    await askToSignIn(citizen);
    await tryCredentials(citizen, given);
    await expect(refusal(citizen)).toBeVisible();
    return refusal(citizen).textContent();
  };
  const wrongPassword = await wordsFor({ username: account.username, password: `${account.password}x` });
  expect(await wordsFor({ username: `Nobody${Date.now()}`, password: account.password })).toBe(wrongPassword);

  await field(citizen, citizen.names.signInName).fill(account.username);
  await field(citizen, citizen.names.password).fill(account.password);
  await field(citizen, citizen.names.pictureCode).fill("00000000");
  await follow(citizen, citizen.names.signIn);
  await expect(field(citizen, citizen.names.pictureCode)).toHaveAccessibleDescription(/لا تطابق/);
});

test("the person signs in with the id as well as with the username in any case", async ({ citizen, account }) => {
  await askToSignIn(citizen);
  await tryCredentials(citizen, { ...account, username: account.nationalId });
  await giveSignInCode(citizen, account);
  await consent(citizen);
  await expectData(citizen, account);
  await citizen.page.context().clearCookies();
  await askToSignIn(citizen);
  await tryCredentials(citizen, { ...account, username: account.username.toUpperCase() });
  await giveSignInCode(citizen, account);
  await expectData(citizen, account);
});

test("who denies consent returns to the site without having given anything", async ({ citizen, account }) => {
  const { names, page } = citizen;
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  await giveSignInCode(citizen, account);
  await arriveAt(citizen, way(citizen, names.deny));
  await follow(citizen, names.deny);
  await page.waitForURL((url) => url.href.startsWith(world.citizenAccount));
  await expect(page.locator("[data-claim]")).toHaveCount(0);
});

test("the consent page shows exactly the values that the site then receives", async ({ citizen, account }) => {
  const { page } = citizen;
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  await giveSignInCode(citizen, account);
  await arriveAt(citizen, way(citizen, citizen.names.allow));
  const shown = await page.getByRole("main").textContent();
  expect(shown).toContain(account.nationalId);
  await consent(citizen);
  await expectData(citizen, account);
  const claims = await page
    .locator("[data-claim]")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-claim")));
  expect(claims).toEqual(expect.arrayContaining(["national_id", "name"]));
  if (claims.includes("phone_number")) expect(shown).toContain(account.mobile.local.slice(-3));
});

test("signing out everywhere ends the account area's session and the single sign-on", async ({ citizen, account }) => {
  const { names, page } = citizen;
  await signInFromSite(citizen, account);
  await open(citizen, "/account");
  await arriveAt(citizen, way(citizen, names.selfServices));
  await page
    .getByRole("button", { name: names.signOut, exact: true })
    .or(page.getByRole("link", { name: names.signOut, exact: true }))
    .first()
    .click();
  await signedOut(citizen);
  await page.goto(`${world.portal}/ar/account`);
  await expect(way(citizen, names.selfServices)).toHaveCount(0);
  await page.context().clearCookies({ name: /citizen/ });
  await openSite(citizen);
  await page.getByRole("button", { name: names.signIn, exact: true }).click();
  await expect(field(citizen, names.signInName)).toBeVisible();
});

test("a code that was sent for one sign-in opens no other", async ({ citizen, account, anotherBrowser }) => {
  const other = await anotherBrowser();
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  const first = await citizen.inbox.waitForCode(account.mobile.e164);
  await askToSignIn(other);
  await giveCredentials(other, account);
  await other.inbox.waitForCode(account.mobile.e164);
  await giveCode(other, first);
  await expect(refusal(other)).toBeVisible();
  await giveCode(citizen, first);
  await arriveAt(citizen, way(citizen, citizen.names.allow));
});

/** The account area shows an ID token of this very session, so the portal asks no second time. */
async function signedOut({ page }: Parameters<typeof open>[0]): Promise<void> {
  await page.waitForURL((url) => url.origin === world.portal && /^\/(ar|en)$/.test(url.pathname));
}
