import type { Step } from "#components/stepper.tsx";
import type { ChangeRoute } from "./paths.ts";

const ORDER = ["sign-in", "number", "review", "code"] as const;

/** Where a page stands in its route; the signed-in route has its sign-in behind it. */
export function stepOf(route: ChangeRoute, page: (typeof ORDER)[number]): Step {
  const pages = route === "absher" ? ORDER : ORDER.slice(1);
  return { current: pages.indexOf(page) + 1, total: pages.length };
}
