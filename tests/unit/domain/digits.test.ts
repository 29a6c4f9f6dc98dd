import { expect, test } from "vitest";
import { foldDigits, foldGrouped, foldTyped, stripInvisible } from "#lib/domain/digits.ts";

test.each([
  ["٠١٢٣٤٥٦٧٨٩", "Arabic-Indic"],
  ["۰۱۲۳۴۵۶۷۸۹", "Persian"],
  ["０１２３４５６７８９", "full-width"],
])("digits %s (%s) become 0 to 9", (typed) => {
  expect(foldDigits(typed)).toBe("0123456789");
});

test("every invisible direction mark, zero-width character and byte order mark is dropped", () => {
  const marks =
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2060\u00ad";
  expect(stripInvisible(`1${[...marks].join("2")}3`)).toBe(`1${"2".repeat(marks.length - 1)}3`);
});

test("letters and inner spaces stay when typed text is folded, outer spaces go", () => {
  expect(foldTyped(" \u200fAhmad ١٢ ")).toBe("Ahmad 12");
});

test("spaces of any kind, dashes and dots between digits are dropped from grouped digits", () => {
  expect(foldGrouped("12 34-56\u00a078.90–12")).toBe("123456789012");
});
