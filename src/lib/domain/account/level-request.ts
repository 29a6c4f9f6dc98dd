import type { Factor } from "../factors/factor.ts";
import type { Instant } from "../result.ts";
import type { Account } from "./account.ts";
import { type AssuranceLevel, levelCap, rankOf } from "./assurance.ts";

/** The levels that a site asked for, and whether it takes nothing less (OpenID Connect Core §5.5.1.1). */
export type LevelRequest = { readonly wanted: readonly string[]; readonly essential: boolean };

/** What a request for levels comes to for who is signed in: it is met, signing in again would meet it better, or it cannot be met now. */
export type LevelVerdict = "met" | "can_be_raised" | "out_of_reach";

/**
 * Judges a request against the level that the session has and the highest one that the account can reach now. A level includes those below it. A
 * wish that cannot be met is no reason to ask anything of the person: the ID token says what the site got. What is essential is met or refused.
 */
export function judgeLevel(
  { wanted, essential }: LevelRequest,
  held: string | undefined,
  reachable: string,
): LevelVerdict {
  const ranks = wanted.map(rankOf).filter((rank) => rank >= 0);
  if (essential) {
    const least = Math.min(...ranks);
    if (rankOf(held) >= least) return "met";
    return rankOf(reachable) >= least ? "can_be_raised" : "out_of_reach";
  }
  if (held !== undefined && wanted.includes(held)) return "met";
  return ranks.some((rank) => rank > rankOf(held) && rank <= rankOf(reachable)) ? "can_be_raised" : "met";
}

/** The highest level that an account can reach now with what it has enrolled: only a passkey withstands phishing. */
export function reachableLevel(
  account: Pick<Account, "cappedUntil" | "guardedUntil">,
  enrolled: readonly Pick<Factor, "kind">[],
  now: Instant,
): AssuranceLevel {
  const cap = levelCap(account, now);
  const hasPasskey = enrolled.some(({ kind }) => kind === "passkey");
  return cap === "urn:nafidha:loa:1" || hasPasskey ? cap : "urn:nafidha:loa:2";
}
