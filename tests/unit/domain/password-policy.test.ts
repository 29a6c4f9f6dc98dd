import { describe, expect, test } from "vitest";
import { checkNewPassword } from "#lib/domain/password-field.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import { normalizePassword, type PasswordProfile, passwordRules } from "#lib/domain/password-policy.ts";

const verdict = (password: string, context: PasswordContext = {}, profile: PasswordProfile = "national"): string => {
  const checked = checkNewPassword({ profile, isCommon: (it) => it === "Common!Word" }, context, password);
  return checked.ok ? "accepted" : checked.refusal.code;
};

describe("a password of the national profile", () => {
  test.each(["Blue!Kettle", "aB!aB!aB", "Zz~zzzzq", "Correct-Horse", `QQQQq!${"ab".repeat(61)}`])(
    "%s is accepted",
    (password) => expect(verdict(password)).toBe("accepted"),
  );

  test.each([
    ["aB!aB!a", "password_too_short"],
    [`A!${"ab".repeat(63)}c`, "password_too_long"],
    ["blue!kettle", "password_without_capital"],
    ["BLUE!KETTLE", "password_without_small"],
    ["BlueKettle7", "password_without_symbol"],
    ["Blue Kettle!", "password_not_english"],
    ["Blue!Këttle", "password_not_english"],
    ["Blue!Kettle\n", "password_not_english"],
    ["Blue!Kettle\u200f", "password_not_english"],
    ["Blue!Kettle🙂", "password_not_english"],
    ["Blue!Kettle\ud800", "password_not_english"],
    ["Blue!كلمة7", "password_arabic_letters"],
    ["كلمة المرور", "password_arabic_letters"],
    ["Blue!Kettle٣", "password_arabic_letters"],
    ["Blue!Kettle،", "password_arabic_letters"],
    ["Common!Word", "password_common"],
  ])("%s is refused as %s", (password, code) => expect(verdict(password)).toBe(code));

  test("every mark of ASCII punctuation counts as a symbol", () => {
    const symbols = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];
    expect(symbols).toHaveLength(32);
    expect(symbols.filter((symbol) => verdict(`Blue${symbol}Kettle`) !== "accepted")).toEqual([]);
  });

  test("128 characters are accepted and 129 are not", () => {
    expect(verdict(`A!${"ab".repeat(63)}`)).toBe("accepted");
    expect(verdict(`A!x${"ab".repeat(63)}`)).toBe("password_too_long");
  });

  test.each([
    ["Blue!aaaaKettle", "accepted"],
    ["Blue!aaaaaKettle", "password_repeats_character"],
    ["Blue!AaaaaKettle", "accepted"],
    ["Blue!!!!!Kettle", "password_repeats_character"],
    ["Blue!Kettle11111", "password_repeats_character"],
  ])("no character stands more than four times in a row: %s is %s", (password, code) =>
    expect(verdict(password)).toBe(code),
  );
});

describe("the username in a password", () => {
  const context = { username: "Salem2024" };

  test.each([
    ["Blue!sale", "accepted"],
    ["Blue!Sale.m202.4", "accepted"],
    ["Blue!SALEM", "password_has_username"],
    ["Blue!m2024", "password_has_username"],
    ["Blue!M2024", "password_has_username"],
    ["Salem2024!x", "password_has_username"],
    ["Blue!aLeM2x", "password_has_username"],
    ["Blue!4202m", "accepted"],
  ])("no more than four consecutive characters of it, in any case: %s is %s", (password, code) =>
    expect(verdict(password, context)).toBe(code),
  );

  test("an unknown or empty username forbids nothing", () => {
    expect(verdict("Blue!SALEM", {})).toBe("accepted");
    expect(verdict("Blue!SALEM", { username: "" })).toBe("accepted");
  });
});

