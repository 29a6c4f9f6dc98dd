import { expect } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import type { DeskMember, FounderSeat } from "#lib/domain/service-desk/officer.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { officerStore } from "#lib/stores/officer-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "./fakes/memory-accounts.ts";
import { idOf, type TestStorage } from "./storage.ts";

/** Keeps an account; its unique values are made from a name, so that many fit into one database. */
export async function keptAccount(
  storage: TestStorage,
  name: string,
  changes: Partial<Account> = {},
): Promise<Account> {
  const digits = String(Number.parseInt(idOf(name).slice(0, 6), 16) % 1_000_000).padStart(6, "0");
  const account = anAccount({
    id: idOf(name),
    username: `User${digits}`,
    nationalId: `1000${digits}`,
    mobile: { ...anAccount().mobile, number: `+966512${digits}` },
    ...changes,
  });
  const { version: _, ...added } = account;
  const kept = await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, added));
  expect(kept.ok).toBe(true);
  return account;
}

/** An enrolled officer. */
export async function keptOfficer(
  storage: TestStorage,
  { name, desk, founderSeat = null, at }: { name: string; desk: string; founderSeat?: FounderSeat | null; at: Instant },
): Promise<DeskMember> {
  const officers = officerStore(storage);
  const officer = { id: idOf(`officer ${name}`), name, desk, addedAt: at, founderSeat };
  const token = `token of ${name}`;
  expect(await officers.add({ officer, token, expiresAt: at + 1000 }, NO_EFFECTS)).toBe(true);
  const credential = {
    credentialId: `key-of-${name}`,
    publicKey: new Uint8Array([1]),
    counter: 0,
    backupEligible: false,
  };
  expect(await officers.enrol(token, { credential, at }, NO_EFFECTS)).toBe(true);
  return { officerId: officer.id, desk };
}

/** A code that was just issued. */
export function aDeskCode(changes: Partial<DeskCode> & Pick<DeskCode, "accountId" | "issuer" | "issuedAt">): DeskCode {
  const number = "+966555555551";
  return { id: crypto.randomUUID(), scope: { kind: "new_number" }, number, progress: { state: "issued" }, ...changes };
}
