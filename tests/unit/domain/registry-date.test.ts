import { describe, expect, it } from "vitest";
import { hijriOf, isoOf, parseRegistryDate } from "#lib/domain/registry-date.ts";

function read(typed: string): string | null {
  const date = parseRegistryDate(typed);
  return date.ok ? `${date.value.calendar} ${isoOf(date.value)}` : null;
}

describe("a date from a person's papers", () => {
  it.each([
    ["1410/10/10", "hijri 1410-10-10"],
    ["10/10/1410", "hijri 1410-10-10"],
    ["1410-1-9", "hijri 1410-01-09"],
    ["١٤١٠/١٠/١٠", "hijri 1410-10-10"],
    ["1410/10/10 هـ", "hijri 1410-10-10"],
    ["1410/10/10هـ", "hijri 1410-10-10"],
    ["1990-05-05", "gregorian 1990-05-05"],
    ["5/5/1990", "gregorian 1990-05-05"],
    ["31.12.1990 م", "gregorian 1990-12-31"],
    ["  ۱۹۹۰ / ۵ / ۵ ", "gregorian 1990-05-05"],
    ["\u200f1990/5/5\u200f", "gregorian 1990-05-05"],
  ])("is read in the calendar that its year tells: %s", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each([
    "",
    "1410",
    "1410/13/10",
    "1410/10/31",
    "1990/2/32",
    "10/10/90",
    "1990/0/5",
    "yesterday",
    "1/1/0001",
    "2990/1/1",
  ])("is refused when it is none: %s", (typed) => {
    expect(read(typed)).toBeNull();
  });

  it("is looked at only up to a sane length, and quickly", () => {
    expect(read(`1990${" ".repeat(100_000)}5/5`)).toBeNull();
  });

  it("has its Umm al-Qura day by the calendar of the state", () => {
    expect(hijriOf("1990-05-05")).toBe("1410-10-10");
    expect(hijriOf("2025-03-01")).toBe("1446-09-01");
  });
});
