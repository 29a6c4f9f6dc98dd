import type { Language } from "../language.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";

/** A four-part name in one script. */
export type PersonName = {
  readonly first: string;
  readonly father: string;
  readonly grandfather: string;
  readonly family: string;
};

/** What the civil registry vouched for when the account was activated. Dates are ISO `YYYY-MM-DD`. */
export type Identity = {
  readonly name: { readonly ar: PersonName; readonly en: PersonName };
  readonly birthDate: string;
  readonly birthDateHijri: string;
  readonly idExpiry: string;
  readonly gender: string;
  readonly nationality: string;
};

/** When a freeze ends: by itself at an instant, when somebody lifts it with evidence, or, with `null`, only at the service desk. */
export type FreezeEnd = Instant | "lifted" | null;

/** Active, or frozen. */
export type AccountStatus = { readonly kind: "active" } | { readonly kind: "frozen"; readonly until: FreezeEnd };

/** What freezes, stolen phones and changes of the number have left on an account (mobile-change); each `null` where there is nothing. */
export type AccountRecovery = {
  /** Since when the account is frozen. */
  readonly frozenAt: Instant | null;
  /** When the phone of the number on file was reported stolen. */
  readonly phoneStolenAt: Instant | null;
  /** From when the two weakest rows of the policy are off. */
  readonly weakRowsOffAt: Instant | null;
  /** Until when a case of this account is contested from its beginning. */
  readonly contestedUntil: Instant | null;
  /** Since when the old password counts for nothing and a new one has to be set. */
  readonly passwordResetDueAt: Instant | null;
};

/** An account to which nothing of this has happened. */
export const UNTOUCHED: AccountRecovery = {
  frozenAt: null,
  phoneStolenAt: null,
  weakRowsOffAt: null,
  contestedUntil: null,
  passwordResetDueAt: null,
};

/**
 * A person's account as the flows see it, personal fields opened. `mobile.usable` is false once the number was given to someone else. `email` is
 * `null` where none was given (National File does not ask for one): such a person is told by the numbers alone.
 */
export type Account = {
  readonly id: string;
  readonly version: number;
  readonly status: AccountStatus;
  readonly nationalId: string;
  readonly kind: "citizen" | "resident";
  readonly username: string;
  readonly passwordHash: string;
  readonly passwordChangedAt: Instant;
  readonly mobile: {
    readonly number: string;
    readonly usable: boolean;
    readonly verifiedAt: Instant;
    readonly changedAt: Instant | null;
    readonly checkedAt: Instant;
  };
  readonly email: { readonly address: string; readonly verifiedAt: Instant | null } | null;
  readonly identity: Identity;
  readonly language: Language;
  readonly terms: { readonly version: string; readonly acceptedAt: Instant };
  readonly cappedUntil: Instant;
  readonly guardedUntil: Instant | null;
  readonly recovery: AccountRecovery;
  readonly createdAt: Instant;
};

/** An account that is about to exist. */
export type NewAccount = Omit<Account, "version" | "recovery">;

/** What of an account may change after it was made. Its id, national id, kind and username never do. */
export type AccountChange = Partial<Omit<Account, "id" | "version" | "nationalId" | "kind" | "username" | "createdAt">>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long sites' requests for assurance level 2 and 3 are not met in a new account (mobile-change, New accounts). */
export const NEW_ACCOUNT_CAP_MS = 7 * DAY_MS;

/** How long a guarded change guards the account (mobile-change, Guarded period). */
export const GUARDED_PERIOD_MS = 3 * DAY_MS;

/** How long a hold code typed after a completed change freezes the account. */
export const FREEZE_MS = 3 * DAY_MS;

/** Why an account cannot be used now. */
export type AccountRefusal = { readonly code: "account_frozen"; readonly until: FreezeEnd };

/** Asked by every channel before an account is used: sign-in, tokens, userinfo, the account area. Refuses a frozen account. */
export function canAuthenticate(account: Pick<Account, "status">, now: Instant): Result<null, AccountRefusal> {
  const { status } = account;
  if (status.kind === "active") return accept(null);
  if (typeof status.until === "number" && now >= status.until) return accept(null);
  return refuse({ code: "account_frozen", until: status.until });
}

/** Whether a second change of mobile, e-mail, password or factors is held off (mobile-change, Guarded period). */
export function isGuarded(account: Pick<Account, "guardedUntil">, now: Instant): boolean {
  return account.guardedUntil !== null && now < account.guardedUntil;
}
