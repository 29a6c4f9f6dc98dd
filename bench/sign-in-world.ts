import { randomBytes } from "node:crypto";
import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { systemClock } from "#lib/adapters/clock/system-clock.ts";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { argon2Hasher } from "#lib/adapters/passwords/argon2-hasher.ts";
import type { NewAccount } from "#lib/domain/account/account.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { openDatabase } from "#lib/stores/prisma.ts";
import { recoveryCodeStore } from "#lib/stores/recovery-code-store.ts";
import { signInStore } from "#lib/stores/sign-in-store.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { totpStore } from "#lib/stores/totp-store.ts";
import { transact } from "#lib/stores/transaction.ts";

/** The sign-in's real stores and hasher on a database, with its statements counted; pictures are always right. */
export function openSignInWorld(url: string) {
  const keys = keysOf(randomBytes(32).toString("base64url"));
  const { database, prepared, pool, close } = openDatabase(url, { onLostConnection: () => undefined });
  const statements = countStatements(pool);
  const hash = keyedHash(keys);
  const storage: Storage = {
    database,
    prepared,
    hash,
    cipher: fieldCipher([keys]),
    outbox: { write: async () => undefined, tellSites: async () => undefined },
  };
  const ports = {
    accounts: accountStore(storage),
    authenticatorCodes: otplibCodes,
    chance: systemChance,
    clock: systemClock,
    codeAllowance: { take: async () => ({ taken: true }) as const, giveBack: async () => {} },
    devices: knownDeviceStore(storage),
    factors: factorStore(storage),
    hash,
    jobs: {
      start: async () => {},
      runDue: async () => {},
      isUnderWay: async () => false,
      nudge: () => {},
      stop: async () => {},
    },
    mobileOwnership: {
      check: async () => ({ answer: "unknown", contract: null, simChangedAt: null }) as const,
      numbersOf: async () => ({ kind: "unknown" }) as const,
    },
    passwords: argon2Hasher(randomBytes(32)),
    pictures: {
      current: async () => "",
      renew: async () => "",
      picture: async () => null,
      speech: async () => null,
      work: async () => null,
      answer: async () => "right" as const,
    },
    recoveryCodes: recoveryCodeStore(storage),
    signIns: signInStore(storage),
    throttle: throttleStore(storage),
    totps: totpStore(storage),
    statements: () => statements.count,
  };
  const add = (account: NewAccount) =>
    transact(storage, NO_EFFECTS, (within) => insertAccount(storage, within, account));
  return { ports, add, close };
}

type Counted = { query: (...given: never[]) => unknown };

/** Counts what goes to PostgreSQL, BEGIN and COMMIT included. */
function countStatements(pool: { on(event: "connect", told: (client: Counted) => void): unknown }): { count: number } {
  const statements = { count: 0 };
  pool.on("connect", (client) => {
    const query = client.query.bind(client);
    client.query = (...given) => {
      statements.count += 1;
      return query(...given);
    };
  });
  return statements;
}
