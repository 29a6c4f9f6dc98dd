import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import { guardedFrom } from "#lib/domain/mobile-change/account-after.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { strongestRow } from "#lib/domain/mobile-change/policy.ts";
import { strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { evidenceBefore } from "../mobile-change/evidence-now.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

/** A new password, hashed; that it keeps the rules was judged before. */
export type NewPassword = { readonly caseNumber: string; readonly passwordHash: string };

/**
 * Sets the password that a completed case of the two weakest rows left to set (mobile-change, Policy), once: takes a code to the number that is
 * now on file and the row's evidence as it stood before the request. Every session ends, and the account is guarded from now (mobile-change, Guarded
 * period).
 */
export function setPasswordAfterCase(
  ports: CasePorts,
  shown: ShownEvidence,
  given: NewPassword,
): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(shown.accountId);
    const change = await ports.mobileChanges.findCase(given.caseNumber);
    if (account === null || change?.accountId !== account.id) return refuse({ code: "case_missing" });
    const allowed = await maySet(ports, { account, change }, shown);
    return allowed.ok ? settle(ports, setting(ports, account, given), null) : allowed;
  });
}

async function maySet(
  ports: CasePorts,
  { account, change }: { readonly account: Account; readonly change: ChangeCase },
  shown: ShownEvidence,
): Promise<Result<null, CaseActRefusal>> {
  const isDue =
    account.recovery.passwordResetDueAt !== null && change.newPassword && change.progress.state === "completed";
  if (!isDue) return refuse({ code: "no_password_due" });
  const allowed = canAuthenticate(account, ports.clock.now());
  if (!allowed.ok) return allowed;
  const isOnFile = account.mobile.usable && shown.provedNumber === account.mobile.number;
  const row = strongestRow(await evidenceBefore(ports, { account, change }, shown));
  const isEnough = isOnFile && row !== null && strengthOf(row) >= strengthOf(change.row);
  return isEnough ? accept(null) : refuse({ code: "password_evidence_insufficient" });
}

function setting(ports: CasePorts, account: Account, { passwordHash }: NewPassword): CaseWrite {
  const now = ports.clock.now();
  const content = { template: "password_set_notice" } as const;
  const recovery = { ...account.recovery, passwordResetDueAt: null };
  return {
    ...NO_CHANGE,
    accountId: account.id,
    account: {
      found: account,
      after: { passwordHash, passwordChangedAt: now, guardedUntil: guardedFrom(account, now), recovery },
    },
    sessionsEnded: { exceptSid: null, reason: "password_set" },
    brings: {
      messages: tell(ports, channelsOf(account), { language: account.language, content }),
      audit: [{ event: "account.password_set", accountId: account.id, at: now, details: {} }],
      holdCodes: [],
      at: now,
    },
  };
}
