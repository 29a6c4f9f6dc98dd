import type { RegistrationRoute } from "./paths.ts";

type Step = { readonly current: number; readonly total: number };

/** How far along a route's later pages are. */
const STEPS: Readonly<Record<RegistrationRoute, Readonly<Record<"review" | "code", Step>>>> = {
  new_user: { review: { current: 3, total: 4 }, code: { current: 4, total: 4 } },
  national_file: { review: { current: 2, total: 3 }, code: { current: 3, total: 3 } },
};

/** How far along a page is, by a route; what follows the code belongs to its step. */
export const stepOf = (route: RegistrationRoute, page: "review" | "code"): Step => STEPS[route][page];
