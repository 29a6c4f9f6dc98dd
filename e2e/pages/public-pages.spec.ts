import type { Page } from "@playwright/test";
import { checkAccessibility } from "../fixtures/accessibility.ts";
import { LOCALES } from "../fixtures/names.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const PATHS = [
  "",
  "/registration",
  "/national-file",
  "/recovery",
  "/recovery/mobile",
  "/recovery/freeze",
  "/recovery/forgotten-password",
  "/recovery/username",
  "/recovery/weak-rows",
  "/recovery/case/NF-7K3M-2Q9X",
  "/freeze",
  "/freeze/password",
  "/freeze/code",
  "/terms",
  "/privacy",
  "/developers",
  "/no-such-page",
];
const SIZES = [
  { width: 390, height: 844, colorScheme: "light" },
  { width: 1280, height: 800, colorScheme: "dark" },
] as const;

for (const language of LOCALES) {
  for (const path of PATHS) {
    test.describe(() => {
      test.use({ language });

      test(`/${language}${path} reads well on a phone by day and on a desk by night, and fits 320 pixels`, async ({
        page,
      }) => {
        for (const { colorScheme, ...size } of SIZES) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await page.goto(`/${language}${path}`);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          await expect(page).toHaveTitle(language === "ar" ? /[\u0621-\u064a].*نافذة|نافذة/ : /Nafidha/);
          await expectNoSidewaysScroll(page);
          await checkAccessibility(page);
        }
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
      });
    });
  }

  test.describe(() => {
    test.use({ language });

    test(`a request that no site could have made gets an error page in the reader's language (${language})`, async ({
      page,
    }) => {
      await page.goto("/oidc/auth?client_id=nobody&response_type=code&scope=openid");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("body")).toContainText(language === "ar" ? /[\u0621-\u064a]{3}/ : /[a-z]{3}/);
      await checkAccessibility(page);
    });

    test(`/ leads to the browser's language (${language})`, async ({ page }) => {
      await page.goto("/");
      expect(new URL(page.url()).pathname).toBe(`/${language}`);
    });
  });
}

test("the chosen language is remembered, and the address keeps its page", async ({ page }) => {
  await page.goto("/ar/terms");
  await page.getByRole("banner").getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL(`${world.portal}/en/terms`);
  await page.goto("/");
  await expect(page).toHaveURL(`${world.portal}/en`);
});

test("the skip link leads past the header", async ({ page }) => {
  await page.goto("/ar");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}
