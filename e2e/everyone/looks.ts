import { expect } from "@playwright/test";
import { checkOnTheWay } from "../fixtures/accessibility.ts";
import type { Browsing } from "../fixtures/browsing.ts";
import { skipToContent } from "../fixtures/keyboard.ts";
import { expectFits } from "../fixtures/small-window.ts";
import { expectListenable } from "./listening.ts";
import type { StepName } from "./spoken-pages.ts";
import type { Way } from "./way.ts";

/** What is looked at on every page of a flow, once it is there. */
type Look = (browsing: Browsing, step: StepName) => Promise<void>;

/** What each way looks at. */
export const LOOKS: Readonly<Record<Way, Look>> = {
  keyboard: expectBeginning,
  "screen-reader": expectListenable,
  "no-javascript": expectServedWhole,
  zoom: async (browsing) => {
    await expectFits(browsing.page);
    await expectBeginning(browsing);
  },
  "forced-colours-and-stillness": async (browsing) => {
    await expectMedia(browsing, ["(forced-colors: active)", "(prefers-reduced-motion: reduce)"]);
    await expectFits(browsing.page);
    await expectBeginning(browsing);
  },
  dark: async (browsing) => {
    await expectMedia(browsing, ["(prefers-color-scheme: dark)"]);
    await expectDarkGround(browsing);
    await checkOnTheWay(browsing.page);
  },
};

/** Reading goes on from a page's beginning, since each step is a new document whose first stop is the skip link; or in its only field. */
async function expectBeginning(browsing: Browsing): Promise<void> {
  const isInField = await browsing.page.evaluate(() => document.activeElement?.matches("main input") ?? false);
  if (!isInField) await skipToContent(browsing);
}

/** The page stands in the reader's language, waits for no script, and sends no secret in an address. */
async function expectServedWhole({ page, language }: Browsing): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
  await expect(page.locator("form:not([method])")).toHaveCount(0);
  await expect(page.locator("form[method=get] input:is([type=password], [autocomplete=one-time-code])")).toHaveCount(0);
  await expect(page.locator("[onclick], a[href='#'], a[href^='javascript:']")).toHaveCount(0);
}

/** The browser asks for what this way is about: else every look would be at an ordinary page. */
async function expectMedia({ page }: Browsing, queries: readonly string[]): Promise<void> {
  for (const query of queries)
    expect(await page.evaluate((asked) => matchMedia(asked).matches, query), query).toBe(true);
}

/** Dark is a ground of little light under letters of much (axe, which measures each contrast, would also pass an ordinary page). */
async function expectDarkGround({ page }: Browsing): Promise<void> {
  const lightness = await page.evaluate(() => {
    const brush = document.createElement("canvas").getContext("2d");
    const of = (colour: string): number => {
      if (brush === null) return Number.NaN;
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    };
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { ground: of(backgroundColor), letters: of(color) };
  });
  expect(lightness.ground).toBeLessThan(64);
  expect(lightness.letters).toBeGreaterThan(192);
}
