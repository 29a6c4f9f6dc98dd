import type { Instant } from "#lib/domain/result.ts";

/** An account's authenticator app, proved by a code when it was added. `secret` is Base32. */
export type Totp = { readonly id: string; readonly secret: string };

/** When a code was used: the 30-second step that it belongs to, and the moment. */
export type UsedStep = { readonly step: number; readonly at: Instant };

/** Keeps authenticator apps, one for an account; secrets are sealed. */
export type TotpStore = {
  /** The account's app; `null` when there is none. */
  find(accountId: string): Promise<Totp | null>;
  /** Uses a step up by one statement; false when a code of that step or a later one was used before, or the app is gone. */
  use(id: string, used: UsedStep): Promise<boolean>;
};
