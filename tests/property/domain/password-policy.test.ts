import fc from "fast-check";
import { expect, test } from "vitest";
import { checkNewPassword } from "#lib/domain/password-field.ts";
import { passwordRules } from "#lib/domain/password-policy.ts";

const policy = { profile: "national", isCommon: () => false } as const;
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abcABC12!# أ"), maxLength: 20 }),
  fc.string({ maxLength: 140 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** The national rules written a second time, as the mission says them. */
const keepsNational = (password: string): boolean =>
  /^(?=.*[A-Z])(?=.*[a-z])(?=.*[!-/:-@[-`{-~])[!-~]{8,128}$/.test(password) &&
  ![...password].some((character, at) => character.repeat(5) === password.slice(at, at + 5));

test("exactly the passwords that keep the mission's rules are accepted", () => {
  fc.assert(
    fc.property(typed, (password) => {
      expect(checkNewPassword(policy, {}, password).ok).toBe(keepsNational(password));
    }),
    { numRuns: 1000 },
  );
});

test("a checklist with every rule ticked and the server agree, for both profiles", () => {
  fc.assert(
    fc.property(typed, fc.constantFrom("national" as const, "nist" as const), (password, profile) => {
      const ticked = passwordRules(profile).every((it) =>
        it.holds(password.normalize("NFC"), { username: "abcABC12" }),
      );
      const checked = checkNewPassword({ profile, isCommon: () => false }, { username: "abcABC12" }, password);
      expect(checked.ok).toBe(ticked);
      if (checked.ok) expect(checked.value).toBe(password.normalize("NFC"));
    }),
  );
});

test("five consecutive characters of the username are refused wherever they stand and in any case, four are not", () => {
  const usernames = fc.string({ unit: fc.constantFrom(..."aBcDeF123"), minLength: 8, maxLength: 32 });
  const passwordRule = passwordRules("national").find((it) => it.code === "password_has_username");
  if (passwordRule === undefined) throw new Error("the rule is listed");
  fc.assert(
    fc.property(usernames, fc.nat(), fc.boolean(), (username, seed, upper) => {
      const start = seed % (username.length - 4);
      const run = username.slice(start, start + 5);
      const cased = upper ? run.toUpperCase() : run.toLowerCase();
      expect(passwordRule.holds(`Xy!${cased}.z`, { username })).toBe(false);
      expect(passwordRule.holds(`Xy!${cased.slice(0, 4)}.z`, { username })).toBe(true);
    }),
  );
});
