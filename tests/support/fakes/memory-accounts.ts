import { type Account, type NewAccount, UNTOUCHED } from "#lib/domain/account/account.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** The account store on a memory world. */
export function memoryAccountStore(world: MemoryWorld): AccountStore {
  const all = () => [...world.accounts.values()];
  const found = (matches: (account: Account) => boolean) => Promise.resolve(all().find(matches) ?? null);
  return {
    find: async (id) => world.accounts.get(id) ?? null,
    findBySignInName: (name) =>
      found(({ username, nationalId }) =>
        name.kind === "username" ? username.toLowerCase() === name.key : nationalId === name.nationalId,
      ),
    findByNationalId: (nationalId) => found((account) => account.nationalId === nationalId),
    findByMobile: (number) => found(({ mobile }) => mobile.usable && mobile.number === number),
    recordMobileCheck: async (account, { usable, phoneStolenAt, at }) =>
      replaceAccount(world, account, {
        mobile: { ...account.mobile, usable, checkedAt: at },
        recovery: { ...account.recovery, phoneStolenAt },
      }).ok,
    renewPasswordHash: async (account, passwordHash) => replaceAccount(world, account, { passwordHash }).ok,
    freeze: async (account, { until }, effects) => {
      if (!replaceAccount(world, account, { status: { kind: "frozen", until } }).ok) return false;
      world.endedSessions.push({ accountId: account.id, exceptSid: null });
      world.apply(effects);
      return true;
    },
  };
}

/** Adds an account unless its id, number or username is taken, as the database's unique keys do. */
export function insertAccount(
  world: MemoryWorld,
  account: NewAccount,
): Result<null, { readonly code: "national_id_taken" | "mobile_taken" | "username_taken" }> {
  const others = [...world.accounts.values()];
  if (others.some((other) => other.nationalId === account.nationalId)) return refuse({ code: "national_id_taken" });
  if (others.some(({ mobile }) => mobile.usable && mobile.number === account.mobile.number)) {
    return refuse({ code: "mobile_taken" });
  }
  const username = account.username.toLowerCase();
  if (others.some((other) => other.username.toLowerCase() === username)) return refuse({ code: "username_taken" });
  world.accounts.set(account.id, { ...account, recovery: UNTOUCHED, version: 0 });
  return accept(null);
}

/** Compare-and-set by version; a number that another account holds is refused. */
export function replaceAccount(
  world: MemoryWorld,
  account: Account,
  change: Partial<Omit<Account, "id" | "version" | "nationalId" | "username">>,
): Result<null, { readonly code: "account_changed" | "mobile_taken" }> {
  if (world.accounts.get(account.id)?.version !== account.version) return refuse({ code: "account_changed" });
  const mobile = change.mobile ?? account.mobile;
  const holder = [...world.accounts.values()].find(
    (other) => other.id !== account.id && other.mobile.usable && other.mobile.number === mobile.number,
  );
  if (mobile.usable && holder !== undefined) return refuse({ code: "mobile_taken" });
  world.accounts.set(account.id, { ...account, ...change, version: account.version + 1 });
  return accept(null);
}

/** Marks the holder's number unusable; false when the holder was changed meanwhile. */
export function releaseMobile(world: MemoryWorld, holder: Account): boolean {
  return replaceAccount(world, holder, { mobile: { ...holder.mobile, usable: false } }).ok;
}

/** An active account of long standing; override what the test is about. */
export function anAccount(changes: Partial<Account> = {}): Account {
  const since = Date.UTC(2025, 0, 1);
  return {
    id: "0190c0de-0000-7000-8000-000000000001",
    version: 0,
    status: { kind: "active" },
    nationalId: "1234567897",
    kind: "citizen",
    username: "Ahmad1234",
    passwordHash: "hash of Correct-Horse#1",
    passwordChangedAt: since,
    mobile: { number: "+966512345678", usable: true, verifiedAt: since, changedAt: null, checkedAt: since },
    email: { address: "ahmad@example.sa", verifiedAt: null },
    identity: {
      name: {
        ar: { first: "أحمد", father: "محمد", grandfather: "سالم", family: "الحربي" },
        en: { first: "Ahmad", father: "Mohammed", grandfather: "Salem", family: "Alharbi" },
      },
      birthDate: "1990-05-05",
      birthDateHijri: "1410-10-10",
      idExpiry: "2099-01-01",
      gender: "male",
      nationality: "SA",
    },
    language: "ar",
    terms: { version: "2025-01", acceptedAt: since },
    cappedUntil: since,
    guardedUntil: null,
    recovery: UNTOUCHED,
    createdAt: since,
    ...changes,
  };
}
