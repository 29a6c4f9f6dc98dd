/** A single sign-on session that has ended, as one site knows it. */
export type EndedAtSite = {
  readonly clientId: string;
  /** The session's id at that site, as its ID tokens named it. */
  readonly sid: string;
  readonly accountId: string;
};

/**
 * What a site made of a logout token: `told` (it answered 200 or 204), `refused` (it answered that it will not), `unreachable` (no answer
 * in time, or a fault of its own), `not_registered` (it has nothing registered where it could be told).
 */
export type SiteAnswer = "told" | "refused" | "unreachable" | "not_registered";

/** Tells a site once that a session has ended (OpenID Connect Back-Channel Logout 1.0); each call makes a new token. Never throws for what the site does. */
export type TellSite = (ended: EndedAtSite) => Promise<SiteAnswer>;

/** Posts form fields to a site's address. The status of its answer, or `null` when there was none in time or the address is not one to call. */
export type PostForm = (url: string, fields: Readonly<Record<string, string>>) => Promise<number | null>;
