import { accept, refuse } from "#lib/domain/result.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { Account as Row } from "#lib/generated/prisma/client.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountOfRow, usernameKeyOf } from "./account-row.ts";
import { ACCOUNT_BY } from "./account-statements.ts";
import { replaceAccount } from "./account-writes.ts";
import { endSessions } from "./end-sessions.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Accounts in PostgreSQL. Each look-up is one statement on a unique key. */
export function accountStore(storage: Storage): AccountStore {
  const { hash } = storage;
  const findBy = async ([by, value]: LookUp) => {
    const { rows } = await storage.prepared<Row>(ACCOUNT_BY[by], [value]);
    return rows[0] === undefined ? null : accountOfRow(storage, rows[0]);
  };
  const change: Change = async (account, changed) =>
    (
      await transact(storage, NO_EFFECTS, (transaction) =>
        replaceAccount(storage, transaction, { account, change: changed }),
      )
    ).ok;
  return {
    find: (id) => findBy(["id", id]),
    findBySignInName: (name) => findBy(keyOfName(storage, name)),
    findByNationalId: (nationalId) => findBy(["nationalIdKey", hash.of("national-id", nationalId)]),
    findByMobile: (number) => findBy(["mobileKey", hash.of("mobile", number)]),
    recordMobileCheck: (account, { usable, phoneStolenAt, at }) =>
      change(account, {
        mobile: { ...account.mobile, usable, checkedAt: at },
        recovery: { ...account.recovery, phoneStolenAt },
      }),
    renewPasswordHash: (account, passwordHash) => change(account, { passwordHash }),
    freeze: async (account, { until, at }, effects) => {
      const frozen = await transact(storage, effects, async (transaction) => {
        const status = { kind: "frozen", until } as const;
        const replaced = await replaceAccount(storage, transaction, { account, change: { status } });
        if (!replaced.ok) return refuse(null);
        await endSessions(storage, transaction, { accountId: account.id, exceptSid: null, reason: "frozen", at });
        return accept(null);
      });
      return frozen.ok;
    },
  };
}

type LookUp = readonly [by: keyof typeof ACCOUNT_BY, value: string];
type Replacement = Parameters<typeof replaceAccount>[2];
type Change = (account: Replacement["account"], change: Replacement["change"]) => Promise<boolean>;

function keyOfName({ hash }: Pick<Storage, "hash">, name: SignInName): LookUp {
  if (name.kind === "username") return ["usernameKey", usernameKeyOf({ hash }, name.key)];
  return ["nationalIdKey", hash.of("national-id", name.nationalId)];
}
