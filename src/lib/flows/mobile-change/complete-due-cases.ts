import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import { advanceCase, type EffectReading, isOpen } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { ChangePorts } from "./change-ports.ts";
import { completionOf } from "./completion.ts";
import { audienceOf, tellWithHoldCodes } from "./notices.ts";
import { type NumberReading, readNewNumber } from "./read-number.ts";

/** Something that is done again and again: `run` does what is due at `now` and answers how many things it did. */
export type Sweep = { readonly name: string; run(now: Instant): Promise<number> };

type SweepPorts = Pick<ChangePorts, "accounts" | "chance" | "jobs" | "mobileChanges" | "mobileOwnership">;

const BATCH = 50;

/** Completes the changes whose waiting time is over: registry, freeze and account are read again, and one that lost its number is cancelled. */
export function completeDueCases(ports: SweepPorts): Sweep {
  return {
    name: "mobile_change.complete_due_cases",
    run: async (now) => {
      const due = await ports.mobileChanges.dueCases(now, BATCH);
      for (const change of due) await settle(ports, change, now);
      return due.length;
    },
  };
}

/** Tells everyone, half-way through a waiting time, that a change is coming; each with a fresh hold code. */
export function tellHalfway(ports: SweepPorts): Sweep {
  return {
    name: "mobile_change.tell_halfway",
    run: async (now) => {
      const due = await ports.mobileChanges.dueNotices(now, BATCH);
      for (const change of due) await remind(ports, change, now);
      return due.length;
    },
  };
}

async function settle(ports: SweepPorts, change: ChangeCase, now: Instant): Promise<void> {
  const account = await ports.accounts.find(change.accountId);
  if (account === null) return;
  const reading = await readNewNumber(ports, account, change.contacts.newNumber);
  const next = advanceCase(change.progress, { type: "became_due", reading: effectReading(account, reading, now) }, now);
  if (!next.ok) return;
  const progress = next.value;
  if (progress.state === "completed") {
    const completed = { ...change, progress };
    const effect = { account, change: completed, previousHolder: reading.previousHolder, keptSession: null, now };
    await ports.mobileChanges.completeWaiting(completionOf(ports, effect));
    return;
  }
  const details = { reason: progress.state === "cancelled" ? progress.reason : "put_off" };
  const audit = isOpen(progress)
    ? []
    : [{ event: "mobile_change.refused", accountId: account.id, at: now, details } as const];
  await ports.mobileChanges.moveCase(change, progress, { messages: [], audit, holdCodes: [], at: now });
}

function effectReading(account: Account, reading: NumberReading, now: Instant): EffectReading {
  const allowed = canAuthenticate(account, now);
  const frozenUntil = allowed.ok ? "active" : allowed.refusal.until;
  if (!reading.givenTwice) return { ownership: reading.ownership, frozenUntil };
  return { ownership: { answer: "unknown", contract: null, simChangedAt: null }, frozenUntil };
}

async function remind(ports: SweepPorts, change: ChangeCase, now: Instant): Promise<void> {
  const account = await ports.accounts.find(change.accountId);
  const next = advanceCase(change.progress, { type: "halfway_told" }, now);
  if (account === null || !next.ok || !isOpen(next.value)) return;
  const effectAt = next.value.dueAt;
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(change.contacts),
    language: account.language,
    caseId: change.id,
    now,
    content: (holdCode) => ({ template: "mobile_change_halfway_notice", holdCode, effectAt }),
  });
  await ports.mobileChanges.moveCase(change, next.value, { ...notices, audit: [], at: now });
}
