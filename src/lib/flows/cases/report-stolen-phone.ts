import type { Account } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { type CaseWrite, type MovedCase, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { evidenceNow } from "../mobile-change/evidence-now.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

const PROVES_THEFT: readonly Proof[] = ["in_person", "passkey", "recovery_code"];

/**
 * The person says that the phone was stolen: from now on the old number counts for no hold, freeze, cancel or change (mobile-change, Hold). Takes
 * a passkey, a recovery code or a visit. After a completed change the old number is the one that was changed; otherwise the one on file.
 */
export function reportStolenPhone(ports: CasePorts, shown: ShownEvidence): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(shown.accountId);
    if (account === null) return refuse({ code: "stolen_evidence_insufficient" });
    const { proofs } = await evidenceNow(ports, account, shown);
    if (!PROVES_THEFT.some((proof) => proofs.has(proof))) return refuse({ code: "stolen_evidence_insufficient" });
    const [changed, open] = await Promise.all([
      ports.mobileChanges.findLatestCase(account.id, "number"),
      ports.mobileChanges.findOpenCase(account.id),
    ]);
    return settle(ports, reporting(ports, account, { changed, open }), null);
  });
}

/** The newest change of the number, and the open case, which may be for something else. */
type Cases = { readonly changed: ChangeCase | null; readonly open: ChangeCase | null };

function reporting(ports: CasePorts, account: Account, { changed, open }: Cases): CaseWrite {
  const now = ports.clock.now();
  const isChanged = changed !== null && canBeUndone(changed, now);
  const concerned = isChanged ? changed : open;
  const recovery = isChanged ? account.recovery : { ...account.recovery, phoneStolenAt: now };
  const content = { template: "phone_stolen_notice" } as const;
  const audience = channelsOf({ ...account, recovery });
  return {
    ...NO_CHANGE,
    accountId: account.id,
    moved: concerned === null ? [] : [withoutOldNumber(concerned)],
    account: { found: account, after: { recovery } },
    brings: {
      messages: tell(ports, audience, { language: account.language, content }),
      audit: [{ event: "account.phone_stolen", accountId: account.id, at: now, details: { changed: isChanged } }],
      holdCodes: [],
      at: now,
    },
  };
}

function canBeUndone({ progress }: ChangeCase, now: Instant): boolean {
  return progress.state === "completed" && now < progress.undoUntil;
}

/** The case as it is, but for its old number, which counts no more. */
function withoutOldNumber(change: ChangeCase): MovedCase {
  const contacts = { ...change.contacts, oldNumberCounts: false };
  return { found: { ...change, contacts }, progress: change.progress };
}
