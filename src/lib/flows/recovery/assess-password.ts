import type { Account } from "#lib/domain/account/account.ts";
import type { ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import {
  decidePassword,
  numberCountsAt,
  type PasswordPolicyRefusal,
  type PasswordRequest,
} from "#lib/domain/mobile-change/forgotten-password.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { checkOwnership, type OwnershipRefusal } from "#lib/domain/mobile-change/policy.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { ShownEvidence } from "../cases/act-ports.ts";
import { type AssessedChange, beforeOf } from "../mobile-change/assess.ts";
import { type EvidenceNow, evidenceNow } from "../mobile-change/evidence-now.ts";
import { isStolen } from "../mobile-change/stolen-phone.ts";
import type { RecoveryPorts } from "./recovery-ports.ts";

/** Why no new password is to be had. `number_not_on_file`: the SIM that was shown is not, or no longer, the one to which codes go. */
export type PasswordRequestRefusal = PasswordPolicyRefusal | OwnershipRefusal | { readonly code: "number_not_on_file" };

/**
 * Reads everything that decides about a new password afresh, the registry's word on the number on file too, and decides. No registry knows a number
 * of another country: the account's is taken for the person's own, and its SIM for one of unknown age.
 */
export async function assessPassword(
  ports: RecoveryPorts,
  account: Account,
  shown: ShownEvidence,
): Promise<Result<AssessedChange, PasswordRequestRefusal>> {
  if (!account.mobile.usable || account.mobile.number !== shown.provedNumber) {
    return refuse({ code: "number_not_on_file" });
  }
  const [evidence, superseded] = await Promise.all([
    evidenceNow(ports, account, shown),
    ports.mobileChanges.findOpenCase(account.id),
  ]);
  const owned = isForeignNumber(account.mobile.number) ? accept(null) : checkOwnership(evidence.oldNumber);
  if (!owned.ok) return owned;
  if (isStolen(account, evidence.oldNumber)) return refuse({ code: "number_not_on_file" });
  const request = requestOf({ account, evidence, superseded }, ports.clock.now());
  const decision = decidePassword(request, ports.policy.waits);
  if (!decision.ok) return decision;
  return accept({
    goal: "password",
    account,
    previousHolder: null,
    decision: decision.value,
    contacts: contactsOf(account),
    before: { ...beforeOf(account), factors: evidence.factors },
    route: "recovery",
    superseded,
  });
}

type Facts = Pick<AssessedChange, "account" | "superseded"> & { readonly evidence: EvidenceNow };

function requestOf({ account, evidence, superseded }: Facts, now: Instant): PasswordRequest {
  const { weakRowsOffAt, contestedUntil } = account.recovery;
  const wish = superseded?.goal === "password" ? "same" : "something_else";
  return {
    proofs: evidence.proofs,
    hasUnshownFactor: evidence.hasUnshownFactor,
    numberCountsAt: numberCountsAt(account, evidence.oldNumber.simChangedAt, now),
    freeze: freezeOf(account, now),
    weakRows: weakRowsOffAt !== null && now >= weakRowsOffAt ? "off" : "on",
    dispute: contestedUntil !== null && now < contestedUntil ? "contested" : "none",
    guardedUntil: secondChangeBarredUntil(account, now),
    openCase: superseded === null ? null : { number: superseded.number, row: superseded.row, wish },
    now,
  };
}

/** The number stays, and it counts: its code was typed, and its phone is not reported stolen. */
function contactsOf({ mobile, email }: Account): ChangedContacts {
  const { number } = mobile;
  return {
    oldNumber: number,
    newNumber: number,
    oldEmail: email?.address ?? null,
    newEmail: null,
    oldNumberCounts: true,
  };
}
