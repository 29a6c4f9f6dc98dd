import { type Account, FREEZE_MS } from "#lib/domain/account/account.ts";
import { advanceCase, isOpen } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { HoldRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Recipient } from "#lib/domain/outgoing-message.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { HoldTarget } from "#lib/ports/hold-code-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { audienceOf, emailOf, tell } from "./notices.ts";

/** What the freeze page brings, parsed. `page` is the id that its picture is bound to. */
export type TypedHold = {
  readonly code: string;
  readonly picture: string;
  readonly page: string;
  readonly visit: Visit;
};

/** What a hold code did: stopped a waiting change until later, or froze the account (`until` null: until the service desk). */
export type HoldOutcome =
  | { readonly kind: "held"; readonly caseNumber: string; readonly effectAt: Instant }
  | { readonly kind: "frozen"; readonly until: Instant | null };

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
  const attempt = await ports.throttle.attempt(throttleKey(typed.visit), now, waitAfterFailures);
  if (!attempt.admitted) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((attempt.waitUntil - now) / 1000) });
  }
  const stopped = await stopByCode(ports, typed.code, now);
  if (!stopped.ok) return stopped;
  await ports.throttle.clear(throttleKey(typed.visit));
  ports.jobs.nudge();
  return stopped;
}

async function stopByCode(ports: ChangePorts, code: string, now: Instant): Promise<Result<HoldOutcome, HoldRefusal>> {
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

async function stop(ports: ChangePorts, target: Stopping): Promise<Stopped> {
  const account = await ports.accounts.find(target.accountId);
  if (account === null) return null;
  if (target.caseId === null) return freeze(ports, target, { account, change: null });
  const change = await ports.mobileChanges.findCaseById(target.caseId);
  if (change === null) return null;
  return isOpen(change.progress)
    ? hold(ports, target, { account, change })
    : freeze(ports, target, { account, change });
}

async function hold(
  ports: ChangePorts,
  { code, now }: Stopping,
  { account, change }: { readonly account: Account; readonly change: ChangeCase },
): Promise<Stopped> {
  const next = advanceCase(change.progress, { type: "held" }, now);
  if (!next.ok || !isOpen(next.value)) return null;
  const effectAt = next.value.dueAt;
  const messages = tell(ports, audienceOf(change.contacts), {
    language: account.language,
    content: { template: "mobile_change_held_notice", effectAt },
  });
  const audit = [
    { event: "mobile_change.held", accountId: account.id, at: now, details: { row: change.row } } as const,
  ];
  const brings = { messages, audit, holdCodes: [], at: now };
  const written = await ports.mobileChanges.holdCase(code, { found: change, progress: next.value }, brings);
  return written ? { kind: "held", caseNumber: change.number, effectAt } : "another_was_first";
}

async function freeze(
  ports: ChangePorts,
  { code, now }: Stopping,
  { account, change }: { readonly account: Account; readonly change: ChangeCase | null },
): Promise<Stopped> {
  const next = change === null ? null : advanceCase(change.progress, { type: "held" }, now);
  if (next?.ok === false) return null;
  const until = change === null ? null : longestFreeze(account, now + FREEZE_MS);
  const messages = tell(ports, freezeAudience(account, change), {
    language: account.language,
    content: { template: "account_frozen_notice" },
  });
  const reason = change === null ? "new_account" : "mobile_change";
  const audit = [{ event: "account.frozen", accountId: account.id, at: now, details: { reason } } as const];
  const completed = change === null || next === null ? null : { found: change, progress: next.value };
  const brings = { messages, audit, holdCodes: [], at: now };
  const written = await ports.mobileChanges.freezeByCode(code, { account, until, completed }, brings);
  return written ? { kind: "frozen", until } : "another_was_first";
}

/** A freeze is never shortened by another one. */
function longestFreeze({ status }: Account, until: Instant): Instant | null {
  if (status.kind === "active") return until;
  return status.until === null ? null : Math.max(status.until, until);
}

function freezeAudience(account: Account, change: ChangeCase | null): readonly Recipient[] {
  if (change !== null) return audienceOf(change.contacts);
  const sms = account.mobile.usable ? [{ channel: "sms", to: account.mobile.number } as const] : [];
  return [...sms, ...emailOf(account)];
}
