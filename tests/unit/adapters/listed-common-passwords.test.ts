import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, test } from "vitest";
import { createListedCommonPasswords } from "#lib/adapters/common-passwords/listed-common-passwords.ts";

const { isCommon } = createListedCommonPasswords();

test("at least 10,000 common passwords are known, each with its simplest variants", () => {
  const words = [...dictionary["passwords-common"]].map(String).filter((word) => word.length >= 5);
  expect(words.length).toBeGreaterThan(10_000);
  const missed = words.slice(0, 3000).filter((word) => ![word, word.toUpperCase()].every(isCommon));
  expect(missed).toEqual([]);
});

describe("a common password is recognised", () => {
  test.each([
    ["P@ssw0rd!", "look-alikes and a suffix"],
    ["Pa$$w0rd123", "other look-alikes"],
    ["Qwerty123!", "a suffix of digits and a symbol"],
    ["!!Qwerty2026", "a prefix and a suffix"],
    ["Nafidha2026!", "the portal's name"],
    ["Riyadh@1445", "a city and a year"],
    ["Mohammed1990!", "a name and a year"],
    ["Alqahtani#1", "a family name"],
    ["Admin@123", "an account name"],
    ["Test@123", "a word of four letters"],
    ["Aa123456!", "a listed one with a symbol"],
    ["1qaz!QAZ", "a keyboard walk"],
    ["!Q2w3e4r", "a keyboard walk with capitals"],
    ["ILOVEYOU!", "capitals"],
    ["Dragondragon!", "a word twice"],
    ["H3ll00000!", "a digit at the end that belongs to the word"],
    ["123456789!!", "digits alone"],
  ])("%s: %s", (password) => expect(isCommon(password)).toBe(true));
});

describe("a password that only contains a common word is not common", () => {
  test.each([
    "Correct-Horse7",
    "Salem!Tower88",
    "Blue.Kettle.7",
    "Dragon!Kettle",
    "Dragon!73918264501928",
    "73918264501928!Dragon",
    "Dog#6264926",
    "Zebra!Kw9tq",
    "Password!is-not-mine",
    "Kj!Dragon.tz",
    "192837465019283",
    "",
    "a".repeat(1_000_000),
  ])("%s", (password) => expect(isCommon(password)).toBe(false));
});
