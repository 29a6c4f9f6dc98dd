import { type Account, FREEZE_MS, type FreezeEnd } from "#lib/domain/account/account.ts";
import { advanceCase } from "#lib/domain/mobile-change/case-machine.ts";
import { isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import type { HoldRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { HoldTarget } from "#lib/ports/hold-code-store.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { audienceOf, channelsOf, tell } from "./notices.ts";
import { readOldNumber } from "./read-number.ts";
import { contactsToTell, isStolen } from "./stolen-phone.ts";

/** What the freeze page brings, parsed. `page` is the id that its picture is bound to. */
export type TypedHold = {
  readonly code: string;
  readonly picture: string;
  readonly page: string;
  readonly visit: Visit;
};

/** What the page of an e-mail's link brings: the link's secret. */
export type FollowedHold = { readonly link: string; readonly visit: Visit };

/** What a hold code did: stopped a waiting change until later, or froze the account. */
export type HoldOutcome =
  | { readonly kind: "held"; readonly caseNumber: string; readonly effectAt: Instant }
  | { readonly kind: "frozen"; readonly until: FreezeEnd };

const MAX_RACES = 8;
const throttleKey = (visit: Visit): string => `hold-code|${visit.network}`;

/**
 * Stops what a hold code stands for: a waiting change is held, a completed one freezes the account for 72 h, a new account freezes until
 * the service desk. Picture first; guesses are slowed down by network; every code that does not count gets one refusal.
 */
export async function holdByCode(ports: ChangePorts, typed: TypedHold): Promise<Result<HoldOutcome, HoldRefusal>> {
  const now = ports.clock.now();
  const verdict = await ports.pictures.answer({ purpose: "freeze", flowId: typed.page, now }, typed.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
  return holdSlowly(ports, typed.visit, typed.code);
}

/** The same by the link of an e-mail. Its secret of 128 bits is nothing to guess, so that a button is all it asks for. */
export async function holdByLink(
  ports: ChangePorts,
  followed: FollowedHold,
): Promise<Result<HoldOutcome, HoldRefusal>> {
  const held = await holdSlowly(ports, followed.visit, followed.link);
  const isUnknown = !held.ok && held.refusal.code === "hold_code_not_accepted";
  return isUnknown ? refuse({ code: "hold_link_not_accepted" }) : held;
}

async function holdSlowly(ports: ChangePorts, visit: Visit, secret: string): Promise<Result<HoldOutcome, HoldRefusal>> {
  const now = ports.clock.now();
  const attempt = await ports.throttle.attempt(throttleKey(visit), now, waitAfterFailures);
  if (!attempt.admitted) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((attempt.waitUntil - now) / 1000) });
  }
  const stopped = await stopBy(ports, secret, now);
  if (!stopped.ok) return stopped;
  await ports.throttle.clear(throttleKey(visit));
  ports.jobs.nudge();
  return stopped;
}

async function stopBy(ports: ChangePorts, code: string, now: Instant): Promise<Result<HoldOutcome, HoldRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const target = await ports.holdCodes.find(code, now);
    const stopped = target === null ? null : await stop(ports, { ...target, code, now });
    if (stopped === null) return refuse({ code: "hold_code_not_accepted" });
    if (stopped !== "another_was_first") return accept(stopped);
  }
  return refuse({ code: "busy" });
}

type Stopping = HoldTarget & { readonly code: string; readonly now: Instant };
type Stopped = HoldOutcome | "another_was_first" | null;
type Target = { readonly account: Account; readonly change: ChangeCase };

async function stop(ports: ChangePorts, target: Stopping): Promise<Stopped> {
  const account = await ports.accounts.find(target.accountId);
  if (account === null) return null;
  if (target.caseId === null) return freezeWhole(ports, target, account);
  const change = await ports.mobileChanges.findCaseById(target.caseId);
  if (change === null) return null;
  if (target.sentTo === "old_number" && !(await stillCounts(ports, { account, change }))) return null;
  return isOpen(change.progress)
    ? hold(ports, target, { account, change })
    : freeze(ports, target, { account, change });
}

/**
 * A code that went to the old number stops nothing once its phone was reported stolen, or the registry no longer gives the number to this
 * id (mobile-change, Hold). A silent registry leaves it as it is.
 */
async function stillCounts(ports: ChangePorts, { account, change }: Target): Promise<boolean> {
  const { oldNumber, oldNumberCounts } = change.contacts;
  if (!oldNumberCounts) return false;
  return counts(ports, { ...account, mobile: { ...account.mobile, number: oldNumber, usable: true } });
}

