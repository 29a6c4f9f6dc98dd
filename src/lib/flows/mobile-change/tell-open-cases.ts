import type { Account } from "#lib/domain/account/account.ts";
import { advanceCase, type CaseEvent } from "#lib/domain/mobile-change/case-machine.ts";
import { isOpen, type OpenProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { Sweep, SweepPorts } from "./complete-due-cases.ts";
import { eachDue } from "./each-due.ts";
import { audienceOf, listedNumbers, tellWithHoldCodes } from "./notices.ts";
import { contactsToTell } from "./stolen-phone.ts";

/**
 * Tells everyone that a change is coming, each with a fresh hold code: half-way through its waiting time, and every day of a change for which
 * everything was lost or that is contested. The daily notice also goes to every personal number that the registry lists for this id.
 */
export function tellOfOpenCases(ports: SweepPorts): Sweep {
  return {
    name: "mobile_change.tell_of_open_cases",
    run: (now) => eachDue(ports, { kind: "notice", act: (change) => remind(ports, change, now) }, now),
  };
}

const TELLINGS = [
  { event: "daily_told", template: "mobile_change_daily_notice" },
  { event: "halfway_told", template: "mobile_change_halfway_notice" },
] as const satisfies readonly { readonly event: CaseEvent["type"]; readonly template: string }[];

/** Where both are due at once the daily notice stands for the half-way one, so that nobody gets two. */
async function remind(ports: SweepPorts, change: ChangeCase, now: Instant): Promise<void> {
  const account = await ports.accounts.find(change.accountId);
  let progress = change.progress;
  const told: (typeof TELLINGS)[number]["template"][] = [];
  for (const { event, template } of TELLINGS) {
    const next = advanceCase(progress, { type: event }, now);
    if (!next.ok) continue;
    progress = next.value;
    told.push(template);
  }
  const [template] = told;
  if (account === null || template === undefined || !isOpen(progress)) return;
  const notices = await noticesOf(ports, { account, change, progress, template }, now);
  const moved = [{ found: change, progress }];
  const brings = { ...notices, audit: [], at: now };
  await ports.mobileChanges.write({ ...NO_CHANGE, accountId: account.id, moved, brings });
}

type Reminder = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly progress: OpenProgress;
  readonly template: (typeof TELLINGS)[number]["template"];
};

async function noticesOf(ports: SweepPorts, { account, change, progress, template }: Reminder, now: Instant) {
  const listed = template === "mobile_change_daily_notice" ? await listedNumbers(ports, account) : [];
  return tellWithHoldCodes(ports, {
    audience: audienceOf(contactsToTell(account, change.contacts), listed),
    language: account.language,
    change,
    now,
    content: (hold) => ({ template, goal: change.goal, ...hold, effectAt: progress.dueAt }),
  });
}
