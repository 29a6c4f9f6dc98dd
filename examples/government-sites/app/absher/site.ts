import type { Site } from "../../lib/site.ts";

/** Absher serves the person of an ID and calls them by phone; it writes no e-mails, so it does not ask for the address. */
export const absher: Site = { id: "absher", scope: "openid profile phone national_id" };
