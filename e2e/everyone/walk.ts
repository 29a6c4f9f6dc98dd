import { expect, type Locator } from "@playwright/test";
import { checkOnTheWay } from "../fixtures/accessibility.ts";
import type { Browsing } from "../fixtures/browsing.ts";
import { skipToContent } from "../fixtures/keyboard.ts";
import { expectFits } from "../fixtures/small-window.ts";

/**
 * Arrives at a page by the keyboard alone: it fits, its title names the step, and reading goes on from its beginning, since each step is a new
 * document, whose first stop is the skip link; or in its only field.
 */
export async function arrive(browsing: Browsing, sign: Locator): Promise<void> {
  const { page } = browsing;
  await expect(sign).toBeVisible({ timeout: 15_000 });
  // Contrast by day is looked at on the other journeys; in the person's own colours it is the person's.
  if (await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)) await checkOnTheWay(page);
  await expectFits(page);
  await expectTitle(browsing);
  const isInField = await page.evaluate(() => document.activeElement?.matches("main input") ?? false);
  if (!isInField) await skipToContent(browsing);
}

/** The title begins as the heading does; a greeting stays out of it, since a title may hold no name. */
async function expectTitle({ page }: Browsing): Promise<void> {
  const heading = (await page.locator("h1").first().textContent()) ?? "";
  if (/^(أهلًا|Welcome)/.test(heading) || new URL(page.url()).pathname.length < 4) return;
  await expect.poll(() => page.title()).toContain(heading);
}
