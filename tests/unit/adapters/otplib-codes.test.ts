import { describe, expect, it } from "vitest";
import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import { NO_TOTP_SECRET } from "#lib/domain/factors/totp.ts";

/** The secret of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** Appendix B, SHA-1: the time in seconds, and the eight digits, of which six are the last six. */
const VECTORS = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;

describe("the codes of authenticator apps", () => {
  it.each(VECTORS)("are those of RFC 6238 at second %i", (seconds, digits) => {
    const step = otplibCodes.stepOf(RFC_SECRET, digits.slice(2), seconds * 1000);
    expect(step).toBe(Math.floor(seconds / 30));
  });

  it("count one step before and one step after theirs, at both edges of a step, and no longer", () => {
    const step = Math.floor(1111111111 / 30);
    const within = (offset: number) => otplibCodes.stepOf(RFC_SECRET, "050471", (step * 30 + offset) * 1000);
    expect([-30, 0, 29, 59].map(within)).toEqual([step, step, step, step]);
    expect([-31, 60].map(within)).toEqual([null, null]);
  });

  it("are none for another secret, and for the secret that stands for no app", () => {
    for (const secret of [NO_TOTP_SECRET, otplibCodes.newSecret()]) {
      expect(otplibCodes.stepOf(secret, "050471", 1111111111_000)).toBeNull();
    }
  });

  it("come from secrets of 160 bits that are never the same", () => {
    const secrets = Array.from({ length: 50 }, otplibCodes.newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it("go into an app by an address that names issuer, person and secret, and nothing that apps misread", () => {
    const uri = new URL(otplibCodes.keyUri(RFC_SECRET, { issuer: "Nafidha", account: "Ahmad1234" }));
    expect(`${uri.protocol}//${uri.host}${uri.pathname}`).toBe("otpauth://totp/Nafidha:Ahmad1234");
    const query = Object.fromEntries(uri.searchParams);
    expect(query).toMatchObject({ secret: RFC_SECRET, issuer: "Nafidha" });
    expect(["SHA1", undefined]).toContain(query["algorithm"]);
    expect(["6", undefined]).toContain(query["digits"]);
    expect(["30", undefined]).toContain(query["period"]);
  });
});
