import type { Account } from "#lib/domain/account/account.ts";
import type { CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import type { BeforeRequest, ChangeCase, ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import type { OwnershipReading } from "#lib/domain/mobile-change/evidence.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { type Decision, decide } from "#lib/domain/mobile-change/policy.ts";
import type { ChangeRequest } from "#lib/domain/mobile-change/policy-table.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant, Wish } from "#lib/domain/mobile-change/state.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { ChangePorts } from "./change-ports.ts";
import { type EvidenceNow, evidenceNow } from "./evidence-now.ts";
import { isUnchanged } from "./give-new-number.ts";
import { type NumberReading, readNewNumber } from "./read-number.ts";

/** A change that the policy allows, with the accounts as they were read for the decision. */
export type AssessedChange = {
  readonly goal: CaseGoal;
  readonly account: Account;
  readonly previousHolder: Account | null;
  readonly decision: Decision;
  readonly contacts: ChangedContacts;
  readonly before: BeforeRequest;
  readonly route: Applicant["route"];
  /** The account's open case, which this one supersedes. */
  readonly superseded: ChangeCase | null;
};

/** Reads everything that decides about a wish, afresh, and decides. The number must have been proved. */
export async function assess(
  ports: ChangePorts,
  { applicant, wish }: { readonly applicant: Applicant; readonly wish: Wish },
): Promise<Result<AssessedChange, MobileChangeRefusal>> {
  const account = await ports.accounts.find(applicant.accountId);
  if (account === null) return refuse({ code: "change_flow_missing" });
  if (isUnchanged(account, wish)) return refuse({ code: "number_unchanged" });
  const [reading, evidence, superseded] = await Promise.all([
    readNewNumber(ports, account, wish.number),
    evidenceNow(ports, account, applicant),
    ports.mobileChanges.findOpenCase(account.id),
  ]);
  const request = requestOf({ account, wish, reading, evidence, open: superseded }, ports.clock.now());
  const decision = decide(request, ports.policy.waits);
  if (!decision.ok) return decision;
  if (reading.givenTwice) return refuse({ code: "number_given_twice" });
  return accept({
    goal: "number",
    account,
    previousHolder: reading.previousHolder,
    decision: decision.value,
    contacts: contactsOf(account, wish, evidence.oldNumber),
    before: { ...beforeOf(account), factors: evidence.factors },
    route: applicant.route,
    superseded,
  });
}

type Facts = {
  readonly account: Account;
  readonly wish: Wish;
  readonly reading: NumberReading;
  readonly evidence: EvidenceNow;
  readonly open: ChangeCase | null;
};

function requestOf({ account, wish, reading, evidence, open }: Facts, now: Instant): ChangeRequest {
  const { weakRowsOffAt, contestedUntil } = account.recovery;
  return {
    proofs: evidence.proofs,
    hasUnshownFactor: evidence.hasUnshownFactor,
    ownership: reading.ownership,
    oldNumber: evidence.oldNumber.answer,
    freeze: freezeOf(account, now),
    weakRows: weakRowsOffAt !== null && now >= weakRowsOffAt ? "off" : "on",
    dispute: contestedUntil !== null && now < contestedUntil ? "contested" : "none",
    guardedUntil: secondChangeBarredUntil(account, now),
    openCase: open === null ? null : { number: open.number, row: open.row, wish: relationOf(open, wish) },
    now,
  };
}

function relationOf({ goal, contacts }: ChangeCase, wish: Wish) {
  if (goal !== "number") return "something_else";
  return contacts.newNumber === wish.number ? "same" : "another";
}

/** What a case changes about this account; the old number is told while it counts. */
export function contactsOf(account: Account, wish: Wish, oldNumber: OwnershipReading): ChangedContacts {
  return {
    oldNumber: account.mobile.number,
    newNumber: wish.number,
    oldEmail: account.email?.address ?? null,
    newEmail: wish.email,
    oldNumberCounts: account.mobile.usable && oldNumber.answer !== "no" && account.recovery.phoneStolenAt === null,
  };
}

/** The account as it stands before a request, but for its factors. */
export function beforeOf(account: Account): Omit<BeforeRequest, "factors"> {
  const { createdAt, passwordHash, passwordChangedAt, mobile, email } = account;
  return { createdAt, passwordHash, passwordChangedAt, mobile, email, isHashForgotten: false };
}
