import { describe, expect, it } from "vitest";
import { chooseLocale, firstLocaleOf } from "#lib/i18n/chosen-locale.ts";

const nothing = { saved: undefined, asked: undefined, acceptLanguage: null };

describe("the language of an address without one", () => {
  it("is Arabic for someone of whom nothing is known", () => {
    expect(chooseLocale(nothing)).toBe("ar");
    expect(chooseLocale({ ...nothing, acceptLanguage: "fr, *;q=0.5" })).toBe("ar");
  });

  it("is the saved choice before anything else", () => {
    expect(chooseLocale({ saved: "en", asked: "ar", acceptLanguage: "ar" })).toBe("en");
  });

  it("is the site's wish before the browser's", () => {
    expect(chooseLocale({ ...nothing, asked: "en", acceptLanguage: "ar" })).toBe("en");
  });

  it("is the browser's heaviest language that we speak", () => {
    expect(chooseLocale({ ...nothing, acceptLanguage: "fr-FR, ar;q=0.4, en-GB;q=0.7" })).toBe("en");
    expect(chooseLocale({ ...nothing, acceptLanguage: "ar-SA,ar;q=0.9,en;q=0.8" })).toBe("ar");
    expect(chooseLocale({ ...nothing, acceptLanguage: "en;q=0, ar;q=0.1" })).toBe("ar");
  });

  it("is not moved by nonsense", () => {
    expect(chooseLocale({ saved: "../en", asked: "EN'--", acceptLanguage: `${";q=".repeat(9000)}` })).toBe("ar");
  });

  it("takes the first of a site's languages that we speak", () => {
    expect(firstLocaleOf(["fr", "en-US", "ar"])).toBe("en");
    expect(firstLocaleOf([])).toBeUndefined();
  });
});
