import type { Account, FreezeEnd } from "#lib/domain/account/account.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import { checkOwnership } from "#lib/domain/mobile-change/policy.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, type FreezeWay, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { frozenUntil, longestFreeze } from "../mobile-change/hold-by-code.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { readOldNumber } from "../mobile-change/read-number.ts";
import { isStolen } from "../mobile-change/stolen-phone.ts";
import { type Attempt, type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

/** How long each way of freezing rests after it was used (mobile-change, Freeze). */
export const FREEZE_REST_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Freezes an account from the public page: no sign-in and no site anywhere, until it is lifted. It takes a code from one of the account's
 * channels, or the password, or a number of one's own with registry facts; each once in 30 days. One that is frozen already stays so.
 */
export function freezeAccount(
  ports: CasePorts,
  shown: ShownEvidence,
): Promise<Result<{ readonly until: FreezeEnd }, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(shown.accountId);
    const ways = account === null ? [] : await waysShown(ports, account, shown);
    if (account === null || ways.length === 0) return refuse({ code: "freeze_evidence_insufficient" });
    const now = ports.clock.now();
    return isFrozenForGood(account, now)
      ? accept({ until: account.status.until })
      : freezeBy(ports, { account, ways, now });
  });
}

type Frozen = Account & { readonly status: Extract<Account["status"], { kind: "frozen" }> };

function isFrozenForGood(account: Account, now: Instant): account is Frozen {
  return (
    freezeOf(account, now) !== "none" && account.status.kind === "frozen" && typeof account.status.until !== "number"
  );
}

/** The first way that has rested long enough freezes; the others stay unused. */
async function freezeBy(
  ports: CasePorts,
  { account, ways, now }: { readonly account: Account; readonly ways: readonly FreezeWay[]; readonly now: Instant },
): Promise<Attempt<{ readonly until: FreezeEnd }>> {
  const until = longestFreeze(account, "lifted");
  for (const way of ways) {
    const tried = await settle(ports, freezing(ports, { account, way, now }), { until });
    if (tried === "another_was_first" || tried.ok) return tried;
  }
  // Somebody may have frozen it by the same ways just now: then it is frozen, which is what was asked for.
  const current = await ports.accounts.find(account.id);
  return current !== null && isFrozenForGood(current, now)
    ? accept({ until: current.status.until })
    : refuse({ code: "freeze_used_lately" });
}

function freezing(
  ports: CasePorts,
  { account, way, now }: { readonly account: Account; readonly way: FreezeWay; readonly now: Instant },
): CaseWrite {
  const content = { template: "account_frozen_notice" } as const;
  return {
    ...NO_CHANGE,
    accountId: account.id,
    freezeWay: { way, restMs: FREEZE_REST_MS },
    account: { found: account, after: frozenUntil(account, longestFreeze(account, "lifted"), now) },
    sessionsEnded: { exceptSid: null, reason: "frozen" },
    brings: {
      messages: tell(ports, channelsOf(account), { language: account.language, content }),
      audit: [{ event: "account.frozen", accountId: account.id, at: now, details: { reason: way } }],
      holdCodes: [],
      at: now,
    },
  };
}

async function waysShown(ports: CasePorts, account: Account, shown: ShownEvidence): Promise<readonly FreezeWay[]> {
  const ways: FreezeWay[] = [];
  const hasEmail = shown.proofs.includes("email") && account.email !== null;
  if (hasEmail || (shown.proofs.includes("old_sim") && (await isOwnChannel(ports, account)))) ways.push("channel_code");
  if (shown.proofs.includes("password")) ways.push("password");
  if (shown.proofs.includes("registry_facts") && (await isOwnNumber(ports, account, shown.provedNumber))) {
    ways.push("new_number");
  }
  return ways;
}

/** A number whose phone was reported stolen, or that the registry gives to somebody else, freezes nothing. */
async function isOwnChannel(ports: CasePorts, account: Account): Promise<boolean> {
  const reading = await readOldNumber(ports, account);
  return reading.answer !== "no" && !isStolen(account, reading);
}

async function isOwnNumber(ports: CasePorts, { nationalId }: Account, number: string | null): Promise<boolean> {
  if (number === null || isForeignNumber(number)) return false;
  return checkOwnership(await ports.mobileOwnership.check(nationalId, number)).ok;
}
