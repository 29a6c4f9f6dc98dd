import { createHash } from "node:crypto";
import type { Chance } from "#lib/ports/chance.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Log } from "#lib/ports/log.ts";
import { Overloaded, type PasswordHasher } from "#lib/ports/password-hasher.ts";

/** A keyed hash that anyone can compute: purpose and value decide it, nothing else. */
export const fakeHash: KeyedHash = {
  of: (purpose, value) => createHash("sha256").update(`${purpose}|${value}`).digest("base64url"),
};

/** Chance that counts: every call gives the next value, so that a test can say which code was sent. */
export function fakeChance(): Chance {
  let calls = 0;
  const next = () => {
    calls += 1;
    return calls;
  };
  const letters = (count: number) =>
    [...String(next()).padStart(count, "0")].map((digit) => "ABCDEFGHJK".charAt(Number(digit))).join("");
  return {
    uuid: () => `00000000-0000-4000-8000-${String(next()).padStart(12, "0")}`,
    token: () => `token-${String(next()).padStart(16, "0")}`,
    sixDigits: () => String(100_000 + next()),
    digits: (count) => String(10 ** (count - 1) + next()),
    holdCode: () => letters(8),
    recoveryCode: () => letters(16),
    caseNumber: () => `NF-AAAA-${String(next()).padStart(4, "0")}`,
  };
}

/** A hasher that remembers what it was asked, in order; `overload` makes every later call throw `Overloaded`. */
export type FakePasswords = PasswordHasher & {
  readonly verified: { readonly hash: string | null }[];
  overload(): void;
  /** Raises the costs: hashes made before need to be made anew. */
  raiseCosts(): void;
};

/** Passwords hashed as `hash of …`. */
export function fakePasswords(): FakePasswords {
  const verified: { readonly hash: string | null }[] = [];
  let full = false;
  let outdated = false;
  const guard = () => {
    if (full) throw new Overloaded("the queue is full");
  };
  return {
    verified,
    overload: () => {
      full = true;
    },
    raiseCosts: () => {
      outdated = true;
    },
    hash: async (password) => {
      guard();
      return `${outdated ? "new " : ""}hash of ${password.normalize("NFC")}`;
    },
    verify: async (hash, password) => {
      guard();
      verified.push({ hash });
      return hash?.replace("new ", "") === `hash of ${password.normalize("NFC")}`;
    },
    needsRehash: (hash) => outdated && !hash.startsWith("new "),
  };
}

/** A log that remembers the names of events. */
export function fakeLog(): Log & { readonly events: string[] } {
  const events: string[] = [];
  return {
    events,
    info: (event) => void events.push(event),
    warn: (event) => void events.push(event),
    error: (event) => {
      events.push(event);
      return `reference-${events.length}`;
    },
  };
}
