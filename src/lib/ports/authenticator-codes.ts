import type { Instant } from "#lib/domain/result.ts";

/** The codes of authenticator apps (RFC 6238): SHA-1, six digits, 30 seconds. A secret is 160 bits in Base32 without padding. */
export type AuthenticatorCodes = {
  /** A new secret. */
  newSecret(): string;
  /** The 30-second step whose code this is: the one at `now`, the one before or the one after; `null` when it is none of them. */
  stepOf(secret: string, code: string, now: Instant): number | null;
  /** The address that a picture code carries into the app (Key URI format), naming who issued it and whose it is. */
  keyUri(secret: string, label: { readonly issuer: string; readonly account: string }): string;
};
