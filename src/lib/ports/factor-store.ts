import type { Factor } from "#lib/domain/factors/factor.ts";

/** Lists what an account has enrolled. What is done with each kind is in the store of that kind. */
export type FactorStore = {
  /** Every enrolled factor of an account, passkeys first, each kind oldest first; nothing that is not proved yet. */
  list(accountId: string): Promise<readonly Factor[]>;
};
