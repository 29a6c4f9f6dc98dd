import type { Account } from "#lib/domain/account/account.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";
import type { ChangePorts } from "../mobile-change/change-ports.ts";

/** What changing a known password needs from outside. */
export type PasswordChangePorts = Pick<
  Ports,
  | "accounts"
  | "chance"
  | "clock"
  | "commonPasswords"
  | "devices"
  | "factors"
  | "jobs"
  | "passwordChanges"
  | "passwords"
  | "policy"
  | "throttle"
>;

/** What changing the e-mail needs from outside. */
export type EmailChangePorts = ChangePorts & Pick<Ports, "emailChanges">;

/** Whose request this is: the browser's flow, the session of the account area, and from where it comes. */
export type OwnChange = {
  readonly flowId: string;
  readonly session: { readonly accountId: string; readonly sid: string | null };
  readonly visit: Visit;
};

/** Who comes to change something in the account area, and with which flow of this browser. */
export type ChangeArrival = {
  readonly flowId: string | null;
  readonly account: Account;
  readonly session: { readonly sid: string | null; readonly amr: readonly string[] };
  /** Whether that sign-in is recent enough to begin a change with. */
  readonly isFresh: boolean;
};

/** What becomes of an arrival. */
export type ChangeEntry =
  | { readonly kind: "under_way" }
  | { readonly kind: "begun"; readonly flowId: string }
  | { readonly kind: "fresh_sign_in_needed" };

/** How long a person has for a change in the account area; more is given for the asking. */
export const ACCOUNT_CHANGE_LIFETIME_MS = 30 * 60 * 1000;
