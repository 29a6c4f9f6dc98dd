import type { Account, NewAccount } from "#lib/domain/account/account.ts";
import type { LinkedPlatform } from "#lib/domain/account/platforms.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Effects } from "./effects.ts";
import type { FlowStore } from "./flow-store.ts";
import type { NewHoldCode } from "./hold-code-store.ts";

/** The registration that becomes an account, as it was found, and its state afterwards. */
export type ActivatedFlow = { readonly id: string; readonly version: number; readonly next: RegistrationState };

/** Everything that exists from the moment of activation on. */
export type Activation = {
  readonly account: NewAccount;
  /** Ready at the same moment, in this order. */
  readonly platforms: readonly LinkedPlatform[];
  readonly holdCodes: readonly NewHoldCode[];
  /** The account that held the number so far and keeps it as unusable; `null` when nobody did. */
  readonly releasedFrom: Account | null;
  readonly effects: Effects;
};

/**
 * What became of an activation. `stale`: another request moved the registration. `holder_changed`: the previous holder's account was
 * changed meanwhile. The others name the unique value that another account took first. In all but `done` nothing was written.
 */
export type ActivationOutcome =
  | "done"
  | "stale"
  | "holder_changed"
  | "national_id_taken"
  | "mobile_taken"
  | "username_taken";

/** Keeps registrations, and turns one into an account. */
export type RegistrationStore = FlowStore<RegistrationState> & {
  /** Writes the flow's next state, the account and all that belongs to it in one transaction, or nothing. */
  activate(flow: ActivatedFlow, activation: Activation): Promise<ActivationOutcome>;
};
