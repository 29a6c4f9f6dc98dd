import type { Account } from "#lib/domain/account/account.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { mayLift } from "#lib/domain/mobile-change/stopping.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { evidenceNow } from "../mobile-change/evidence-now.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { type Attempt, type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

/**
 * Lifts a freeze at once: with the old SIM and the password unless that phone was reported stolen, with a strong row, or in person; where only
 * the service desk was named, in person alone (mobile-change, Freeze).
 */
export function liftFreeze(ports: CasePorts, shown: ShownEvidence): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(shown.accountId);
    return account === null ? refuse({ code: "not_frozen" }) : lift(ports, account, shown);
  });
}

async function lift(ports: CasePorts, account: Account, shown: ShownEvidence): Promise<Attempt<null>> {
  const freeze = freezeOf(account, ports.clock.now());
  if (freeze === "none") return refuse({ code: "not_frozen" });
  const { proofs } = await evidenceNow(ports, account, shown);
  if (mayLift(freeze, proofs)) return settle(ports, thawing(ports, account, proofs), null);
  return refuse({ code: freeze === "in_person_only" ? "lift_in_person_only" : "lift_evidence_insufficient" });
}

function thawing(ports: CasePorts, account: Account, proofs: ReadonlySet<Proof>): CaseWrite {
  const now = ports.clock.now();
  const content = { template: "account_thawed_notice" } as const;
  return {
    ...NO_CHANGE,
    accountId: account.id,
    account: {
      found: account,
      after: {
        status: { kind: "active" },
        recovery: { ...account.recovery, frozenAt: null },
        // A new account that was confirmed in person is capped no more (mobile-change, New accounts).
        ...(proofs.has("in_person") && { cappedUntil: Math.min(account.cappedUntil, now) }),
      },
    },
    brings: {
      messages: tell(ports, channelsOf(account), { language: account.language, content }),
      audit: [{ event: "account.thawed", accountId: account.id, at: now, details: {} }],
      holdCodes: [],
      at: now,
    },
  };
}
