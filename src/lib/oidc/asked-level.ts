import type { LevelRequest } from "#lib/domain/account/level-request.ts";
import { acrAskedIn } from "./claims-request.ts";

/** The parameters in which a site asks for levels. */
export type LevelParameters = { readonly acr_values?: unknown; readonly claims?: unknown };

/** The levels that a site asked for: in the `claims` parameter, which may make them essential, or else as a wish in `acr_values`. */
export function askedLevel({ acr_values: wish, claims }: LevelParameters): LevelRequest | null {
  const acr = acrAskedIn(claims);
  const named = [...(acr?.values ?? []), ...(acr?.value === undefined ? [] : [acr.value])];
  if (acr?.essential === true && named.length > 0) return { wanted: named, essential: true };
  const wished = typeof wish === "string" ? wish.split(" ").filter((level) => level !== "") : [];
  const wanted = wished.length > 0 ? wished : named;
  return wanted.length > 0 ? { wanted, essential: false } : null;
}
