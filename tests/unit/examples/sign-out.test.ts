import { expect, it, vi } from "vitest";
import { signOutEverywhere, signOutHere } from "../../../examples/government-sites/lib/sign-out.ts";

vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`led to ${to}`);
  },
}));

it.each(["made-up", "", "__proto__", "absher/../citizen-account"])(
  "attack: who signs out of a site named %j, which is none, is shown the way in and breaks nothing",
  async (siteId) => {
    for (const leave of [signOutHere, signOutEverywhere]) {
      await expect(leave(siteId, "ar")).rejects.toThrow(/^led to \/$/);
    }
  },
);
