import type { Instant } from "#lib/domain/result.ts";

/** What the database was founded on, as fingerprints; written once. */
export type FoundingSecrets = {
  /** The fingerprint that the database has under a name: the first one that was ever told, which may be this one. */
  foundedOn(name: string, fingerprint: string, now: Instant): Promise<string>;
};
