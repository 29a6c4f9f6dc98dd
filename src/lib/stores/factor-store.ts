import type { FactorStore } from "#lib/ports/factor-store.ts";
import { listPasskeys } from "./passkey-row.ts";
import { listRecoveryCodes } from "./recovery-code-store.ts";
import type { Storage } from "./storage.ts";
import { listTotp } from "./totp-store.ts";

/** Factors in PostgreSQL, joined from the table of each kind. */
export function factorStore(storage: Pick<Storage, "prepared" | "database" | "cipher">): FactorStore {
  return {
    list: async (accountId) => {
      const kinds = await Promise.all([
        listPasskeys(storage, accountId),
        listTotp(storage, accountId),
        listRecoveryCodes(storage, accountId),
      ]);
      return kinds.flat();
    },
  };
}
