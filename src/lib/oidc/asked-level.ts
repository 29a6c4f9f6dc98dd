import { z } from "zod";
import type { LevelRequest } from "#lib/domain/account/level-request.ts";

const acrClaim = z.object({ essential: z.boolean(), value: z.string(), values: z.array(z.string()).max(10) }).partial();
const claimsParameter = z.object({ id_token: z.object({ acr: acrClaim.nullable().optional() }).strict() }).strict();

/** The parameters in which a site asks for levels. */
export type LevelParameters = { readonly acr_values?: unknown; readonly claims?: unknown };

/** Whether a `claims` parameter asks for nothing but a level: everything about the person is asked for by scope (decision 40). */
export function asksForLevelOnly(claims: unknown): boolean {
  return claimsParameter.safeParse(claims).success;
}

/** The levels that a site asked for: in the `claims` parameter, which may make them essential, or else as a wish in `acr_values`. */
export function askedLevel({ acr_values: wish, claims }: LevelParameters): LevelRequest | null {
  const acr = acrIn(claims);
  const named = [...(acr?.values ?? []), ...(acr?.value === undefined ? [] : [acr.value])];
  if (acr?.essential === true && named.length > 0) return { wanted: named, essential: true };
  const wished = typeof wish === "string" ? wish.split(" ").filter((level) => level !== "") : [];
  const wanted = wished.length > 0 ? wished : named;
  return wanted.length > 0 ? { wanted, essential: false } : null;
}

function acrIn(claims: unknown): z.output<typeof acrClaim> | null {
  const parsed = claimsParameter.safeParse(typeof claims === "string" ? jsonIn(claims) : claims);
  return parsed.success ? (parsed.data.id_token.acr ?? null) : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
