import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { AccountArea } from "./account-area.ts";

/** Who is signed in to the account area, and how. Times are epoch milliseconds of real time, as the ID token has them. */
export type SignedInAccount = {
  readonly account: Account;
  readonly session: {
    readonly sid: string | null;
    readonly acr: string | null;
    readonly amr: readonly string[];
    readonly authTime: number;
    /** The cookie's value: what is asked within this session is bound to it. Never shown. */
    readonly token: string;
  };
};

/** The account behind a session cookie's value; `null` for none, an ended one, and an account that may not be used now. */
export async function signedInAccount(area: AccountArea, token: string | undefined): Promise<SignedInAccount | null> {
  if (token === undefined || token === "") return null;
  const session = await area.sessions.find(token, Date.now());
  if (session === null) return null;
  const account = await area.accounts.find(session.accountId);
  if (account === null || !canAuthenticate(account, area.clock.now()).ok) return null;
  const { sid, acr, amr, authTime } = session;
  return { account, session: { sid, acr, amr, authTime, token } };
}

/** How recent a proof of identity has to be for something guarded to begin with it. */
export const FRESH_SECONDS = 300;

/** Whether the person proved who they are within the last `seconds`. */
export function isFresh({ session }: Pick<SignedInAccount, "session">, seconds = FRESH_SECONDS): boolean {
  return Date.now() - session.authTime <= seconds * 1000;
}
