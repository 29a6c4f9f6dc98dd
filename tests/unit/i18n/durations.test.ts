import { describe, expect, it } from "vitest";
import { durationWords } from "#lib/i18n/durations.ts";

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

describe("a length of time in words", () => {
  it("rounds up, so that no one is told to come too early", () => {
    expect(durationWords(1001, "en")).toBe("2 seconds");
    expect(durationWords(59_001, "en")).toBe("1 minute");
  });

  it("never speaks of less than nothing", () => {
    expect(durationWords(-5, "en")).toBe("0 seconds");
  });

  it("has two units at most, and leaves out what comes after a gap", () => {
    expect(durationWords(2 * HOUR + 5 * SECOND, "en")).toBe("2 hours");
    expect(durationWords(2 * HOUR + 61 * SECOND, "en")).toBe("2 hours 1 minute");
  });
});
