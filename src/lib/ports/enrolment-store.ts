import type { Account } from "#lib/domain/account/account.ts";
import type { EnrolledKind, EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";
import type { FlowMove, FlowStore } from "./flow-store.ts";

/** An app that was proved: `step` is the 30-second step of the code that proved it, which counts no more. */
export type NewApp = {
  readonly id: string;
  readonly name: string | null;
  readonly secret: string;
  readonly step: number;
};

/** The codes that a person has kept. */
export type NewCodes = { readonly id: string; readonly codes: readonly string[] };

/** A change of an account's factors: the account as it was found, until when it is guarded afterwards (`null`: as before), and what comes along. */
export type FactorChange = {
  readonly account: Account;
  readonly guardedUntil: Instant | null;
  readonly at: Instant;
  readonly effects: Effects;
};

/** How a write ended: `written`, or what another request was first to change. */
export type FactorWrite = "written" | "flow_moved" | "account_moved" | "factor_missing";

/** Keeps enrolments, and turns one into a factor. Each write is one transaction and compares every version it was handed. */
export type EnrolmentStore = FlowStore<EnrolmentState> & {
  /** Puts an app in the place of the one that the account had. */
  enrolApp(move: FlowMove<EnrolmentState>, app: NewApp, change: FactorChange): Promise<FactorWrite>;
  /** Puts a set of codes in the place of the one that the account had. */
  enrolCodes(move: FlowMove<EnrolmentState>, codes: NewCodes, change: FactorChange): Promise<FactorWrite>;
  /** Removes the account's app, or its codes. */
  remove(kind: EnrolledKind, change: FactorChange): Promise<FactorWrite>;
};
