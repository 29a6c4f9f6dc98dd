import { describe, expect, test } from "vitest";
import { isUsername, parseUsername, toUsernameKey, usernameKey, usernameRules } from "#lib/domain/username.ts";

const codeOf = (typed: string): string => {
  const parsed = parseUsername(typed);
  return parsed.ok ? "accepted" : parsed.refusal.code;
};

describe("a username", () => {
  test.each(["Ahmad123", "Salem2024", "aB3aB3aB", `${"A".repeat(30)}b1`])("%s is accepted", (name) =>
    expect(codeOf(name)).toBe("accepted"),
  );

  test.each([
    ["Ahmad12", "username_too_short"],
    [`Aa1${"b".repeat(30)}`, "username_too_long"],
    ["ahmad123", "username_without_capital"],
    ["AHMAD123", "username_without_small"],
    ["AhmadSalem", "username_without_digit"],
    ["Ahmad_123", "username_not_english"],
    ["Ahmad 123", "username_not_english"],
    ["أحمد1234", "username_not_english"],
    ["Ahmad١٢٣", "username_not_english"],
    ["Ahmаd123", "username_not_english"],
    ["Ahmad123'; DROP TABLE", "username_not_english"],
    ["a".repeat(1_000_000), "username_too_long"],
  ])("%s is refused as %s", (name, code) => expect(codeOf(name)).toBe(code));

  test("exactly 8 and exactly 32 characters are accepted", () => {
    expect(codeOf(`Aa1${"b".repeat(5)}`)).toBe("accepted");
    expect(codeOf(`Aa1${"b".repeat(29)}`)).toBe("accepted");
  });

  test("outer spaces and invisible marks that came along with it are dropped", () => {
    expect(parseUsername(" \u200eAhmad123\u200f ")).toEqual({ ok: true, value: "Ahmad123" });
  });

  test("two spellings that differ in case have one key", () => {
    const [one, other] = ["Ahmad123", "aHMAD123"];
    if (!isUsername(one) || !isUsername(other)) throw new Error("both are usernames");
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  test("what cannot be a username in any case has no key", () => {
    expect(
      ["", "ahmad", "أحمد12345", "1234567890", "abcdefgh", "a1".repeat(100), "Ahmad12\u212a"].map(toUsernameKey),
    ).toEqual(Array(7).fill(null));
  });

  test("every rule has a code of its own", () => {
    expect(new Set(usernameRules.map((it) => it.code)).size).toBe(usernameRules.length);
  });
});
