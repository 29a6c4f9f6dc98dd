import { AsyncLocalStorage } from "node:async_hooks";
import type { Account } from "#lib/domain/account/account.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { BeginOidcWork, OidcWork } from "#lib/ports/oidc-work.ts";

/** What the provider reads and writes for one request is gathered, and written at the request's end (decision 69). */
export type RequestWork = {
  /** Runs what belongs to one request. What it put is written when it ends well, and nothing of it when it throws. */
  run<Answer>(act: (work: OidcWork) => Promise<Answer>): Promise<Answer>;
  /** The work of the request that is under way, if one is. */
  current(): OidcWork | undefined;
};

/** Gathers by the chain of asynchronous calls that a request begins. */
export function requestWork(begin: BeginOidcWork): RequestWork {
  const scope = new AsyncLocalStorage<OidcWork>();
  return {
    current: () => scope.getStore(),
    run: async (act) => {
      const work = begin();
      const answer = await scope.run(work, () => act(work));
      await work.commit();
      return answer;
    },
  };
}

/** Accounts, read once in a request: the one that came along with the provider's records is that request's. */
export function accountsInRequest(
  { current }: RequestWork,
  accounts: Pick<AccountStore, "find">,
): Pick<AccountStore, "find"> {
  const known = (id: string): Account | undefined => current()?.findAccount(id);
  return { find: async (id) => known(id) ?? accounts.find(id) };
}
