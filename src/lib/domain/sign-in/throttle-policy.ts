import type { SignInName } from "../sign-in-name.ts";

const SECOND_MS = 1000;

/** After this many failures in one network the next try waits. */
export const FREE_FAILURES = 5;

/** After this many failures of one name, wherever they came from, an unknown browser has to show slower proof. */
export const FAILURES_BEFORE_SLOWER_PROOF = 10;

const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 60 * 60 * SECOND_MS;

/** How long the next try waits after this many failures: nothing up to five, then 30 s doubling up to one hour. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  const doublings = Math.min(failures - FREE_FAILURES, 10);
  return Math.min(FIRST_WAIT_MS * 2 ** doublings, LONGEST_WAIT_MS);
}

/** No wait at all: for counters that only demand slower proof, so that nobody can keep an owner out. */
export const noWait = (): number => 0;

/** What was typed, as one text: the same for every spelling that means the same name. */
export function typedSubject(name: SignInName): string {
  return name.kind === "username" ? `username:${name.key}` : `id:${name.nationalId}`;
}

/** The throttle's key for a typed name in one network. */
export function nameInNetworkKey(subject: string, network: string): string {
  return `sign-in|${subject}|${network}`;
}

/** The throttle's key for one account (or a typed name that belongs to none) in all networks. */
export function nameEverywhereKey(subject: string): string {
  return `sign-in-everywhere|${subject}`;
}

/** The throttle's key for all codes of one account's factors (or of a subject that has no account), in all networks. */
export function factorKey(subject: string): string {
  return `factor|${subject}`;
}

/** The throttle's key for the same from a browser that the account knows. */
export function factorDeviceKey(accountId: string, deviceToken: string): string {
  return `factor-device|${accountId}|${deviceToken}`;
}

/** The throttle's key for a browser that an account knows: only its own failures hold it up. */
export function deviceKey(accountId: string, deviceToken: string): string {
  return `sign-in-device|${accountId}|${deviceToken}`;
}
