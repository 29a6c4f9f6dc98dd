import { expect, type Locator } from "@playwright/test";
import { type Browsing, field, refusal } from "../fixtures/browsing.ts";
import { type Hands, keys, POINTER } from "./hands.ts";
import { LOOKS } from "./looks.ts";
import type { StepName } from "./spoken-pages.ts";
import { HANDS, type Way } from "./way.ts";

/** Somebody who walks a flow in one of the ways: what the hands do, and what is looked at on each page. */
export type Traveller = Hands & {
  readonly browsing: Browsing;
  /** Has come to a step's page, which shows `sign`; looks at it as this way does. */
  arrive(step: StepName, sign: Locator): Promise<void>;
  /** Has sent a form that was refused for a field; goes to that field by the refusal's link. */
  arriveRefused(label: string): Promise<void>;
};

const ERROR = { ar: /^خطأ: /, en: /^Error: / } as const;

/** A traveller who walks in one of the ways. */
export function travellerOf(way: Way, browsing: Browsing): Traveller {
  const hands = HANDS[way] === "keys" ? keys(browsing) : POINTER;
  return {
    browsing,
    ...hands,
    arrive: async (step, sign) => {
      await expect(sign).toBeVisible({ timeout: 15_000 });
      // What is there before its stylesheet is no page that anybody sees.
      await browsing.page.waitForLoadState("load");
      await LOOKS[way](browsing, step);
    },
    arriveRefused: async (label) => {
      await expectRefusal(browsing, label);
      await hands.press(refusal(browsing).getByRole("link"));
      if (browsing.scripts) await expect(field(browsing, label)).toBeFocused();
    },
  };
}

/** The refusal is told at once, tied to its box, and a link leads there. */
async function expectRefusal(browsing: Browsing, label: string): Promise<void> {
  const { page, language, scripts } = browsing;
  await expect(refusal(browsing)).toBeVisible();
  await expect(refusal(browsing)).toBeFocused();
  if (scripts) await expect(page).toHaveTitle(ERROR[language]);
  await expect(field(browsing, label)).toHaveAttribute("aria-invalid", "true");
  const why = ((await refusal(browsing).getByRole("link").textContent()) ?? "").split(": ").at(-1) ?? "";
  expect(why).not.toBe("");
  await expect(field(browsing, label)).toHaveAccessibleDescription(
    new RegExp(why.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")),
  );
}
