import { generateSync } from "otplib/functional";
import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { fakeClock } from "./fakes/clock.ts";
import { anAccount, memoryAccountStore } from "./fakes/memory-accounts.ts";
import { memoryFactors } from "./fakes/memory-factors.ts";
import { memoryKnownDevices, memoryThrottle } from "./fakes/memory-stores.ts";
import { memoryWorld } from "./fakes/memory-world.ts";
import { fakeChance } from "./fakes/secrets.ts";
import { recording } from "./recording.ts";

/** When the tests of factors take place. */
export const FACTOR_NOW = Date.UTC(2026, 10, 22, 9);
/** The secret of the app in these tests. */
export const APP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** What an app shows at a moment. */
export function codeAt(now: number, secret = APP_SECRET): string {
  return generateSync({ strategy: "totp", secret, epoch: Math.floor(now / 1000) });
}

/** A wrong code at a moment, whatever the right ones are around it. */
export function wrongCodeAt(now: number, secret = APP_SECRET): string {
  const right = new Set([-60, -30, 0, 30, 60].map((off) => codeAt(now + off * 1000, secret)));
  const wrong = ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !right.has(code));
  if (wrong === undefined) throw new Error("six codes cannot all be right");
  return wrong;
}

/** Ports on fakes for proving factors, with the calls that reach stores recorded in order. */
export function factorWorld(accounts: readonly Account[] = [anAccount()]) {
  const memory = memoryWorld(accounts);
  const calls: string[] = [];
  const enrolled = memoryFactors(memory);
  const clock = fakeClock(FACTOR_NOW);
  const ports = {
    accounts: memoryAccountStore(memory),
    enrolments: enrolled.enrolments,
    factors: enrolled.factors,
    authenticatorCodes: otplibCodes,
    chance: fakeChance(),
    clock,
    devices: recording(memoryKnownDevices(), "devices", calls),
    jobs: {
      nudge: () => {},
      start: async () => {},
      runDue: async () => {},
      stop: async () => {},
      isUnderWay: async () => false,
    },
    recoveryCodes: recording(enrolled.recoveryCodes, "recoveryCodes", calls),
    throttle: recording(memoryThrottle(), "throttle", calls),
    totps: recording(enrolled.totps, "totps", calls),
  };
  const visit = { network: "192.0.2.0/24", deviceToken: null };
  return { ports, memory, calls, enrolled, clock, visit };
}
