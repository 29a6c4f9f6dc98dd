import type { Adapter, AdapterUser } from "next-auth/adapters";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { AccountArea } from "./account-area.ts";

/** What the ID token says about the sign-in that is under way; filled in before the session is made. */
export type SignInFacts = {
  readonly sid: string | null;
  readonly idToken: string | null;
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** Epoch milliseconds. */
  readonly authTime: number;
};

/** next-auth asks for people with an e-mail; the account area keeps nothing about a person but the id. */
const user = (id: string): AdapterUser => ({ id, email: "", emailVerified: null });

const never = async (): Promise<never> => {
  throw new Error("the account area neither makes nor links accounts");
};

/** The account of a `sub`; the account area's own is the account's id. A frozen one signs in nowhere. */
async function usableAccount({ accounts, clock }: AccountArea, id: string): Promise<AdapterUser | null> {
  const account = await accounts.find(id);
  return account !== null && canAuthenticate(account, clock.now()).ok ? user(id) : null;
}

/**
 * next-auth's storage for one callback. While a session is alive, next-auth links whoever signs in next to the person of that
 * session; so a callback ends the session it comes with and always starts a fresh one.
 */
export function callbackAdapter(area: AccountArea, facts: () => SignInFacts | null): Adapter {
  const { sessions } = area;
  return {
    createUser: never,
    linkAccount: never,
    updateUser: never,
    getUser: (id) => usableAccount(area, id),
    getUserByEmail: async () => null,
    getUserByAccount: ({ providerAccountId }) => usableAccount(area, providerAccountId),
    async createSession({ sessionToken, userId, expires }) {
      const known = facts();
      if (known === null) throw new Error("a session without a sign-in");
      await sessions.start(sessionToken, { accountId: userId, ...known, expiresAt: expires.getTime() });
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      await sessions.end(sessionToken);
      return null;
    },
    updateSession: async () => null,
    deleteSession: (sessionToken) => sessions.end(sessionToken),
  };
}
