import { describe, expect, it } from "vitest";
import { maskEmail } from "#lib/domain/email-mask.ts";

describe("a masked e-mail", () => {
  it.each([
    ["ahmad@example.sa", "a•••••@example.sa"],
    ["a@example.sa", "a•••••@example.sa"],
    ['"a@b"@example.sa', '"•••••@example.sa'],
    ["😀mad@example.sa", "😀•••••@example.sa"],
  ])("of %s is %s, whatever the length of its name", (address, masked) => {
    expect(maskEmail(address)).toBe(masked);
  });
});
