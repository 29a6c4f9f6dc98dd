import { describe, expect, it } from "vitest";
import { extendedEnd, isExtendable, MORE_TIME_MS, TIME_MAXIMUM_MS, TIME_WARNING_MS } from "#lib/domain/time-limit.ts";

const BEGAN = Date.UTC(2026, 0, 15, 9);
const LIMIT = { beganAt: BEGAN, expiresAt: BEGAN + MORE_TIME_MS };

/** How often someone can ask who always answers the warning at once. */
function timesFrom(limit: typeof LIMIT): number {
  const end = extendedEnd(limit, limit.expiresAt - TIME_WARNING_MS);
  return end.ok ? 1 + timesFrom({ ...limit, expiresAt: end.value }) : 0;
}

describe("more time", () => {
  it("is half an hour from the moment of asking", () => {
    const now = LIMIT.expiresAt - TIME_WARNING_MS;
    expect(extendedEnd(LIMIT, now)).toEqual({ ok: true, value: now + MORE_TIME_MS });
  });

  it("can be asked for at least ten times by who answers each warning at once (WCAG 2.2.1)", () => {
    expect(timesFrom(LIMIT)).toBeGreaterThanOrEqual(10);
  });

  it("never makes the time shorter, however early it is asked for", () => {
    expect(extendedEnd({ ...LIMIT, expiresAt: BEGAN + 2 * MORE_TIME_MS }, BEGAN)).toEqual({
      ok: true,
      value: BEGAN + 2 * MORE_TIME_MS,
    });
  });

  it("is cut at the maximum, and refused once that is reached", () => {
    const late = { beganAt: BEGAN, expiresAt: BEGAN + TIME_MAXIMUM_MS - 1 };
    expect(extendedEnd(late, late.expiresAt - 1)).toEqual({ ok: true, value: BEGAN + TIME_MAXIMUM_MS });
    const full = { beganAt: BEGAN, expiresAt: BEGAN + TIME_MAXIMUM_MS };
    expect(isExtendable(full)).toBe(false);
    expect(extendedEnd(full, BEGAN)).toEqual({ ok: false, refusal: { code: "time_at_maximum" } });
  });

  it("attack: does not bring back what is over", () => {
    expect(extendedEnd(LIMIT, LIMIT.expiresAt)).toEqual({ ok: false, refusal: { code: "time_over" } });
  });
});
