import { expect, test } from "vitest";
import { parsePictureAnswer } from "#lib/domain/picture-answer.ts";
import { parseSignInName } from "#lib/domain/sign-in-name.ts";
import { parseHoldCode, parseTypedCode } from "#lib/domain/typed-code.ts";

test.each(["123456", "١٢٣٤٥٦", "۱۲۳۴۵۶", "123 456", "123-456", " 1 2 3 4 5 6 ", "\u200e123456\u200f"])(
  "the one-time code %s is 123456",
  (typed) => expect(parseTypedCode(typed)).toEqual({ ok: true, value: "123456" }),
);

test.each(["", "12345", "1234567", "12345a", "+123456", "1e5", "0x1234", "1".repeat(1_000_000)])(
  "%s is no one-time code",
  (typed) => expect(parseTypedCode(typed)).toEqual({ ok: false, refusal: { code: "code_not_six_digits", digits: 6 } }),
);

test.each(["ABCDEFGH", "abcdefgh", "ABCD EFGH", "abcd-efgh", " aBcD eFgH "])("the hold code %s is ABCDEFGH", (typed) =>
  expect(parseHoldCode(typed)).toEqual({ ok: true, value: "ABCDEFGH" }),
);

test.each(["", "ABCDEFG", "ABCDEFGHI", "ABCDEFG1", "أبتثجحخد", "ßßßß", "a".repeat(1_000_000)])(
  "%s is no hold code",
  (typed) =>
    expect(parseHoldCode(typed)).toEqual({ ok: false, refusal: { code: "hold_code_not_eight_letters", letters: 8 } }),
);

test.each(["234", "٢٣٤", "۲۳۴", "2 3 4", " ٢ ٣ ٤ "])("the picture code %s is 234", (typed) =>
  expect(parsePictureAnswer(typed)).toEqual({ ok: true, value: "234" }),
);

test.each(["", "abc", "23a", "2".repeat(13), "2".repeat(1_000_000)])("%s is no picture code", (typed) =>
  expect(parsePictureAnswer(typed)).toEqual({ ok: false, refusal: { code: "picture_answer_not_digits" } }),
);

test.each(["Ahmad123", "ahmad123", " AHMAD123 ", "Ahmad١٢٣"])("%s signs in as the username ahmad123", (typed) =>
  expect(parseSignInName(typed)).toEqual({ ok: true, value: { kind: "username", key: "ahmad123" } }),
);

test.each(["1234567897", "١٢٣٤٥٦٧٨٩٧", "12345 67897"])("%s signs in as the id 1234567897", (typed) =>
  expect(parseSignInName(typed)).toEqual({ ok: true, value: { kind: "national_id", nationalId: "1234567897" } }),
);

test.each(["", "ahmad", "1234567890", "أحمد12345", "ahmad123@x", "a1".repeat(500_000)])(
  "%s can be neither a username nor an id",
  (typed) => expect(parseSignInName(typed)).toEqual({ ok: false, refusal: { code: "sign_in_name_malformed" } }),
);
