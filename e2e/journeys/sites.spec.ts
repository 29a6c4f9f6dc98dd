import { checkAccessibility } from "../fixtures/accessibility.ts";
import { arriveAt, type Browsing, field, follow, refusal, way } from "../fixtures/browsing.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { chooseNewUser, registerFromIdentity } from "../fixtures/registration.ts";
import {
  askToSignIn,
  consent,
  expectData,
  giveCredentials,
  giveSignInCode,
  openSite,
  signOutAtSite,
} from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const { absher, tawakkalna, citizenAccount } = world;
const SITES = [absher, tawakkalna, citizenAccount];

test("Absher is ready the moment the account is active, Tawakkalna leads to the change of number, and each site has a session of its own", async ({
  citizen,
  person,
}) => {
  test.setTimeout(120_000);
  const { page, names } = citizen;

  await test.step("register on the way from Absher: it is ready at once, without typing a password", async () => {
    await askToSignIn(citizen, absher);
    await follow(citizen, names.createAccount);
    await chooseNewUser(citizen);
    await registerFromIdentity(citizen, person);
    await expect(page.locator(`a[href^="${absher}"]`)).toHaveText("افتح أبشر");
    await page.getByRole("main").locator('a[href*="/sign-in/"]').click();
    await consentTo(citizen, "أبشر");
    await expectData(citizen, person, absher);
    await arriveAt(citizen, page.getByText("حسابك في أبشر جاهز"));
    expect(await receivedClaims(citizen)).toContain("phone_number");
    expect(await receivedClaims(citizen)).not.toContain("email");
  });

  await test.step("Self-services open from there without signing in again", async () => {
    await follow(citizen, names.selfServices);
    await arriveAt(citizen, way(citizen, names.changePhoneNumber));
  });

  await test.step("on a phone, Tawakkalna asks for consent only, and its My account leads to the change of number", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await askToSignIn(citizen, tawakkalna);
    await consentTo(citizen, "توكلنا");
    await expectData(citizen, person, tawakkalna);
    await arriveAt(citizen);
    expect((await receivedClaims(citizen)).filter((claim) => /email|phone/.test(claim))).toEqual([]);
    await expectNoSidewaysScroll(citizen);
    await page.getByRole("navigation").getByRole("link", { name: names.myAccount, exact: true }).click();
    await arriveAt(citizen, page.getByRole("heading", { level: 1, name: names.myAccount }));
    await follow(citizen, names.changePhoneNumber);
    await arriveAt(citizen, field(citizen, names.newMobile));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step("three sessions stand side by side, each in a cookie of its own path", async () => {
    await askToSignIn(citizen, citizenAccount);
    await consentTo(citizen, "حساب المواطن");
    await expectData(citizen, person, citizenAccount);
    for (const site of SITES) await expectSignedIn(citizen, site, person);
    const { port } = new URL(absher);
    const kept = (await page.context().cookies(SITES)).filter(({ name }) => name.endsWith(".session"));
    const named = (id: string) => ({ name: `${id}-${port}.session`, path: `/${id}`, httpOnly: true });
    expect(kept).toHaveLength(3);
    expect(kept).toEqual(
      expect.arrayContaining(
        ["absher", "tawakkalna", "citizen-account"].map((id) => expect.objectContaining(named(id))),
      ),
    );
  });

  await test.step("leaving one leaves the others alone, and a copy of its cookie is worth nothing", async () => {
    const copied = await page.context().cookies(tawakkalna);
    await page.goto(`${tawakkalna}/ar/account`);
    await page.getByRole("button", { name: "الخروج من هذا الموقع" }).click();
    await expectSignedOut(citizen);
    await page.context().addCookies(copied);
    await openSite(citizen, tawakkalna);
    await expectSignedOut(citizen);
    for (const site of [absher, citizenAccount]) await expectSignedIn(citizen, site, person);
  });

  await test.step("signing out of the national account ends the portal's session, and every site is told", async () => {
    await openSite(citizen, absher);
    await signOutAtSite(citizen);
    await page.waitForURL(`${absher}/ar`);
    await expect(async () => {
      await openSite(citizen, citizenAccount);
      await expectSignedOut(citizen);
    }).toPass({ timeout: 20_000 });
    await askToSignIn(citizen, absher);
    await expect(field(citizen, names.password)).toBeVisible();
  });
});

test.describe("in English", () => {
  test.use({ language: "en", locale: "ar-SA" });

  test("who refuses gives nothing, is told so in the language they came in, and can try again", async ({
    citizen,
    account,
  }) => {
    const { page, names } = citizen;
    await askToSignIn(citizen, absher);
    await giveCredentials(citizen, account);
    await giveSignInCode(citizen, account);
    await arriveAt(citizen, way(citizen, names.deny));
    await follow(citizen, names.deny);
    await page.waitForURL((url) => url.href.startsWith(absher));
    await expect(refusal(citizen)).toContainText("we received nothing about you");
    await arriveAt(citizen);
    await expect(page.locator("[data-claim]")).toHaveCount(0);
    await page.getByRole("button", { name: names.signIn, exact: true }).click();
    await consentTo(citizen, "Absher");
    await expectData(citizen, account, absher);
    await arriveAt(citizen);
  });
});

test.describe("on a desk", () => {
  test("Tawakkalna stays as wide as a phone, in the middle", async ({ citizen }) => {
    const { page } = citizen;
    await openSite(citizen, tawakkalna);
    const screen = await page.locator(".screen").boundingBox();
    expect(screen?.width).toBeLessThan(450);
    expect((screen?.x ?? 0) + (screen?.width ?? 0) / 2).toBeCloseTo(640, -1);
    await checkAccessibility(page);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a person signs in to Absher and leaves it", async ({ citizen, account }) => {
    await askToSignIn(citizen, absher);
    await giveCredentials(citizen, account);
    await giveSignInCode(citizen, account);
    await consent(citizen);
    await expectData(citizen, account, absher);
    await citizen.page.getByRole("button", { name: "الخروج من هذا الموقع" }).click();
    await expectSignedOut(citizen);
  });
});

/** The consent page names the site in the reader's language; "Allow". */
async function consentTo(citizen: Browsing, name: string): Promise<void> {
  await arriveAt(citizen, way(citizen, citizen.names.allow));
  await expect(citizen.page.getByRole("main")).toContainText(name);
  await consent(citizen);
}

function receivedClaims({ page }: Browsing): Promise<string[]> {
  return page.locator("[data-claim]").evaluateAll((all) => all.map((each) => each.getAttribute("data-claim") ?? ""));
}

async function expectSignedIn(citizen: Browsing, site: string, person: TestPerson): Promise<void> {
  await openSite(citizen, site);
  await expectData(citizen, person, site);
}

async function expectSignedOut({ page, names }: Browsing): Promise<void> {
  await expect(page.getByRole("button", { name: names.signIn, exact: true })).toBeVisible({ timeout: 2_000 });
  await expect(page.locator("[data-claim]")).toHaveCount(0);
}

async function expectNoSidewaysScroll({ page }: Browsing): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
