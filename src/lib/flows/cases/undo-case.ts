import { advanceCase } from "#lib/domain/mobile-change/case-machine.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import { type BeforeRequest, type ChangeCase, takesPassword } from "#lib/domain/mobile-change/change-case.ts";
import type { NumberOwnership, Proof } from "#lib/domain/mobile-change/evidence.ts";
import { checkOwnership, strongestRow } from "#lib/domain/mobile-change/policy.ts";
import { vouchesForForeign } from "#lib/domain/mobile-change/policy-table.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { accountAfterUndo, emailAfterUndo } from "#lib/domain/mobile-change/undo.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { movedAwayNotice } from "../mobile-change/completion.ts";
import { audienceOf, tell, tellWithHoldCodes } from "../mobile-change/notices.ts";
import { type NumberReading, readNewNumber } from "../mobile-change/read-number.ts";
import { contactsToTell } from "../mobile-change/stolen-phone.ts";
import { type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";
import { loadStopping, type Stoppable } from "./load-stopping.ts";

/** What an undo came to: `restored`, or the old number is not this id's now and the account is frozen with the new one. The case is the way back. */
export type UndoOutcome = { readonly kind: "restored" | "frozen"; readonly caseNumber: string };

/**
 * Undoes a change within 72 h after it took effect, at once, with evidence as it stood before the request (mobile-change, Undo): number, e-mail
 * and password as they were, and no factor that came since; every session ends, a guarded period begins, and a case for the way back is
 * opened. The old number comes back only if its ownership is yes now, or, for one of another country, what was shown vouches for it;
 * otherwise the account keeps the new one, frozen, and where the registry is silent the way back waits for it.
 * About a number that stayed nobody is asked.
 */
export function undoCase(
  ports: CasePorts,
  caseNumber: string,
  shown: ShownEvidence,
): Promise<Result<UndoOutcome, CaseActRefusal>> {
  return untilSettled(async () => {
    const found = await loadStopping(ports, caseNumber, shown);
    if (!found.ok) return found;
    const undone = await undoing(ports, found.value);
    return undone.ok ? settle(ports, undone.value.written, undone.value.outcome) : undone;
  });
}

type Undoing = { readonly written: CaseWrite; readonly outcome: UndoOutcome };

async function undoing(ports: CasePorts, found: Stoppable): Promise<Result<Undoing, CaseActRefusal>> {
  const { account, change } = found;
  const now = ports.clock.now();
  const next = advanceCase(change.progress, { type: "undone" }, now);
  if (!next.ok) return next.refusal.code === "not_due" ? refuse({ code: "busy" }) : refuse({ code: next.refusal.code });
  if (change.before === null) return refuse({ code: "case_ended" });
  const reading = change.goal === "number" ? await readNewNumber(ports, account, change.contacts.oldNumber) : STAYED;
  const way = wayBack(ports, { ...found, before: change.before, reading }, now);
  const isRestored = way.progress.state === "completed";
  const brings = await noticesOf(ports, { found, way, reading: isRestored ? reading : null }, now);
  const { weakRowsOffMs } = ports.policy.waits;
  const after = accountAfterUndo({ ...found, before: change.before, isRestored, weakRowsOffMs }, now);
  const written: CaseWrite = {
    ...NO_CHANGE,
    accountId: account.id,
    moved: [{ found: change, progress: next.value }],
    previousHolder: isRestored ? reading.previousHolder : null,
    account: { found: account, after },
    opened: way,
    // Who entered by the change may have enrolled something to come back with.
    factorsKept: change.before.factors.map(({ id }) => id),
    sessionsEnded: { exceptSid: null, reason: "change_undone" },
    brings,
  };
  return accept({ written, outcome: { kind: isRestored ? "restored" : "frozen", caseNumber: way.number } });
}

/** A number that stayed is taken for the person's own: it is not what comes back. */
const STAYED: NumberReading = {
  ownership: { answer: "yes", contract: "personal", simChangedAt: null },
  previousHolder: null,
  givenTwice: false,
};

type WayBack = Stoppable & { readonly before: BeforeRequest; readonly reading: NumberReading };

/** The case of the way back to the old number: done, ended where the number is lost, or waiting for a registry that is silent. */
function wayBack(ports: CasePorts, { account, change, proofs, before, reading }: WayBack, now: Instant): ChangeCase {
  const { oldNumber, newNumber, oldEmail, newEmail } = change.contacts;
  const { createdAt, mobile } = account;
  // What the change brought is gone, and shows nothing against the way back either.
  const { passwordHash, passwordChangedAt } = takesPassword(change) ? before : account;
  const email = emailAfterUndo(account, before);
  return {
    id: ports.chance.uuid(),
    number: ports.chance.caseNumber(),
    version: 0,
    accountId: account.id,
    goal: change.goal,
    row: strongestRow(proofs) ?? change.row,
    guarded: true,
    newPassword: false,
    route: "recovery",
    contacts: {
      oldNumber: newNumber,
      newNumber: oldNumber,
      oldEmail: newEmail === null ? oldEmail : (before.email?.address ?? null),
      newEmail: null,
      oldNumberCounts: change.goal === "number" || change.contacts.oldNumberCounts,
    },
    before: { ...before, createdAt, passwordHash, passwordChangedAt, mobile, email },
    progress: progressBack(reading, proofs, now),
  };
}

/** An undo is not undone in its turn: who disputes it goes to the service desk, or asks anew. */
function progressBack(
  { ownership, givenTwice }: NumberReading,
  proofs: ReadonlySet<Proof>,
  now: Instant,
): CaseProgress {
  const owned = isOwnAgain(ownership, proofs);
  if (owned.ok && !givenTwice) {
    const times = { requestedAt: now, completedAt: now, undoUntil: now };
    return { state: "completed", ...times, heldAt: null, contested: true };
  }
  if (!owned.ok && owned.refusal.code !== "ownership_unknown") {
    return { state: "cancelled", requestedAt: now, endedAt: now, reason: "number_lost" };
  }
  const never = { halfwayAt: null, dailyAt: null, heldAt: null, swapCounted: true };
  return { state: "waiting", requestedAt: now, dueAt: now, wakeAt: now, holdLimitAt: now, ...never };
}

function isOwnAgain(ownership: NumberOwnership, proofs: ReadonlySet<Proof>): ReturnType<typeof checkOwnership> {
  if (ownership !== "foreign") return checkOwnership(ownership);
  return vouchesForForeign(proofs) ? accept(null) : refuse({ code: "number_not_owned" });
}

type Telling = { readonly found: Stoppable; readonly way: ChangeCase; readonly reading: NumberReading | null };

async function noticesOf(
  ports: CasePorts,
  { found, way, reading }: Telling,
  now: Instant,
): Promise<CaseWrite["brings"]> {
  const { account, change, by } = found;
  const { goal, row } = change;
  const details = { goal, row, by, restored: reading !== null };
  const audience = audienceOf(contactsToTell(account, change.contacts));
  const audit = [{ event: "mobile_change.undone", accountId: account.id, at: now, details } as const];
  if (reading === null) {
    const content = { template: "mobile_change_undone_frozen_notice" } as const;
    const messages = tell(ports, audience, { language: account.language, content });
    return { messages, audit, holdCodes: [], at: now };
  }
  const notices = tellWithHoldCodes(ports, {
    audience,
    language: account.language,
    change: way,
    now,
    content: (hold) => ({ template: "mobile_change_undone_notice", goal, ...hold }),
  });
  const messages = [...notices.messages, ...movedAwayNotice(ports, reading.previousHolder)];
  return { messages, holdCodes: notices.holdCodes, audit, at: now };
}
