import type { Account } from "#lib/domain/account/account.ts";
import { advanceCase } from "#lib/domain/mobile-change/case-machine.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { frozenFor } from "#lib/domain/mobile-change/freeze.ts";
import type { Instant } from "#lib/domain/result.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { Ports } from "#lib/ports/ports.ts";
import type { ChangePorts } from "./change-ports.ts";
import { completionOf } from "./completion.ts";
import { eachDue } from "./each-due.ts";
import { audienceOf, tell } from "./notices.ts";
import { type NumberReading, readNumberFor } from "./read-number.ts";
import { contactsToTell } from "./stolen-phone.ts";

/** Something that is done again and again: `run` does what is due at `now` and answers how many things it did. */
export type Sweep = { readonly name: string; run(now: Instant): Promise<number> };

/** What sweeping cases takes. */
export type SweepPorts = Pick<
  ChangePorts & Pick<Ports, "log">,
  "accounts" | "chance" | "jobs" | "log" | "mobileChanges" | "mobileOwnership" | "passwords" | "policy"
>;

/** Completes the changes whose waiting time is over: registry, freeze and account are read again, and one that lost its number is cancelled. */
export function completeDueCases(ports: SweepPorts): Sweep {
  return {
    name: "mobile_change.complete_due_cases",
    run: (now) => eachDue(ports, { kind: "effect", act: (change) => settle(ports, change, now) }, now),
  };
}

async function settle(ports: SweepPorts, change: ChangeCase, now: Instant): Promise<void> {
  const account = await ports.accounts.find(change.accountId);
  if (account === null) return;
  const reading = await readNumberFor(ports, account, change);
  const frozen = frozenFor({ account, row: change.row }, ports.policy.waits, now);
  const ownership = reading.givenTwice ? UNDECIDED : reading.ownership;
  const next = advanceCase(change.progress, { type: "became_due", reading: { ownership, frozen } }, now);
  if (next.ok) await writeProgress(ports, { account, change, reading, progress: next.value }, now);
}

/** A number that the registry gives to two is not decided about: nobody is deprived of it on such an answer. */
const UNDECIDED: NumberReading["ownership"] = { answer: "unknown", contract: null, simChangedAt: null };

type Settling = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly reading: NumberReading;
  readonly progress: CaseProgress;
};

async function writeProgress(ports: SweepPorts, settling: Settling, now: Instant): Promise<void> {
  const { account, change, reading, progress } = settling;
  const moved = [{ found: change, progress }];
  if (progress.state === "completed") {
    const completed = { ...change, progress };
    const effect = {
      account,
      change: completed,
      previousHolder: reading.previousHolder,
      keptSession: null,
      passwordHash: null,
      now,
    };
    await ports.mobileChanges.write({ ...NO_CHANGE, ...(await completionOf(ports, effect)), moved });
    return;
  }
  const brings = progress.state === "cancelled" ? lossBrings(ports, settling, now) : NOTHING_TO_TELL;
  await ports.mobileChanges.write({ ...NO_CHANGE, accountId: account.id, moved, brings: { ...brings, at: now } });
}

const NOTHING_TO_TELL = { messages: [], audit: [], holdCodes: [] } as const;

/** The number was lost while the change waited: it ends, and everyone who was told of it is told so. */
function lossBrings(ports: SweepPorts, { account, change }: Settling, now: Instant) {
  const messages = tell(ports, audienceOf(contactsToTell(account, change.contacts)), {
    language: account.language,
    content: { template: "mobile_change_cancelled_notice", goal: change.goal },
  });
  const details = { goal: change.goal, reason: "number_lost" };
  const audit = [{ event: "mobile_change.refused", accountId: account.id, at: now, details } as const];
  return { messages, audit, holdCodes: [] };
}
