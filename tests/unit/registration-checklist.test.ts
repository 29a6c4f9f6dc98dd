import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNationalId } from "#lib/domain/national-id.ts";
import { passwordRules } from "#lib/domain/password-policy.ts";
import { firstBroken } from "#lib/domain/rule.ts";
import { isUsername } from "#lib/domain/username.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import {
  nationalIdChecklist,
  passwordChecklist,
  usernameChecklist,
} from "../../src/app/[locale]/registration/live-rules.ts";

const own = { nationalId: "1234567897", mobile: "+966512345678", email: "ahmad@example.sa" };
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aA1#ةSalem2024 "), maxLength: 40 }),
  fc.constantFrom("Salem2024", "Blue-Gate#Tea", "Tea-512345-Gate", "xSALEMx#1", "Aaaaa#bbbbB"),
);

const idLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."0123456789٣۷ -a"), maxLength: 14 }),
  fc.constantFrom("1234567897", "١٢٣٤٥٦٧٨٩٧", "1234 5678 97", "2345678904", "3000000004", "1234567890", "18"),
);

describe("the checklist beside the national id", () => {
  it("ticks every line exactly when the server accepts the id, and no mistake is denied before all else is right", () => {
    const lines = nationalIdChecklist(registrationWords("ar").nationalIdRules);
    fc.assert(
      fc.property(idLike, (value) => {
        const accepted = parseNationalId(value).ok;
        expect(lines.every((line) => line.holds(value, () => ""))).toBe(accepted);
        expect(lines.find(({ code }) => code === "check")?.holds(value, () => "")).toBe(accepted);
      }),
      { numRuns: 1000 },
    );
    expect(lines.map(({ code }) => code)).toEqual(["digits", "length", "start", "check"]);
  });
});

describe("the checklists beside username and password", () => {
  it("tick every line exactly when the server accepts the value, common passwords apart", () => {
    const words = registrationWords("ar");
    const username = () => "Salem2024";
    fc.assert(
      fc.property(typed, fc.constantFrom("national" as const, "nist" as const), (value, profile) => {
        const lines = passwordChecklist(words.passwordRules, profile, own);
        const kept = lines.every((line) => line.holds(value, username));
        const context = { ...own, username: username() };
        expect(kept).toBe(firstBroken(passwordRules(profile), value.normalize("NFC"), context) === null);
        const ticked = usernameChecklist(words.usernameRules).every((line) => line.holds(value, username));
        expect(ticked).toBe(isUsername(value.trim()));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(LOCALES)("(%s) word each line, with its numbers filled in", (locale) => {
    const { passwordRules: password, usernameRules: username } = registrationWords(locale);
    const lines = [
      ...usernameChecklist(username),
      ...passwordChecklist(password, "national", own),
      ...passwordChecklist(password, "nist", own),
    ];
    for (const { words } of lines) expect(words).not.toMatch(/[{}]|^$/);
  });
});
