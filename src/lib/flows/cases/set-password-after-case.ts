import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import { guardedFrom } from "#lib/domain/mobile-change/account-after.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { isFreshSim, type Proof } from "#lib/domain/mobile-change/evidence.ts";
import { passwordRowOf, passwordStrengthOf, strongestPasswordRow } from "#lib/domain/mobile-change/password-table.ts";
import { strongestRow } from "#lib/domain/mobile-change/policy.ts";
import { strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { evidenceBefore } from "../mobile-change/evidence-now.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { readOldNumber } from "../mobile-change/read-number.ts";
import { isStolen } from "../mobile-change/stolen-phone.ts";
import { type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

/** A new password, hashed; that it keeps the rules was judged before. `step` is the last one of the flow in which it was chosen. */
export type NewPassword = {
  readonly caseNumber: string;
  readonly passwordHash: string;
  readonly step: CaseWrite["step"];
};

/**
 * Sets the password that a completed case left to set (mobile-change, Policy), once: takes a code to the number that is now on file and the row's
 * evidence as it stood before the request. Every session ends, and the account is guarded from now (mobile-change, Guarded period).
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
  const proofs = await evidenceBefore(ports, { account, change }, shown);
  const isEnough = isOnFile && showsRowOf(change, proofs) && (await isSimTrusted(ports, { account, change }));
  return isEnough ? accept(null) : refuse({ code: "password_evidence_insufficient" });
}

/** Whether the proofs contain a row as strong as the case's, by the policy of what the case is for. */
function showsRowOf({ goal, row }: ChangeCase, proofs: ReadonlySet<Proof>): boolean {
  if (goal !== "password") {
    const shown = strongestRow(proofs);
    return shown !== null && strengthOf(shown) >= strengthOf(row);
  }
  const [shown, asked] = [strongestPasswordRow(proofs), passwordRowOf(row)];
  return shown !== null && asked !== null && passwordStrengthOf(shown) >= passwordStrengthOf(asked);
}

/**
 * Where the number stayed its SIM may have gone to somebody else while the case waited: one that was swapped within 72 h, or whose phone was
 * reported stolen, chooses no password. One of unknown age has been waited for.
 */
async function isSimTrusted(
  ports: CasePorts,
  { account, change }: { readonly account: Account; readonly change: ChangeCase },
): Promise<boolean> {
  if (change.goal === "number") return true;
  const reading = await readOldNumber(ports, account);
  const { simChangedAt } = reading;
  const isFresh = simChangedAt !== null && isFreshSim(simChangedAt, ports.clock.now());
  const isOwned = reading.answer === "yes" || isForeignNumber(account.mobile.number);
  return isOwned && !isFresh && !isStolen(account, reading);
}

function setting(ports: CasePorts, account: Account, { passwordHash, step }: NewPassword): CaseWrite {
  const now = ports.clock.now();
  const content = { template: "password_set_notice" } as const;
  const recovery = { ...account.recovery, passwordResetDueAt: null };
  return {
    ...NO_CHANGE,
    accountId: account.id,
    step,
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
