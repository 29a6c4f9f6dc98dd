import "server-only";
import { type Account, isGuarded } from "#lib/domain/account/account.ts";
import { assuranceOf, PASSWORD_AND_SMS, rankOf } from "#lib/domain/account/assurance.ts";
import { judgeLevel, reachableLevel } from "#lib/domain/account/level-request.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { portal } from "#lib/portal.ts";

/** Why the level that a site cannot do without is not reached now, and until when. */
export type OutOfReach =
  | { readonly kind: "new_account"; readonly until: Instant }
  | { readonly kind: "guarded"; readonly until: Instant }
  | { readonly kind: "no_passkey" }
  | { readonly kind: "unknown_level" };

/** What the level asked for means for the page: nothing, only a passkey will do, or nothing will. */
export type LevelView =
  | { readonly kind: "any_way" }
  | { readonly kind: "passkey_only"; readonly canLeave: boolean }
  | { readonly kind: "out_of_reach"; readonly why: OutOfReach };

const ANY_WAY: LevelView = { kind: "any_way" };

/** Reads what the level that was asked for means for who is signed in; nothing where nobody is. */
export async function readLevel({ asked, session, reasons }: InteractionDetails): Promise<LevelView> {
  if (asked.level === null || session === null || !reasons.includes("acr")) return ANY_WAY;
  const { accounts, clock, factors } = portal().ports;
  const [account, enrolled] = await Promise.all([accounts.find(session.accountId), factors.list(session.accountId)]);
  if (account === null) return ANY_WAY;
  const now = clock.now();
  const held = session.acr ?? undefined;
  const reachable = reachableLevel(account, enrolled, now);
  const verdict = judgeLevel(asked.level, held, reachable);
  if (verdict === "out_of_reach") return { kind: "out_of_reach", why: reasonOf(account, asked.level.wanted, now) };
  const byPassword = assuranceOf(account, PASSWORD_AND_SMS, now);
  const passwordWillDo = judgeLevel(asked.level, held, byPassword) === "can_be_raised";
  if (verdict === "met" || passwordWillDo) return ANY_WAY;
  const isOnlyReason = reasons.every((reason) => reason === "acr");
  if (asked.level.essential) return { kind: "passkey_only", canLeave: false };
  return isOnlyReason ? { kind: "passkey_only", canLeave: true } : ANY_WAY;
}

function reasonOf(account: Account, wanted: readonly string[], now: Instant): OutOfReach {
  if (wanted.every((level) => rankOf(level) < 0)) return { kind: "unknown_level" };
  if (isGuarded(account, now) && account.guardedUntil !== null && account.guardedUntil >= account.cappedUntil) {
    return { kind: "guarded", until: account.guardedUntil };
  }
  return now < account.cappedUntil ? { kind: "new_account", until: account.cappedUntil } : { kind: "no_passkey" };
}

/** Whether who is signed in has a passkey: then it is the way that is offered first. Nothing is looked up where nobody is. */
export async function hasPasskey({ session }: InteractionDetails): Promise<boolean> {
  if (session === null) return false;
  const enrolled = await portal().ports.factors.list(session.accountId);
  return enrolled.some(({ kind }) => kind === "passkey");
}

/** Whether the site wants more than a password and a text message can bring, so that the passkey stands first. */
export function wantsPasskey({ asked }: InteractionDetails): "no" | "wishes" | "needs" {
  if (asked.level === null) return "no";
  const ranks = asked.level.wanted.map(rankOf).filter((rank) => rank >= 0);
  const [lowest, highest] = [Math.min(...ranks), Math.max(...ranks)];
  const passkey = rankOf("urn:nafidha:loa:3");
  if (asked.level.essential) return lowest === passkey ? "needs" : "no";
  return highest === passkey ? "wishes" : "no";
}
