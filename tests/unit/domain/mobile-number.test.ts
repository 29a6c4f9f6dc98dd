import { describe, expect, test } from "vitest";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber, parseMobile, parseMobileOf, showMobile } from "#lib/domain/mobile-number.ts";

const read = (typed: string): unknown => {
  const parsed = parseMobile(typed);
  return parsed.ok ? parsed.value : parsed.refusal.code;
};

describe("a mobile number as people type it", () => {
  test.each([
    "0512345678",
    "512345678",
    "+966512345678",
    "966512345678",
    "00966512345678",
    "٠٥١٢٣٤٥٦٧٨",
    "۰۵۱۲۳۴۵۶۷۸",
    "٠٠٩٦٦٥١٢٣٤٥٦٧٨",
    "+966 0512345678",
    "+9660512345678",
    "009660512345678",
    "٩٦٦٥١٢٣٤٥٦٧٨+",
    "tel:+966512345678",
    "\u200e+966512345678",
    "\u202a+966 51 234 5678\u202c",
    "05 1234 5678",
    "051-234-5678",
    "(051) 234 5678",
    "051.234.5678",
    "\u00a00512345678\u00a0",
    "0512345678\u200b",
    "+٩٦٦ ٥١ ٢٣٤ ٥٦٧٨",
    "＋９６６５１２３４５６７８",
  ])("%s is +966512345678", (typed) => expect(read(typed)).toBe("+966512345678"));

  test.each(["050", "051", "053", "054", "055", "056", "058", "059"])(
    "numbers that begin with %s are mobiles",
    (prefix) => expect(read(`${prefix}1234567`)).toBe(`+966${prefix.slice(1)}1234567`),
  );

  test.each(["0570123456", "0578123456", "0579012345"])("%s, of the smaller operators, is a mobile", (typed) =>
    expect(read(typed)).toBe(`+966${typed.slice(1)}`),
  );

  test.each(["0521234567", "+966521234567", "0579912345", "0612345678"])(
    "%s has a prefix that no mobile has",
    (typed) => expect(read(typed)).toBe("mobile_unknown_prefix"),
  );

  test.each(["0112345678", "+966112345678", "966 12 234 5678", "920001234", "8001234567"])(
    "%s is a landline or a service number",
    (typed) => expect(read(typed)).toBe("mobile_landline"),
  );

  test.each([
    "0512345678 ext 5",
    "0512345678 ext. 12",
    "0512345678;ext=5",
    "0512345678x5",
    "0512345678 #5",
    "0512345678 تحويلة ٥",
  ])("%s has an extension", (typed) => expect(read(typed)).toBe("mobile_extension"));

  test.each([
    "0512345678 0559876543",
    "0512345678/0559876543",
    "0512345678,0559876543",
    "0512345678 أو 0559876543",
    "0512345678\n0559876543",
    "+966512345678+966559876543",
    "512345678559876543",
    "0512345678 0559876543 0501112223",
    "0512345678 / +971501234567",
  ])("%s is more than one number", (typed) => expect(read(typed)).toBe("mobile_several_numbers"));

  test.each([
    ["+971501234567", "AE"],
    ["00971501234567", "AE"],
    ["971501234567", "AE"],
    ["+1 2025550123", "US"],
    ["+44 20 7946 0018", null],
    ["+999123456789", null],
  ])("%s is of a country that is not allowed (%s)", (typed, country) =>
    expect(parseMobile(typed)).toEqual({ ok: false, refusal: { code: "mobile_country_not_allowed", country } }),
  );

  test.each(["5", "05", "051234567", "+96651234567"])("%s is too short", (typed) =>
    expect(read(typed)).toBe("mobile_too_short"),
  );

  test.each(["05123456789", "+9665123456789", "1".repeat(40), "0".repeat(1_000_000)])(
    "a number with too many digits is too long",
    (typed) => expect(read(typed)).toBe("mobile_too_long"),
  );

  test.each([
    "abc",
    "+",
    "",
    "' OR 1=1 --",
    "<script>0512345678</script>",
    "؟؟؟",
    "\u202e",
    "+96+6512345678x",
    "hello 0512345678",
  ])("%s is no number, and nothing is offered", (typed) => expect(read(typed)).toBe("mobile_malformed"));

  test.each(["ا966512345678", "a0512345678", "05123o45678", "abc0512345678", "0512345678ا", "؛0512345678"])(
    "%s is refused together with the number that was probably meant",
    (typed) =>
      expect(parseMobile(typed)).toEqual({
        ok: false,
        refusal: { code: "mobile_stray_letter", suggestion: "+966512345678", shown: "+966 51 234 5678" },
      }),
  );

  test("a stray letter in front of a number that would be refused anyway gets no offer", () => {
    expect(read("ا0112345678")).toBe("mobile_malformed");
    expect(read("a+971501234567")).toBe("mobile_malformed");
  });
});

