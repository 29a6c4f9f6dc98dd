import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DAY_WINDOW,
  HOUR_WINDOW,
  isCodeAllowed,
  type PastSend,
  repeatLimit,
  secondsUntilAllowed,
} from "#lib/domain/code-allowance.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 0, 15, 9);

const requests = fc.array(
  fc.record({
    network: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
    wait: fc.integer({ min: 0, max: 3 * HOUR_MS }),
  }),
  { maxLength: 60 },
);

/** Sends whatever is allowed, one request after the other. */
function sendAll(asked: readonly { readonly network: string; readonly wait: number }[]): readonly PastSend[] {
  const sends: PastSend[] = [];
  let now = NOW;
  for (const { network, wait } of asked) {
    now += wait;
    if (isCodeAllowed(sends, network, now)) sends.push({ network, at: now });
  }
  return sends;
}

const within = (sends: readonly PastSend[], end: number, lengthMs: number) =>
  sends.filter(({ at }) => at <= end && at > end - lengthMs);

describe("the code allowance", () => {
  it("never lets more than 5 within any hour or 10 within any day through", () => {
    fc.assert(
      fc.property(requests, (asked) => {
        const sends = sendAll(asked);
        for (const { at } of sends) {
          expect(within(sends, at, HOUR_MS).length).toBeLessThanOrEqual(5);
          expect(within(sends, at, DAY_MS).length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it("gives one network alone its first code and half of each allowance, and keeps a code for another network", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * HOUR_MS }), { minLength: 12, maxLength: 60 }), (waits) => {
        const sends = sendAll(waits.map((wait) => ({ network: "greedy", wait })));
        const last = sends.at(-1)?.at ?? NOW;
        expect(within(sends, last, HOUR_MS).length).toBeLessThanOrEqual(1 + repeatLimit(HOUR_WINDOW));
        expect(within(sends, last, DAY_MS).length).toBeLessThanOrEqual(1 + repeatLimit(DAY_WINDOW));
        expect(isCodeAllowed(sends, "another", last)).toBe(true);
      }),
    );
  });

  it("allows again when the seconds that it told are over, and not a second earlier than needed", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom("a", "b", "z"), (asked, network) => {
        const sends = sendAll(asked);
        const now = sends.at(-1)?.at ?? NOW;
        const seconds = secondsUntilAllowed(sends, network, now);
        expect(isCodeAllowed(sends, network, now + seconds * 1000)).toBe(true);
        expect(seconds === 0).toBe(isCodeAllowed(sends, network, now));
        if (seconds > 1) expect(isCodeAllowed(sends, network, now + (seconds - 1) * 1000 - 1)).toBe(false);
      }),
    );
  });

  it("does not depend on the order in which sends are listed", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom("a", "b", "z"), (asked, network) => {
        const sends = sendAll(asked);
        const now = sends.at(-1)?.at ?? NOW;
        expect(isCodeAllowed(sends.toReversed(), network, now)).toBe(isCodeAllowed(sends, network, now));
      }),
    );
  });

  it("lets five networks have one code each within an hour, and no sixth", () => {
    const sends = ["a", "b", "c", "d", "e"].map((network) => ({ network, at: NOW }));
    expect(isCodeAllowed(sends.slice(1), "a", NOW)).toBe(true);
    expect(isCodeAllowed(sends, "f", NOW)).toBe(false);
    expect(secondsUntilAllowed(sends, "f", NOW)).toBe(HOUR_MS / 1000);
    expect(DAY_WINDOW.limit).toBe(10);
  });
});
