import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";

/** Who agreed, for which site. */
export type ConsentOwner = { readonly accountId: string; readonly clientId: string };

/** What a person agreed to send to a site, and what of its optional wishes was refused: claims by name, `sub` and `offline_access`. */
export type GivenConsent = { readonly claims: readonly string[]; readonly refused: readonly string[] };

/** One answer on the consent page; `scopes` are those of which something was agreed to. */
export type ConsentAnswer = GivenConsent & { readonly scopes: readonly string[] };

/** A consent in the account area's list: since when it stands as it does, too. */
export type ListedConsent = GivenConsent & { readonly clientId: string; readonly grantedAt: Instant };

/** Remembers consents. */
export type ConsentStore = {
  /** What this person agreed to for this site; `null` when nothing stands. */
  find(owner: ConsentOwner): Promise<GivenConsent | null>;
  /** All of a person's, by site. */
  list(accountId: string): Promise<readonly ListedConsent[]>;
  /**
   * Adds an answer to those before, of which it takes the place where they differ, and writes `consent.granted` to the audit log, in one
   * statement. Answers what stands now.
   */
  remember(owner: ConsentOwner, answer: ConsentAnswer, now: Instant): Promise<GivenConsent>;
  /** Writes `consent.denied`; remembers nothing else. */
  recordDenial(owner: ConsentOwner, asked: readonly string[], now: Instant): Promise<void>;
  /**
   * Takes the consent back and ends what it brought, in one transaction: grants, codes and tokens of this site, its part of every single sign-on
   * session, of which it is told. False, and nothing is written, when there is none (any more).
   */
  withdraw(owner: ConsentOwner, effects: Effects): Promise<boolean>;
};
