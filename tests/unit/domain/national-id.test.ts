import { describe, expect, test } from "vitest";
import { isNationalId, nationalIdKind, nationalIdRules, parseNationalId } from "#lib/domain/national-id.ts";

const CITIZENS = ["1000000008", "1000000016", "1010101010", "1098765439", "1122334459", "1234567897", "1999999996"];
const RESIDENTS = ["2000000006", "2000000014", "2020202020", "2987654320", "2112233446", "2345678904", "2999999994"];

const codeOf = (typed: string): string => {
  const parsed = parseNationalId(typed);
  return parsed.ok ? "accepted" : parsed.refusal.code;
};

const kindOf = (typed: string): string => {
  const parsed = parseNationalId(typed);
  return parsed.ok ? nationalIdKind(parsed.value) : parsed.refusal.code;
};

describe("a national id or Iqama", () => {
  test.each(CITIZENS)("%s is a citizen's", (id) => expect(kindOf(id)).toBe("citizen"));

  test.each(RESIDENTS)("%s is a resident's", (id) => expect(kindOf(id)).toBe("resident"));

  test.each(["1058529940", "1001244019", "2222222222", "1111111116"])(
    "%s passes: repeated digits are not a reason",
    (id) => expect(codeOf(id)).toBe("accepted"),
  );

  test.each(["1000000000", "1234567890", "2345678900", "2000000000", "١٢٣٤٥٦٧٨٩٠"])("%s fails the check digit", (id) =>
    expect(codeOf(id)).toBe("national_id_check_failed"),
  );

  test.each(["3000000004", "0000000000", "9000000001"])("%s begins with neither 1 nor 2", (id) =>
    expect(codeOf(id)).toBe("national_id_wrong_start"),
  );

  test.each(["123456789", "12345678970", "1"])("%s has not ten digits", (id) =>
    expect(codeOf(id)).toBe("national_id_wrong_length"),
  );

  test.each(["abcdefghij", "10000000O8", "' OR 1=1 --", "<script>alert(1)</script>", "+1000000008", ""])(
    "%s is not digits",
    (id) => expect(codeOf(id)).toBe("national_id_not_digits"),
  );

  test.each([
    ["١٢٣٤٥٦٧٨٩٧", "1234567897"],
    ["۲۳۴۵۶۷۸۹۰۴", "2345678904"],
    ["１２３４５６７８９７", "1234567897"],
    [" 12345-67897 ", "1234567897"],
    ["\u200e1234567897\u200f", "1234567897"],
    ["\u202e1234 567 897\u202c", "1234567897"],
  ])("%s is kept as %s", (typed, stored) => expect(parseNationalId(typed)).toEqual({ ok: true, value: stored }));

  test("what is stored is only the canonical form", () => {
    expect(isNationalId("1234567897")).toBe(true);
    expect(isNationalId("١٢٣٤٥٦٧٨٩٧")).toBe(false);
    expect(isNationalId(" 1234567897")).toBe(false);
  });

  test("each refusal is the code of one listed rule", () => {
    expect(nationalIdRules.map((it) => it.code)).toEqual([
      "national_id_not_digits",
      "national_id_wrong_length",
      "national_id_wrong_start",
      "national_id_check_failed",
    ]);
  });

  test("a megabyte of digits is refused without being looked at", () => {
    expect(codeOf("1".repeat(1_000_000))).toBe("national_id_wrong_length");
  });
});
