import type { Account, AccountChange } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { FlowMove, FlowStore } from "./flow-store.ts";
import type { ChangeBrings, SessionsEnded } from "./mobile-change-store.ts";

/** What a change in the account area does, all of it or nothing. */
export type CompletedChange = {
  /** The account as it was found. */
  readonly found: Account;
  readonly after: AccountChange;
  readonly sessionsEnded: SessionsEnded | null;
  /** The case that stands for it, if it is one. */
  readonly opened: ChangeCase | null;
  readonly brings: ChangeBrings;
};

/** How it ended: `written`, or which of flow and account another request was first to change. */
export type ChangeWritten = "written" | "flow_moved" | "account_moved";

/** Keeps one kind of change in the account area, and completes it together with the account, in one transaction. */
export type AccountChangeStore<State> = FlowStore<State> & {
  /** Compares the versions of both, moves the flow and changes the account. */
  complete(move: FlowMove<State>, change: CompletedChange): Promise<ChangeWritten>;
};
