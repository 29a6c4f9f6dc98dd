/** One thing the OpenID provider keeps. `id` is hashed before it is stored; `payload` must not repeat it. */
export type OidcRecord = {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly grantId: string | null;
  readonly uid: string | null;
  /** The uid of the single sign-on session that it came from. */
  readonly sessionUid: string | null;
  readonly accountId: string | null;
  /** Epoch milliseconds of real time; `null` never expires. */
  readonly expiresAt: number | null;
};

/** What was found: the payload as it was put, and when it was consumed (epoch milliseconds). */
export type FoundOidcRecord = OidcRecord & { readonly consumedAt: number | null };

/**
 * Where a kind (`model`) of the provider's things is kept. An id under one model never answers for another. What has expired is
 * not found, even before it is purged. The provider runs on real time, which is not the portal's simulated clock.
 */
export type OidcStore = {
  /** Puts or replaces. */
  put(model: string, id: string, record: OidcRecord): Promise<void>;
  /** Puts only when nothing unexpired is there; false when something is. One statement. */
  putOnce(model: string, id: string, record: OidcRecord): Promise<boolean>;
  find(model: string, id: string): Promise<FoundOidcRecord | null>;
  findByUid(model: string, uid: string): Promise<FoundOidcRecord | null>;
  /** Marks as used, once and for all callers together; false for everybody but the first. One statement. */
  consume(model: string, id: string): Promise<boolean>;
  /** Puts the end of what is there off to `until` (epoch milliseconds of real time); what ends later already stays. One statement. */
  prolong(model: string, id: string, until: number): Promise<void>;
  remove(model: string, id: string): Promise<void>;
  /** Removes what a grant brought, of one model or of all. */
  removeByGrant(grantId: string, model?: string): Promise<void>;
};
