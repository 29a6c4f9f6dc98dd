import type { Site } from "../../lib/site.ts";

/** Citizen Account pays people money: it needs to know who they are and to reach them by every way there is. */
export const citizenAccount: Site = { id: "citizen-account", scope: "openid profile email phone national_id" };
