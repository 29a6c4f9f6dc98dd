import type { PlaywrightTestOptions } from "@playwright/test";
import { AT_400_PERCENT } from "../fixtures/small-window.ts";

/** The ways in which every flow must be walkable, each alone (WCAG 2.2: 2.1, 4.1, 1.4.10, 1.4.11, 2.3.3, 1.4.3). */
export const WAYS = [
  "keyboard",
  "screen-reader",
  "no-javascript",
  "zoom",
  "forced-colours-and-stillness",
  "dark",
] as const;

/** One of them. */
export type Way = (typeof WAYS)[number];

type BrowserOptions = Pick<PlaywrightTestOptions, "viewport" | "javaScriptEnabled" | "colorScheme" | "contextOptions">;

const DESKTOP = { width: 1280, height: 800 };

/** The browser of each way. */
export const BROWSERS: Readonly<Record<Way, Partial<BrowserOptions>>> = {
  keyboard: { viewport: DESKTOP },
  "screen-reader": { viewport: DESKTOP },
  "no-javascript": { viewport: DESKTOP, javaScriptEnabled: false },
  zoom: { viewport: AT_400_PERCENT },
  "forced-colours-and-stillness": {
    viewport: DESKTOP,
    contextOptions: { forcedColors: "active", reducedMotion: "reduce" },
  },
  dark: { viewport: DESKTOP, colorScheme: "dark" },
};

/** Who has no mouse: the focus is judged at every stop, in a small window and in forced colours too. */
export const HANDS: Readonly<Record<Way, "keys" | "pointer">> = {
  keyboard: "keys",
  "screen-reader": "pointer",
  "no-javascript": "pointer",
  zoom: "keys",
  "forced-colours-and-stillness": "keys",
  dark: "pointer",
};