describe("a number beside a chosen country", () => {
  const allowed = ["SA", "AE"] as const;

  test("a national number is read as the chosen country's", () => {
    expect(parseMobileOf("AE", "050 123 4567", allowed)).toEqual({ ok: true, value: "+971501234567" });
    expect(parseMobileOf("SA", "0512345678")).toEqual({ ok: true, value: "+966512345678" });
  });

  test("a number that carries another country's code than the chosen one is refused with its own country", () => {
    expect(parseMobileOf("AE", "+966512345678", allowed)).toEqual({
      ok: false,
      refusal: { code: "mobile_country_differs", country: "SA" },
    });
  });

  test("a chosen country that is not allowed is refused by default", () => {
    expect(parseMobileOf("AE", "0501234567")).toEqual({
      ok: false,
      refusal: { code: "mobile_country_not_allowed", country: "AE" },
    });
  });

  test.each(["050 123 456", "0501234567890", "04 123 4567", "12"])(
    "%s is no mobile number of the chosen country, whatever would be one here",
    (typed) => {
      expect(parseMobileOf("AE", typed, allowed)).toEqual({ ok: false, refusal: { code: "mobile_not_of_country" } });
    },
  );

  test("a number of a country that is not in the list is sent back to the list", () => {
    expect(parseMobileOf("AE", "+20 100 123 4567", allowed)).toEqual({
      ok: false,
      refusal: { code: "country_not_allowed" },
    });
  });

  test("a number of no country, such as a satellite telephone's, is never taken", () => {
    for (const typed of ["+881 6 12345678", "+870 773 111 632", "+883 5100 1234 5678"]) {
      expect(parseMobileOf("AE", typed, allowed).ok).toBe(false);
    }
  });

  test("countries that share a calling code are told apart", () => {
    expect(parseMobileOf("KZ", "+7 701 123 4567", ["SA", "KZ"])).toEqual({ ok: true, value: "+77011234567" });
    expect(parseMobileOf("KZ", "+7 912 345 67 89", ["SA", "KZ"])).toEqual({
      ok: false,
      refusal: { code: "country_not_allowed" },
    });
  });

  test("a landline of an allowed foreign country is no mobile", () => {
    expect(parseMobileOf("AE", "04 123 4567", allowed)).toEqual({
      ok: false,
      refusal: { code: "mobile_not_of_country" },
    });
  });
});

describe("showing a number", () => {
  test("a Saudi number is masked as 05•••••678 and a foreign one keeps its country", () => {
    const saudi = "+966512345678";
    const foreign = "+971501234567";
    if (!isMobileNumber(saudi) || !isMobileNumber(foreign)) throw new Error("both are E.164");
    expect(maskMobile(saudi)).toBe("05•••••678");
    expect(maskMobile(foreign)).toBe("+971•••••567");
    expect(showMobile(saudi)).toBe("+966 51 234 5678");
  });

  test("what a mask shows of a foreign number leaves at least three digits of it hidden", () => {
    for (const number of ["+68941234567".slice(0, 12), "+376312345", "+29051234", "+6834123"]) {
      if (!isMobileNumber(number)) throw new Error(`${number} is E.164`);
      expect(maskMobile(number).replace(/\D/g, "").length).toBeLessThanOrEqual(number.length - 1 - 3);
    }
  });

  test.each(["0512345678", "+0512345678", "+966 512345678", "+966512345678x", ""])("%s is not a stored form", (text) =>
    expect(isMobileNumber(text)).toBe(false),
  );
});
