import type { Account, AccountChange } from "#lib/domain/account/account.ts";
import type { CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";
import type { FlowStore } from "./flow-store.ts";
import type { NewHoldCode } from "./hold-code-store.ts";

/** A flow's last step, taken together with the change it asked for. */
export type FlowStep = { readonly id: string; readonly version: number } & (
  | { readonly kind: "mobile-change"; readonly next: MobileChangeState }
  | { readonly kind: "recovery"; readonly next: RecoveryState }
);

/** A case as it was found, and its new progress. */
export type MovedCase = { readonly found: ChangeCase; readonly progress: CaseProgress };

/** By what the public page freezes an account; each once in a while. */
export type FreezeWay = "channel_code" | "password" | "new_number";

/** What a write of a change brings along, stored in its transaction or not at all. */
export type ChangeBrings = Effects & { readonly holdCodes: readonly NewHoldCode[]; readonly at: Instant };

/** Whose sessions end: all of the account's but one (`sid`), and why. */
export type SessionsEnded = {
  readonly exceptSid: string | null;
  readonly reason: "frozen" | "mobile_changed" | "password_set" | "change_undone";
};

/** Everything that one act on a case changes, in one transaction: all of it, or, where anything moved since it was read, nothing. */
export type CaseWrite = {
  /** Whose cases, hold codes and sessions these are. */
  readonly accountId: string;
  /** The flow's step. Of two requests of one flow the second finds it moved. */
  readonly step: FlowStep | null;
  /** A hold code that is used up; it must be for this account and the first moved case (or for none, where none moves). */
  readonly holdCode: string | null;
  /** A way of freezing that is used up until `restMs` later. */
  readonly freezeWay: { readonly way: FreezeWay; readonly restMs: number } | null;
  readonly moved: readonly MovedCase[];
  /** The account that held the number until now, as it was found; it keeps the number as unusable. */
  readonly previousHolder: Account | null;
  /** The account as it was found, and what becomes of it. */
  readonly account: { readonly found: Account; readonly after: AccountChange } | null;
  /** A new case. */
  readonly opened: ChangeCase | null;
  /** The ids of the account's factors that stay, every other one being removed; `null` touches none. */
  readonly factorsKept: readonly string[] | null;
  readonly sessionsEnded: SessionsEnded | null;
  readonly brings: ChangeBrings;
};

/** A write that changes nothing; spread it and say what does change. */
export const NO_CHANGE = {
  step: null,
  holdCode: null,
  freezeWay: null,
  moved: [],
  previousHolder: null,
  account: null,
  opened: null,
  factorsKept: null,
  sessionsEnded: null,
} as const satisfies Omit<CaseWrite, "accountId" | "brings">;

/**
 * How a write ended: `written`, or which part another request was first to change. `number_taken`: another account has just claimed the
 * number. `account_moved` also when the account has another open case. `freeze_way_used`: that way has not rested long enough.
 */
export type CaseWritten =
  | "written"
  | "flow_moved"
  | "hold_code_used"
  | "freeze_way_used"
  | "case_moved"
  | "account_moved"
  | "number_taken";

/**
 * What becomes due of a case by itself: its `effect` is to be looked at; a half-way or daily `notice` is to go out; of a completed one the
 * earlier password is to be forgotten.
 */
export type DueKind = "effect" | "notice" | "forgetting";

/** What of a case rests, and until when; it was due at `now`. */
export type Rest = { readonly kind: DueKind; readonly now: Instant; readonly until: Instant };

/** Keeps the flows of changed mobile numbers, and the cases of every goal. Each write is one transaction and compares every version it was handed. */
export type MobileChangeStore = FlowStore<MobileChangeState> & {
  /** Writes everything that an act changes, or nothing. */
  write(written: CaseWrite): Promise<CaseWritten>;
  /** The case with this public number. */
  findCase(number: string): Promise<ChangeCase | null>;
  /** The case with this id. */
  findCaseById(id: string): Promise<ChangeCase | null>;
  /** The account's waiting, held or contested case. */
  findOpenCase(accountId: string): Promise<ChangeCase | null>;
  /** The account's newest case, or the newest for this goal, whatever became of it. */
  findLatestCase(accountId: string, goal?: CaseGoal): Promise<ChangeCase | null>;
  /** The ids of cases of which this is due, the longest due first; none of them is opened. */
  due(kind: DueKind, now: Instant, limit: number): Promise<readonly string[]>;
  /** Lets a case of which this is due rest until then; one that has moved on meanwhile stays as it is. Nothing of it is opened. */
  putOff(id: string, rest: Rest): Promise<void>;
};
