import type { Account } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { Effects } from "./effects.ts";

/** What the registry said about the number on file, and when. */
export type MobileCheck = {
  readonly usable: boolean;
  readonly phoneStolenAt: Instant | null;
  readonly at: Instant;
};

/** Reads accounts, and the changes of an account that belong to no flow. */
export type AccountStore = {
  /** The account with this id. */
  find(id: string): Promise<Account | null>;
  /** The account a person means by a username (whatever the case) or a national id; one query, the same for both. */
  findBySignInName(name: SignInName): Promise<Account | null>;
  /** The account of this national id. */
  findByNationalId(nationalId: string): Promise<Account | null>;
  /** The account that holds this number as usable. */
  findByMobile(number: string): Promise<Account | null>;
  /** Remembers that the registry still (or no longer) gives the number to this person, and what is left of a report that its phone was stolen; false when another write was first. */
  recordMobileCheck(account: Account, check: MobileCheck): Promise<boolean>;
  /** Keeps the same password's hash anew, at today's costs; false when another write was first. */
  renewPasswordHash(account: Account, passwordHash: string): Promise<boolean>;
  /** Freezes until an instant (`null`: until the service desk), ends every session; false when another write was first. */
  freeze(
    account: Account,
    frozen: { readonly until: Instant | null; readonly at: Instant },
    effects: Effects,
  ): Promise<boolean>;
};
