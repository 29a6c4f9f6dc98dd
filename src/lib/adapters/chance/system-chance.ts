import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { generateSync } from "otplib/functional";
import { RECOVERY_CODE_LENGTH, RECOVERY_CODE_SIGNS } from "#lib/domain/factors/recovery-code.ts";
import type { Chance } from "#lib/ports/chance.ts";

/** Letters that are not mistaken for one another or for a digit (no I, L, O, U), so that a hold code can be read from a phone and typed. */
export const HOLD_CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ";

const CASE_NUMBER_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_SECRET_BYTES = 20;

/** The operating system's CSPRNG. A one-time code is an HOTP (RFC 4226) over a secret that is made for it and forgotten. */
export const systemChance: Chance = {
  uuid: () => randomUUID(),
  token: () => randomBytes(16).toString("base64url"),
  sixDigits: () =>
    generateSync({ strategy: "hotp", secret: new Uint8Array(randomBytes(CODE_SECRET_BYTES)), counter: 0 }),
  digits: (count) => signs("0123456789", count),
  holdCode: () => signs(HOLD_CODE_LETTERS, 8),
  recoveryCode: () => signs(RECOVERY_CODE_SIGNS, RECOVERY_CODE_LENGTH),
  caseNumber: () => `NF-${signs(CASE_NUMBER_SIGNS, 4)}-${signs(CASE_NUMBER_SIGNS, 4)}`,
};

function signs(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
