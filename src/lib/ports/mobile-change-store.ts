import type { Account } from "#lib/domain/account/account.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";
import type { FlowStore } from "./flow-store.ts";
import type { NewHoldCode } from "./hold-code-store.ts";

/** A flow's last step, taken together with the change it asked for. */
export type FlowStep = { readonly id: string; readonly version: number; readonly next: MobileChangeState };

/** What a write of a change brings along, stored in its transaction or not at all. */
export type ChangeBrings = Effects & { readonly holdCodes: readonly NewHoldCode[]; readonly at: Instant };

/** A change that has to wait, and the account as it was found when that was decided. */
export type Opening = { readonly account: Account; readonly change: ChangeCase; readonly brings: ChangeBrings };

/** A change that takes effect: the account as it was found, and what becomes of it. */
export type Completion = {
  readonly account: Account;
  /** The case with its new progress; `version` as it was found (0 when it is new). */
  readonly change: ChangeCase;
  /** The new guarded period's end; `null` leaves the account's own. */
  readonly guardedUntil: Instant | null;
  /** The account that held the number until now, as it was found; it keeps the number as unusable. */
  readonly previousHolder: Account | null;
  /** The single sign-on session that stays signed in; every other one of the account ends. */
  readonly keptSession: string | null;
  readonly brings: ChangeBrings;
};

/** How a write ended: `written`, or which part another request was first to change. `number_taken`: another account has just claimed the number. */
export type ChangeWrite = "written" | "flow_moved" | "account_moved" | "case_moved" | "number_taken";

/** Keeps the flows and the cases of changed mobile numbers. Each write is one transaction and compares every version it was handed. */
export type MobileChangeStore = FlowStore<MobileChangeState> & {
  /** Opens a waiting case. `account_moved` also when the account has another open case. */
  open(step: FlowStep, opening: Opening): Promise<ChangeWrite>;
  /** Changes the number at once and records the completed case. */
  completeAtOnce(step: FlowStep, completion: Completion): Promise<ChangeWrite>;
  /** Changes the number of a case that has waited. */
  completeWaiting(completion: Completion): Promise<ChangeWrite>;
  /** Moves a case without changing the account: half-way, put off, cancelled. */
  moveCase(found: ChangeCase, progress: CaseProgress, brings: ChangeBrings): Promise<boolean>;
  /** Consumes a hold code and moves its waiting case; false when the code was used or the case moved. */
  holdCase(
    code: string,
    held: { readonly found: ChangeCase; readonly progress: CaseProgress },
    brings: ChangeBrings,
  ): Promise<boolean>;
  /** Consumes a hold code, freezes its account, ends every session, and moves the completed case if there is one. */
  freezeByCode(code: string, freeze: CodeFreeze, brings: ChangeBrings): Promise<boolean>;
  /** The case with this public number. */
  findCase(number: string): Promise<ChangeCase | null>;
  /** The case with this id. */
  findCaseById(id: string): Promise<ChangeCase | null>;
  /** The account's waiting or held case. */
  findOpenCase(accountId: string): Promise<ChangeCase | null>;
  /** Cases whose effect is to be looked at, the longest due first. */
  dueCases(now: Instant, limit: number): Promise<readonly ChangeCase[]>;
  /** Open cases whose half-way notice is due, the longest due first. */
  dueNotices(now: Instant, limit: number): Promise<readonly ChangeCase[]>;
};

/** A freeze that a hold code causes. `until` null: until the service desk. */
export type CodeFreeze = {
  readonly account: Account;
  readonly until: Instant | null;
  readonly completed: { readonly found: ChangeCase; readonly progress: CaseProgress } | null;
};
