import { expect, test } from "vitest";
import { durationWords } from "#lib/i18n/durations.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ARABIC_DURATIONS = [
  [0, "0 ثانية", "0 ثانية"],
  [SECOND, "ثانية واحدة", "ثانية واحدة"],
  [2 * SECOND, "ثانيتان", "ثانيتين"],
  [3 * SECOND, "3 ثوانٍ", "3 ثوانٍ"],
  [11 * SECOND, "11 ثانية", "11 ثانية"],
  [MINUTE, "دقيقة واحدة", "دقيقة واحدة"],
  [2 * MINUTE, "دقيقتان", "دقيقتين"],
  [10 * MINUTE, "10 دقائق", "10 دقائق"],
  [2 * HOUR, "ساعتان", "ساعتين"],
  [72 * HOUR, "72 ساعة", "72 ساعة"],
  [4 * DAY, "4 أيام", "4 أيام"],
  [11 * DAY, "11 يومًا", "11 يومًا"],
  [100 * DAY, "100 يوم", "100 يوم"],
  [102 * DAY, "102 يوم", "102 يوم"],
  [2 * MINUTE + 11 * SECOND, "دقيقتان و11 ثانية", "دقيقتين و11 ثانية"],
] as const;

test.each(ARABIC_DURATIONS)("%d ms is worded by the Arabic rules of number and case", (ms, nominative, oblique) => {
  expect(durationWords(ms, "ar")).toBe(nominative);
  expect(durationWords(ms, "ar", "oblique")).toBe(oblique);
});

test.each([
  [0, "0 seconds"],
  [SECOND, "1 second"],
  [2 * SECOND, "2 seconds"],
  [11 * SECOND, "11 seconds"],
  [72 * HOUR, "72 hours"],
  [100 * DAY, "100 days"],
  [MINUTE + 30 * SECOND, "1 minute 30 seconds"],
] as const)("%d ms is worded by the English rules of number", (ms, words) => {
  expect(durationWords(ms, "en")).toBe(words);
});

test.each([
  [0, "لم تبقَ لك محاولات", "no tries left"],
  [1, "بقيت لك محاولة واحدة", "1 try left"],
  [2, "بقيت لك محاولتان", "2 tries left"],
  [3, "بقيت لك 3 محاولات", "3 tries left"],
  [11, "بقيت لك 11 محاولة", "11 tries left"],
  [100, "بقيت لك 100 محاولة", "100 tries left"],
] as const)("%d guesses left are worded by the rules of number", (guessesLeft, arabic, english) => {
  expect(refusalWords("ar", { code: "code_wrong", guessesLeft })).toContain(arabic);
  expect(refusalWords("en", { code: "code_wrong", guessesLeft })).toContain(english);
});

test.each([
  [1, "خانة واحدة", "1 character."],
  [2, "خانتان", "2 characters."],
  [3, "3 خانات", "3 characters."],
  [11, "11 خانة", "11 characters."],
  [100, "100 خانة", "100 characters."],
] as const)("a longest length of %d is worded by the rules of number", (maximum, arabic, english) => {
  expect(refusalWords("ar", { code: "too_long", maximum })).toContain(arabic);
  expect(refusalWords("en", { code: "too_long", maximum })).toContain(english);
});

test("a wait that an Arabic sentence governs stands in the oblique case", () => {
  expect(refusalWords("ar", { code: "too_many_attempts", waitSeconds: 120 })).toContain("دقيقتين");
  expect(refusalWords("ar", { code: "resend_too_soon", waitSeconds: 2 })).toContain("ثانيتين");
});
