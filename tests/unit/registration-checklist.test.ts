import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passwordRules } from "#lib/domain/password-policy.ts";
import { firstBroken } from "#lib/domain/rule.ts";
import { isUsername } from "#lib/domain/username.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { passwordChecklist, usernameChecklist } from "../../src/app/[locale]/registration/live-rules.ts";

const own = { nationalId: "1234567897", mobile: "+966512345678", email: "ahmad@example.sa" };
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aA1#ةSalem2024 "), maxLength: 40 }),
  fc.constantFrom("Salem2024", "Blue-Gate#Tea", "Tea-512345-Gate", "xSALEMx#1", "Aaaaa#bbbbB"),
);

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
