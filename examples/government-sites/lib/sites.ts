import { absher } from "../app/absher/site.ts";
import { citizenAccount } from "../app/citizen-account/site.ts";
import { tawakkalna } from "../app/tawakkalna/site.ts";
import type { Site } from "./site.ts";

/** Every site that this server serves. */
export const SITES = [citizenAccount, absher, tawakkalna] as const;

/** The site of this name, or of the address's first part. */
export function siteOf(id: string): Site | undefined {
  return SITES.find((site) => site.id === id);
}
