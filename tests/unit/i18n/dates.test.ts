import { describe, expect, it } from "vitest";
import { dateInWords, hijriDate, instantOfDate, momentInWords, timeInWords } from "#lib/i18n/dates.ts";

describe("dates in words", () => {
  // Vectors of the Umm al-Qura calendar, Riyadh.
  it.each([
    ["2024-03-11", "1 رمضان 1445 هـ"],
    ["2025-03-01", "1 رمضان 1446 هـ"],
    ["2026-02-18", "1 رمضان 1447 هـ"],
    ["1990-05-05", "10 شوال 1410 هـ"],
    ["2077-11-16", "30 ذو الحجة 1500 هـ"],
    ["2077-11-17", "1 محرم 1501 هـ"],
  ])("%s is %s", (iso, hijri) => {
    expect(hijriDate(instantOfDate(iso), "ar")).toBe(hijri);
  });

  it("stand side by side in both calendars", () => {
    const at = instantOfDate("2025-03-01");
    expect(dateInWords(at, "ar")).toBe("1 رمضان 1446 هـ الموافق 1 مارس 2025");
    expect(dateInWords(at, "en")).toBe("1 March 2025 (1 Ramadan 1446 AH)");
  });

  it("are Riyadh's: the day changes at 21:00 UTC", () => {
    expect(dateInWords(Date.UTC(2025, 1, 28, 20, 59), "en")).toMatch(/^28 February 2025/);
    expect(dateInWords(Date.UTC(2025, 1, 28, 21, 0), "en")).toMatch(/^1 March 2025/);
  });

  it("say morning and evening", () => {
    expect(timeInWords(Date.UTC(2025, 2, 1, 11, 5), "ar")).toBe("2:05 مساءً");
    expect(timeInWords(Date.UTC(2025, 2, 1, 6, 0), "ar")).toBe("9:00 صباحًا");
    expect(timeInWords(Date.UTC(2025, 2, 1, 9, 0), "en")).toBe("12:00 pm");
    expect(timeInWords(Date.UTC(2025, 2, 1, 21, 30), "en")).toBe("12:30 am");
  });

  it("carry no invisible marks and only Latin digits", () => {
    const at = Date.UTC(2026, 10, 22, 11, 5);
    expect(momentInWords(at, "ar")).not.toMatch(/[\u200e\u200f\u061c\u0660-\u0669]/);
    expect(momentInWords(at, "ar")).toContain("بتوقيت الرياض");
  });
});