describe("a password is not built from", () => {
  test.each(["Nafidha!Kettle", "nafidhA2026!", "N@f1dha!Blue", "NAFIDHa-blue", "N.a.f.i.d.h.a!x", "Blue!Nafidha"])(
    "the portal's name: %s",
    (password) => expect(verdict(password)).toBe("password_has_portal_name"),
  );

  test.each(["1234567897", "١٢٣٤٥٦٧٨٩٧", " 12345 67897"])("the typed id, %s", (nationalId) => {
    expect(verdict("Blue!1234567897", { nationalId })).toBe("password_has_own_data");
    expect(verdict("Blue!567897x", { nationalId })).toBe("password_has_own_data");
    expect(verdict("Blue!12-34-56", { nationalId })).toBe("password_has_own_data");
    expect(verdict("Blue!67897x", { nationalId })).toBe("accepted");
  });

  test.each(["0512345678", "+966512345678", "٠٠٩٦٦٥١٢٣٤٥٦٧٨"])("the mobile number, typed as %s", (mobile) => {
    expect(verdict("Blue!0512345678", { mobile })).toBe("password_has_own_data");
    expect(verdict("Blue!+966512345678", { mobile })).toBe("password_has_own_data");
    expect(verdict("Blue!345678", { mobile })).toBe("password_has_own_data");
    expect(verdict("Blue!966510x", { mobile })).toBe("accepted");
  });

  test("the e-mail address", () => {
    const email = "Khalid.Saud@example.com";
    expect(verdict("Khalid.Saud!7", { email })).toBe("password_has_own_data");
    expect(verdict("xKHALIDSAUD!7", { email })).toBe("password_has_own_data");
    expect(verdict("Kh4l1d-S4ud!x", { email })).toBe("password_has_own_data");
    expect(verdict("Blue!Kettle", { email })).toBe("accepted");
  });

  test("a short address name is refused as the only word and accepted inside others", () => {
    expect(verdict("Omar!2026", { email: "omar@example.com" })).toBe("password_has_own_data");
    expect(verdict("Tomar!Kettle", { email: "omar@example.com" })).toBe("accepted");
  });

  test("anything that is not known", () => {
    expect(verdict("Blue!1234567897", { nationalId: "", mobile: "", email: "" })).toBe("accepted");
    expect(verdict("Blue!Kettle", { email: "@", nationalId: "x", mobile: "+" })).toBe("accepted");
  });
});

describe("a password of the nist profile", () => {
  const nist = (password: string, context: PasswordContext = {}): string => verdict(password, context, "nist");

  test.each([
    "correct horse battery",
    "كلمة مرور طويلة جدا",
    "aaaaaaaaaaaaaaaaaaaa",
    "1928374650 1928374",
    "🙂🙃😉😊🙂🙃😉😊🙂🙃😉😊🙂🙃😉",
  ])("%s needs no capital, symbol or English letter", (password) => expect(nist(password)).toBe("accepted"));

  test.each([
    ["correct horse", "password_too_short"],
    ["🙂".repeat(14), "password_too_short"],
    ["ab c".repeat(40), "password_too_long"],
    ["correct\u0000horse battery", "password_unprintable"],
    ["correct\ud800horse battery", "password_unprintable"],
    ["nafidha correct horse", "password_has_portal_name"],
    ["نافذة كلمة مرور طويلة", "password_has_portal_name"],
  ])("%s is refused as %s", (password, code) => expect(nist(password)).toBe(code));

  test("only the whole username is refused", () => {
    expect(nist("my salem2024 horse", { username: "Salem2024" })).toBe("password_has_username");
    expect(nist("my salem horse battery", { username: "Salem2024" })).toBe("accepted");
  });
});

describe("the text of a password", () => {
  test("is composed by NFC and otherwise kept as typed: no trimming, no digit folding, no case folding", () => {
    expect(normalizePassword("e\u0301")).toBe("\u00e9");
    expect(normalizePassword("  Blue ١٢ ﬁ ")).toBe("  Blue ١٢ ﬁ ");
  });

  test("each rule of a profile has a code of its own, so that a checklist can show it", () => {
    for (const profile of ["national", "nist"] as const) {
      const codes = passwordRules(profile).map((it) => it.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });
});
