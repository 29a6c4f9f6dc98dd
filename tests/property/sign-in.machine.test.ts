import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_GUESSES, CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";
import { advance, SIGN_IN_START, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import { FREE_FAILURES, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";

const hash = fc.constantFrom("hash-a", "hash-b", "hash-c", "hash-d");
const account = fc.constantFrom("account-1", "account-2");
const event: fc.Arbitrary<SignInEvent> = fc.oneof(
  fc.record({ type: fc.constant("slower_proof_demanded" as const) }),
  fc.record({ type: fc.constant("password_proved" as const), accountId: account, codeHash: hash }),
  fc.record({ type: fc.constant("code_asked_again" as const), codeHash: hash }),
  fc.record({ type: fc.constant("code_entered" as const), codeHash: hash }),
  fc.record({ type: fc.constant("passkey_proved" as const), accountId: account }),
  fc.record({ type: fc.constant("started_over" as const) }),
);
const history = fc.array(fc.record({ event, after: fc.integer({ min: 0, max: 4 * 60_000 }) }), { maxLength: 40 });

type Walk = { state: SignInState; now: number; guesses: Map<string, number> };

function walk(
  steps: readonly { event: SignInEvent; after: number }[],
  look: (before: Walk, event: SignInEvent, after: Walk) => void,
) {
  let before: Walk = { state: SIGN_IN_START, now: 1_000_000, guesses: new Map() };
  for (const step of steps) {
    const now = before.now + step.after;
    const next = advance(before.state, step.event, now);
    const after = { state: next.state, now, guesses: before.guesses };
    look(before, step.event, after);
    before = after;
  }
}

describe("the sign-in machine", () => {
  it("completes a sign-in only by the live code of the account whose password was proved, or by that account's passkey", () => {
    fc.assert(
      fc.property(history, (steps) => {
        walk(steps, (before, taken, after) => {
          if (after.state.step !== "completed" || before.state.step === "completed") return;
          if (taken.type === "passkey_proved") {
            expect(after.state).toMatchObject({ accountId: taken.accountId, methods: ["pop", "user", "mfa"] });
            return;
          }
          expect(after.state.methods).toEqual(["pwd", "sms", "mfa"]);
          if (before.state.step !== "code_sent" || taken.type !== "code_entered") throw new Error("another way in");
          expect(after.state.accountId).toBe(before.state.sent.accountId);
          expect(taken.codeHash).toBe(before.state.sent.code.codeHash);
          expect(after.now).toBeLessThan(before.state.sent.code.sentAt + CODE_LIFETIME_MS);
          expect(before.state.sent.code.guessesUsed).toBeLessThan(CODE_GUESSES);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("never refills the guesses, however often a code is asked for, the sign-in started over or the account changed", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let used = 0;
        walk(steps, (before, taken, after) => {
          if (after.state.step !== "code_sent") return;
          const now = after.state.sent.code.guessesUsed;
          const guessed = before.state.step === "code_sent" && taken.type === "code_entered";
          expect(now).toBeGreaterThanOrEqual(used);
          expect(now).toBeLessThanOrEqual(guessed ? used + 1 : used);
          expect(now).toBeLessThanOrEqual(CODE_GUESSES);
          used = now;
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("stays completed whatever comes after", () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 1e9 }), (next, now) => {
        const done: SignInState = { step: "completed", accountId: "account-1", methods: ["pop", "user", "mfa"], at: 0 };
        const after = advance(done, next, now);
        expect(after.state).toEqual(done);
        expect(after.verdict).toEqual({ ok: false, refusal: { code: "step_passed" } });
      }),
    );
  });
});

describe("the waits after failures", () => {
  it("begin at the fifth failure with 30 seconds, never shrink and never pass one hour", () => {
    expect(waitAfterFailures(FREE_FAILURES - 1)).toBe(0);
    expect(waitAfterFailures(FREE_FAILURES)).toBe(30_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (failures) => {
        expect(waitAfterFailures(failures + 1)).toBeGreaterThanOrEqual(waitAfterFailures(failures));
        expect(waitAfterFailures(failures)).toBeLessThanOrEqual(3_600_000);
      }),
    );
    expect(waitAfterFailures(50)).toBe(3_600_000);
  });
});
