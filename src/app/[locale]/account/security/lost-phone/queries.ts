import "server-only";
import type { Account } from "#lib/domain/account/account.ts";
import {
  afterLoss,
  helpfulSteps,
  type LossFacts,
  type LossOutcome,
  type LossRow,
  type LossStep,
  lossRows,
} from "#lib/domain/mobile-change/lost-phone.ts";
import type { Instant } from "#lib/domain/result.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";

/** Whether the two weakest rows are open, about to be closed, or closed since. */
export type WeakRows = { readonly kind: "open" | "closing" | "closed"; readonly at: Instant | null };

/** Everything that the page says about one account. */
export type LossView = {
  readonly phone: LossOutcome | null;
  readonly phoneAndPassword: LossOutcome | null;
  /** What would help, the most helpful first. */
  readonly steps: readonly LossStep[];
  readonly rows: readonly LossRow[];
  readonly weakRows: WeakRows;
  readonly weakRowsOffMs: number;
};

/** Works out, by the policy itself, what losing the phone would mean for this account and this browser. */
export async function readLoss(account: Account): Promise<LossView> {
  const { clock, devices, factors, policy } = portal().ports;
  const { deviceToken } = await currentVisit();
  const [listed, knownSince] = await Promise.all([
    factors.list(account.id),
    deviceToken === null ? null : devices.knownSince(account.id, deviceToken),
  ]);
  const weakRows = weakRowsOf(account, clock.now());
  const facts: LossFacts = {
    account,
    factors: listed,
    knownSince,
    weakRows: weakRows.kind === "closed" ? "off" : "on",
    now: clock.now(),
  };
  const { waits } = policy;
  return {
    phone: afterLoss(facts, "phone", waits),
    phoneAndPassword: afterLoss(facts, "phone_and_password", waits),
    steps: helpfulSteps(facts, waits),
    rows: lossRows(facts, waits),
    weakRows,
    weakRowsOffMs: waits.weakRowsOffMs,
  };
}

function weakRowsOf({ recovery }: Account, now: Instant): WeakRows {
  const { weakRowsOffAt: at } = recovery;
  if (at === null) return { kind: "open", at };
  return { kind: now >= at ? "closed" : "closing", at };
}
