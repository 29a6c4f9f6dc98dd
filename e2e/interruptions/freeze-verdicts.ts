import { expect } from "@playwright/test";
import { noticesOf, TOLD_OF_NUMBER } from "./change-verdicts.ts";
import type { ErrandName } from "./errand-names.ts";
import type { Records } from "./records.ts";

/** Asserts that an account was frozen, once, by the errand that is for it, and by no other. */
export function expectFreezeOf(name: ErrandName, found: Records): void {
  expect(freezesIn(found), "freezes").toBe(name === "freeze" ? 1 : 0);
}

/**
 * Asserts that the account is frozen, the hold code used, everybody told once and the audit log written, or nothing of it, at whatever moment
 * the portal died.
 */
export function expectFreezeWhole(found: Records): void {
  const { account, holdCodes } = found;
  const isFrozen = account?.status.kind === "frozen";
  expect(freezesIn(found), "freezes in the audit log").toBe(isFrozen ? 1 : 0);
  expect(noticesOf("account_frozen_notice", found), "notices of the freeze").toBe(isFrozen ? TOLD_OF_NUMBER : 0);
  const isHeld = found.audit.some(({ event }) => event === "mobile_change.held");
  const used = holdCodes.filter((code) => code.used && code.reason === "mobile_change");
  expect(used.length, "used hold codes").toBe(isFrozen || isHeld ? 1 : 0);
}

function freezesIn({ audit }: Records): number {
  return audit.filter(({ event }) => event === "account.frozen").length;
}
