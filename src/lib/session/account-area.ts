import type { AccountSessionStore } from "#lib/ports/account-session-store.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { Log } from "#lib/ports/log.ts";

/** What the account area, the portal's own first relying party, is made of (decision 5). */
export type AccountArea = {
  readonly issuer: string;
  /** Its secret at the provider's token endpoint. */
  readonly clientSecret: string;
  /** next-auth's secret: it signs the cookies of a sign-in that is under way. */
  readonly cookieSecret: string;
  readonly sessions: AccountSessionStore;
  readonly accounts: Pick<AccountStore, "find">;
  readonly clock: Clock;
  readonly log: Log;
};

/** next-auth's id of the provider; it is part of the callback's address. */
export const PROVIDER_ID = "nafidha";

/** How long a session of the account area lasts at most; it is never prolonged. */
export const ACCOUNT_SESSION_SECONDS = 8 * 60 * 60;
