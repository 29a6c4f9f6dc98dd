import { describe, expect, it } from "vitest";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import {
  parseRecoveryCode,
  RECOVERY_CODE_LENGTH,
  RECOVERY_CODE_SIGNS,
  showRecoveryCode,
} from "#lib/domain/factors/recovery-code.ts";
import { accept, refuse } from "#lib/domain/result.ts";

const MALFORMED = refuse({ code: "recovery_code_malformed", length: 16 });

describe("a recovery code", () => {
  it("holds at least 64 bits of chance", () => {
    expect(RECOVERY_CODE_LENGTH * Math.log2(RECOVERY_CODE_SIGNS.length)).toBeGreaterThan(64);
    const codes = Array.from({ length: 200 }, () => systemChance.recoveryCode());
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(parseRecoveryCode(code)).toEqual(accept(code));
    expect(new Set(codes.join(""))).toEqual(new Set(RECOVERY_CODE_SIGNS));
  });

  it("is printed in groups of four, and read however it is typed", () => {
    expect(showRecoveryCode("7K3M2Q9XABCDEFGH")).toBe("7K3M-2Q9X-ABCD-EFGH");
    for (const typed of [
      "7K3M-2Q9X-ABCD-EFGH",
      " 7k3m 2q9x abcd efgh ",
      "٧K٣M-٢Q٩X-ABCD-EFGH",
      "\u20667K3M–2Q9X–ABCD–EFGH\u2069",
    ])
      expect(parseRecoveryCode(typed)).toEqual(accept("7K3M2Q9XABCDEFGH"));
  });

  it("is refused when a sign is missing, is one too many, or is none that is ever printed", () => {
    for (const typed of ["7K3M2Q9XABCDEFG", "7K3M2Q9XABCDEFGHJ", "7K3M2Q9XABCDEFG0", "", "x".repeat(5000)])
      expect(parseRecoveryCode(typed)).toEqual(MALFORMED);
  });
});
