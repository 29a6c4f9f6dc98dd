import { expect, test } from "vitest";
import { parseEmail } from "#lib/domain/email.ts";

const codeOf = (typed: string): string => {
  const parsed = parseEmail(typed);
  return parsed.ok ? "accepted" : parsed.refusal.code;
};

test("an address is kept as typed, with a key that ignores case", () => {
  expect(parseEmail("Khalid.Saud+Gov@Example.COM")).toEqual({
    ok: true,
    value: { address: "Khalid.Saud+Gov@Example.COM", key: "khalid.saud+gov@example.com" },
  });
});

test("outer spaces and direction marks that came along are dropped", () => {
  expect(parseEmail(" \u200ea@b.sa\u200f ")).toEqual({ ok: true, value: { address: "a@b.sa", key: "a@b.sa" } });
});

test.each([
  ["", "email_without_at"],
  ["a", "email_without_at"],
  ["a@b.sa, c@d.sa", "email_without_at"],
  ["a@b.sa\nBcc: c@d.sa", "email_without_at"],
  ["@b.sa", "email_name_unreadable"],
  ["a b@c.sa", "email_name_unreadable"],
  [".a@b.sa", "email_name_unreadable"],
  ["a..b@c.sa", "email_name_unreadable"],
  ["<a@b.sa>", "email_name_unreadable"],
  ["أحمد@b.sa", "email_name_unreadable"],
  ["a@", "email_domain_incomplete"],
  ["a@b", "email_domain_incomplete"],
  ["a@b..sa", "email_domain_incomplete"],
  ["a@b.sa'; --", "email_domain_incomplete"],
])("%j is refused with the rule that it breaks: %s", (typed, code) => expect(codeOf(typed)).toBe(code));

test("an address name of more than 64 characters is refused", () => {
  expect(codeOf(`${"a".repeat(64)}@example.sa`)).toBe("accepted");
  expect(codeOf(`${"a".repeat(65)}@example.sa`)).toBe("email_name_unreadable");
});

test("an address of more than 254 characters is too long, a megabyte of them at once", () => {
  expect(codeOf(`a@${"b".repeat(60)}.${"c".repeat(250)}.sa`)).toBe("email_too_long");
  expect(codeOf(`${"a@".repeat(500_000)}b.sa`)).toBe("email_too_long");
});
