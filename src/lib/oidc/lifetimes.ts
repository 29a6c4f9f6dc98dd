import { TIME_MAXIMUM_MS } from "#lib/domain/time-limit.ts";

/** How long the provider's things live, in seconds. */
export const LIFETIME_SECONDS = {
  /** RFC 6749 §4.1.2 recommends at most ten minutes; a redirect takes a second. */
  authorizationCode: 60,
  accessToken: 10 * 60,
  idToken: 10 * 60,
  /** A refresh token dies when it is not used for this long; each use brings a new one. */
  refreshToken: 14 * 24 * 60 * 60,
  grant: 14 * 24 * 60 * 60,
  /** The sign-in's or consent's pages at first. Longer than a registration, which may be on the way. */
  interaction: 60 * 60,
  /** The same with all the time that a person may ask for; the interaction's cookies live as long. */
  interactionMaximum: TIME_MAXIMUM_MS / 1000,
  /** The single sign-on session: so long after the last use while it is nobody's, and after its beginning once it is a person's. */
  session: 8 * 60 * 60,
} as const;
