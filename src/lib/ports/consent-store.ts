import type { Instant } from "#lib/domain/result.ts";

/** What a person agreed to send to a site. */
export type Consent = { readonly accountId: string; readonly clientId: string; readonly scopes: readonly string[] };

/** Remembers consents. */
export type ConsentStore = {
  /** The scopes this person agreed to for this site; empty when never asked. */
  scopesOf(accountId: string, clientId: string): Promise<readonly string[]>;
  /** Adds to what was agreed before, and writes `consent.granted` to the audit log in the same transaction. */
  remember(consent: Consent, now: Instant): Promise<void>;
  /** Writes `consent.denied`; remembers nothing else. */
  recordDenial(consent: Consent, now: Instant): Promise<void>;
};
