import { arriveAt, field, follow, open } from "../fixtures/browsing.ts";
import { askToSignIn, giveCredentials, giveSignInCode, openSite, signInFromSite } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS = {
  ar: { title: "الأجهزة التي دخلت منها", end: "تسجيل الخروج من ذلك الجهاز", others: "لست مسجّل الدخول في جهاز آخر." },
  en: {
    title: "Where you are signed in",
    end: "Sign out there",
    others: "You are not signed in on another device.",
  },
} as const;

test("who signs another browser out in the account area is a stranger there: at the portal and at the site", async ({
  citizen,
  account,
  anotherBrowser,
}) => {
  const words = WORDS[citizen.language];
  const elsewhere = await anotherBrowser();
  await signInFromSite(elsewhere, account);
  await open(elsewhere, "/account/security/sessions");
  await arriveAt(elsewhere, elsewhere.page.getByText(words.others));

  await open(citizen, "/account/security/sessions");
  await giveCredentials(citizen, account);
  await giveSignInCode(citizen, account);
  const { page } = citizen;
  await arriveAt(citizen, page.getByRole("heading", { level: 1, name: words.title }));
  await expect(page.locator("[data-session]")).toHaveCount(2);
  await expect(page.locator("[data-session]").first()).toHaveAttribute("data-session", "this");
  await page.getByRole("button", { name: words.end }).click();
  await arriveAt(citizen, page.getByText(words.others));

  await elsewhere.page.reload();
  await arriveAt(elsewhere, field(elsewhere, elsewhere.names.password));
  await expect(async () => {
    await openSite(elsewhere);
    await expect(elsewhere.page.locator("[data-claim]")).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await askToSignIn(elsewhere);
  await arriveAt(elsewhere, field(elsewhere, elsewhere.names.password));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, language: "en" });

  test("one press signs out everywhere, here too", async ({ citizen, account }) => {
    await open(citizen, "/account/security/sessions");
    await giveCredentials(citizen, account);
    await giveSignInCode(citizen, account);
    await arriveAt(citizen, citizen.page.getByText(WORDS.en.others));
    await follow(citizen, "Sign out everywhere");
    await citizen.page.waitForURL(/\/en$/);
    await open(citizen, "/account");
    await arriveAt(citizen, field(citizen, citizen.names.password));
  });
});
