import { randomUUID } from "node:crypto";
import { type Account, UNTOUCHED } from "#lib/domain/account/account.ts";

const NAME = { first: "Person", father: "Of", grandfather: "The", family: "Bench" };

/** Synthetic accounts, all with one password hash; whose number it is was asked today, and the e-mail is confirmed. */
export function benchAccounts(count: number, passwordHash: string): readonly Account[] {
  const since = Date.now() - 365 * 24 * 60 * 60 * 1000;
  return Array.from({ length: count }, (_, index) => {
    const digits = String(index).padStart(4, "0");
    return {
      id: randomUUID(),
      version: 0,
      status: { kind: "active" },
      nationalId: `1${digits}00000`,
      kind: "citizen",
      username: `Person${digits}`,
      passwordHash,
      passwordChangedAt: since,
      mobile: { number: `+96651000${digits}`, usable: true, verifiedAt: since, changedAt: null, checkedAt: Date.now() },
      email: { address: `person${digits}@example.sa`, verifiedAt: since },
      identity: {
        name: { ar: NAME, en: NAME },
        birthDate: "1990-01-01",
        birthDateHijri: "1410-06-04",
        idExpiry: "2099-01-01",
        gender: "male",
        nationality: "SA",
      },
      language: "ar",
      terms: { version: "2026-11-01", acceptedAt: since },
      cappedUntil: since,
      guardedUntil: null,
      recovery: UNTOUCHED,
      createdAt: since,
    };
  });
}
