import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptMs } from "#lib/domain/sessions/absolute-end.ts";

const HOUR_MS = 60 * 60 * 1000;
const limitMs = 8 * HOUR_MS;

describe("the absolute limit of a session", () => {
  it("is passed by no use, whenever it is used", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: limitMs - 1_000 }),
        fc.integer({ min: 1_000, max: 2 * limitMs }),
        (age, wanted) => {
          const kept = keptMs(wanted, { beganAt: 0, limitMs }, age);
          expect(kept).toBeLessThanOrEqual(wanted);
          expect(age + kept).toBeLessThanOrEqual(limitMs);
          expect(kept === wanted || age + kept === limitMs).toBe(true);
        },
      ),
    );
  });

  it("leaves one second to what is used at the limit or after it", () => {
    for (const age of [limitMs - 1_000, limitMs, limitMs + HOUR_MS]) {
      expect(keptMs(limitMs, { beganAt: 0, limitMs }, age)).toBe(1_000);
    }
  });
});
