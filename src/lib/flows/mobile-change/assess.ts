import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import type { ChangeCase, ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import { countedProofs, hasUnshownFactor, type OwnershipReading } from "#lib/domain/mobile-change/evidence.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { type Decision, decide } from "#lib/domain/mobile-change/policy.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant, Wish } from "#lib/domain/mobile-change/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { ChangePorts } from "./change-ports.ts";
import { isUnchanged } from "./give-new-number.ts";
import { type NumberReading, readNewNumber, readOldNumber } from "./read-number.ts";

/** A change that the policy allows, with the accounts as they were read for the decision. */
export type AssessedChange = {
  readonly account: Account;
  readonly previousHolder: Account | null;
  readonly decision: Decision;
  readonly contacts: ChangedContacts;
  readonly route: Applicant["route"];
};

/** Reads everything that decides about a wish, afresh, and decides. The number must have been proved. */
export async function assess(
  ports: ChangePorts,
  { applicant, wish }: { readonly applicant: Applicant; readonly wish: Wish },
): Promise<Result<AssessedChange, MobileChangeRefusal>> {
  const account = await ports.accounts.find(applicant.accountId);
  if (account === null) return refuse({ code: "change_flow_missing" });
  const allowed = canAuthenticate(account, ports.clock.now());
  if (!allowed.ok) return allowed;
  if (isUnchanged(account, wish)) return refuse({ code: "number_unchanged" });
  const [reading, oldNumber, open, factors] = await Promise.all([
    readNewNumber(ports, account, wish.number),
    readOldNumber(ports, account),
    ports.mobileChanges.findOpenCase(account.id),
    ports.factors.list(account.id),
  ]);
  const decision = judge(ports, { applicant, account, factors, wish, reading, oldNumber, open });
  if (!decision.ok) return decision;
  if (reading.givenTwice) return refuse({ code: "number_given_twice" });
  const { previousHolder } = reading;
  const contacts = contactsOf(account, wish, oldNumber);
  return accept({ account, previousHolder, decision: decision.value, contacts, route: applicant.route });
}

type Facts = {
  readonly applicant: Applicant;
  readonly account: Account;
  readonly factors: readonly Factor[];
  readonly wish: Wish;
  readonly reading: NumberReading;
  readonly oldNumber: OwnershipReading;
  readonly open: ChangeCase | null;
};

function judge(ports: ChangePorts, facts: Facts): ReturnType<typeof decide> {
  const { applicant, account, factors, wish, reading, oldNumber, open } = facts;
  const now = ports.clock.now();
  const { shownAt, shownFactors, knownSince } = applicant;
  const shown = { factors, shownFactors, knownSince, shownAt } as const;
  const evidence = { account, oldNumber, now, ...shown };
  const goal = open?.contacts.newNumber === wish.number ? "same" : "another";
  return decide(
    {
      proofs: countedProofs(applicant.proofs, evidence),
      hasUnshownFactor: hasUnshownFactor(applicant.proofs, evidence),
      ownership: reading.ownership,
      oldNumber: oldNumber.answer,
      freeze: "none",
      weakRows: "on",
      dispute: "none",
      guardedUntil: secondChangeBarredUntil(account, now),
      openCase: open === null ? null : { number: open.number, row: open.row, goal },
      now,
    },
    ports.policy.waits,
  );
}

function contactsOf(account: Account, wish: Wish, oldNumber: OwnershipReading): ChangedContacts {
  return {
    oldNumber: account.mobile.number,
    newNumber: wish.number,
    oldEmail: account.email?.address ?? null,
    newEmail: wish.email,
    oldNumberCounts: account.mobile.usable && oldNumber.answer !== "no",
  };
}