async function counts(ports: ChangePorts, account: Account): Promise<boolean> {
  const reading = await readOldNumber(ports, account);
  return reading.answer !== "no" && !isStolen(account, reading);
}

async function hold(ports: ChangePorts, { code, now }: Stopping, { account, change }: Target): Promise<Stopped> {
  const next = advanceCase(change.progress, { type: "held" }, now);
  if (!next.ok || !isOpen(next.value)) return null;
  const { goal, row } = change;
  const effectAt = next.value.dueAt;
  const messages = tell(ports, audienceOf(contactsToTell(account, change.contacts)), {
    language: account.language,
    content: { template: "mobile_change_held_notice", goal, effectAt },
  });
  const details = { goal, row };
  const audit = [{ event: "mobile_change.held", accountId: account.id, at: now, details } as const];
  const brings = { messages, audit, holdCodes: [], at: now };
  const moved = [{ found: change, progress: next.value }];
  const written = await ports.mobileChanges.write({
    ...NO_CHANGE,
    accountId: account.id,
    holdCode: code,
    moved,
    brings,
  });
  return written === "written" ? { kind: "held", caseNumber: change.number, effectAt } : "another_was_first";
}

/** A hold after a completed change freezes for 72 h; the time for undoing it grows by as much. */
async function freeze(ports: ChangePorts, stopping: Stopping, { account, change }: Target): Promise<Stopped> {
  const next = advanceCase(change.progress, { type: "held" }, stopping.now);
  if (!next.ok) return null;
  const until = longestFreeze(account, stopping.now + FREEZE_MS);
  const messages = tell(ports, audienceOf(contactsToTell(account, change.contacts)), {
    language: account.language,
    content: { template: "account_frozen_notice" },
  });
  const moved = [{ found: change, progress: next.value }];
  return writeFreeze(ports, stopping, { account, until, moved, messages, reason: "mobile_change" });
}

/**
 * A new account freezes until the service desk; one of which the password or e-mail was changed for 72 h, as after a change of number. A stolen
 * phone's code freezes nothing.
 */
async function freezeWhole(ports: ChangePorts, stopping: Stopping, account: Account): Promise<Stopped> {
  const { reason, sentTo, now } = stopping;
  if (sentTo === "old_number" && !(await counts(ports, account))) return null;
  const until = reason === "new_account" ? null : longestFreeze(account, now + FREEZE_MS);
  const content = { template: "account_frozen_notice" } as const;
  const messages = tell(ports, channelsOf(account), { language: account.language, content });
  return writeFreeze(ports, stopping, { account, until, moved: [], messages, reason });
}

type Freezing = {
  readonly account: Account;
  readonly until: FreezeEnd;
  readonly moved: Parameters<ChangePorts["mobileChanges"]["write"]>[0]["moved"];
  readonly messages: ReturnType<typeof tell>;
  readonly reason: string;
};

async function writeFreeze(ports: ChangePorts, { code, now }: Stopping, freezing: Freezing): Promise<Stopped> {
  const { account, until, moved, messages, reason } = freezing;
  const audit = [{ event: "account.frozen", accountId: account.id, at: now, details: { reason } } as const];
  const written = await ports.mobileChanges.write({
    ...NO_CHANGE,
    accountId: account.id,
    holdCode: code,
    moved,
    account: { found: account, after: frozenUntil(account, until, now) },
    sessionsEnded: { exceptSid: null, reason: "frozen" },
    brings: { messages, audit, holdCodes: [], at: now },
  });
  return written === "written" ? { kind: "frozen", until } : "another_was_first";
}

/** What becomes of an account that is frozen now; a freeze under way keeps its beginning. */
export function frozenUntil(account: Account, until: FreezeEnd, now: Instant) {
  const frozenAt = freezeOf(account, now) === "none" ? now : (account.recovery.frozenAt ?? now);
  return { status: { kind: "frozen", until }, recovery: { ...account.recovery, frozenAt } } as const;
}

/** A freeze is never shortened by another one. */
export function longestFreeze({ status }: Pick<Account, "status">, until: FreezeEnd): FreezeEnd {
  if (status.kind === "active" || until === null) return until;
  if (status.until === null) return null;
  if (until === "lifted" || status.until === "lifted") return "lifted";
  return Math.max(status.until, until);
}
