import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { systemClock } from "#lib/adapters/clock/system-clock.ts";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { messageQueue, openQueue, queueOutbox } from "#lib/adapters/jobs/message-queue.ts";
import { pinoLog } from "#lib/adapters/log/pino-log.ts";
import { webauthnPasskeys } from "#lib/adapters/passkeys/webauthn-passkeys.ts";
import { argon2Hasher } from "#lib/adapters/passwords/argon2-hasher.ts";
import type { NewAccount } from "#lib/domain/account/account.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { Outbox } from "#lib/ports/outbox.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { freezeStore } from "#lib/stores/freeze-store.ts";
import { holdCodeStore } from "#lib/stores/hold-code-store.ts";
import { inPersonCodes } from "#lib/stores/in-person-codes.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { mobileChangeStore } from "#lib/stores/mobile-change-store.ts";
import { passkeyChallenges } from "#lib/stores/passkey-challenges.ts";
import { passkeyStore } from "#lib/stores/passkey-store.ts";
import { openDatabase } from "#lib/stores/prisma.ts";
import { recoveryCodeStore } from "#lib/stores/recovery-code-store.ts";
import { recoveryStore } from "#lib/stores/recovery-store.ts";
import { signInStore } from "#lib/stores/sign-in-store.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { totpStore } from "#lib/stores/totp-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import type { Meter } from "./compare-names.ts";
import type { AttemptPorts } from "./named-attempts.ts";
import { AT_ONCE } from "./outside-at-once.ts";

/** The real stores, hasher and queue on a database, with what they cost; only the world outside is played, and answers at once. */
export async function openBeforeProofWorld(url: string) {
  const keys = keysOf(randomBytes(32).toString("base64url"));
  const onLostConnection = () => undefined;
  const { database, prepared, together, pool, close } = openDatabase(url, { onLostConnection });
  // The queue looks after itself on connections of its own, so that this is nobody's step.
  const queued = openDatabase(url, { onLostConnection });
  const cipher = fieldCipher([keys]);
  const boss = messageQueue(queued.pool, pinoLog({ level: "error" }));
  await openQueue(boss);
  const statements = countStatements(pool);
  const { outbox, jobs } = countJobs(queueOutbox(boss, cipher, systemClock));
  const storage: Storage = { database, prepared, together, hash: keyedHash(keys), cipher, outbox };
  const meter: Meter = { statements: () => statements.count, jobs: () => jobs.count, now: () => performance.now() };
  const add = (account: NewAccount) =>
    transact(storage, NO_EFFECTS, (within) => insertAccount(storage, within, account));
  const closeAll = async () => {
    await boss.stop({ graceful: false });
    await queued.close();
    await close();
  };
  return { ports: portsOn(storage), meter, add, close: closeAll };
}

function portsOn(storage: Storage): AttemptPorts {
  let lastCode = "";
  const sixDigits = () => {
    lastCode = systemChance.sixDigits();
    return lastCode;
  };
  return {
    ...AT_ONCE,
    accounts: accountStore(storage),
    authenticatorCodes: otplibCodes,
    chance: { ...systemChance, sixDigits },
    clock: systemClock,
    codeAllowance: codeAllowance(storage),
    devices: knownDeviceStore(storage),
    factors: factorStore(storage),
    freezes: freezeStore(storage),
    hash: storage.hash,
    holdCodes: holdCodeStore(storage),
    inPersonCodes: inPersonCodes(storage),
    lastCode: () => lastCode,
    mobileChanges: mobileChangeStore(storage),
    passkeyChallenges: passkeyChallenges(storage, systemChance),
    passkeys: passkeyStore(storage),
    passwords: argon2Hasher([{ id: "", key: randomBytes(32) }]),
    policy: { passwordProfile: "national", minimumAgeYears: 15, waits: DEFAULT_WAITS, countries: ["SA", "AE"] },
    recoveries: recoveryStore(storage),
    recoveryCodes: recoveryCodeStore(storage),
    signIns: signInStore(storage),
    throttle: throttleStore(storage),
    totps: totpStore(storage),
    webauthn: webauthnPasskeys("https://nafidha.example"),
  };
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

/** Counts the messages that are written as jobs, decoys included. */
function countJobs(real: Outbox): { readonly outbox: Outbox; readonly jobs: { readonly count: number } } {
  const jobs = { count: 0 };
  const write: Outbox["write"] = (run, messages) => {
    jobs.count += messages.length;
    return real.write(run, messages);
  };
  return { outbox: { ...real, write }, jobs };
}
