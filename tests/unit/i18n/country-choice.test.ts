import { getCountries } from "libphonenumber-js/mobile";
import { describe, expect, it } from "vitest";
import { countryOptions } from "#lib/i18n/country-choice.ts";

describe("the list of countries beside a number", () => {
  it("begins with Saudi Arabia, and goes on by the names of the person's language", () => {
    const codes = (locale: "ar" | "en") => countryOptions(locale, ["SA", "KW", "AE", "EG"]).map(({ value }) => value);
    expect(codes("ar")).toEqual(["SA", "AE", "KW", "EG"]);
    expect(codes("en")).toEqual(["SA", "EG", "KW", "AE"]);
  });

  it("names each country in words, with its calling code left-to-right", () => {
    expect(countryOptions("ar", ["SA", "AE"]).map(({ label }) => label)).toEqual([
      "السعودية \u2066+966\u2069",
      "الإمارات العربية المتحدة \u2066+971\u2069",
    ]);
    expect(countryOptions("en", ["SA", "AE"])[1]?.label).toBe("United Arab Emirates \u2066+971\u2069");
  });

  it("has a name for every country that an operator could allow", () => {
    const countries = getCountries();
    for (const locale of ["ar", "en"] as const) {
      for (const { value, label } of countryOptions(locale, countries)) {
        expect(label.startsWith(value), `${value} in ${locale}`).toBe(false);
      }
    }
  });
});
