import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_GUESSES, CODE_LIFETIME_MS, CODE_RESEND_AFTER_MS } from "#lib/domain/one-time-code.ts";
import { advance, SIGN_IN_START, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import { SECOND_FACTORS, type Ways } from "#lib/domain/sign-in/second-step.ts";
import { FREE_FAILURES, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";

const hash = fc.constantFrom("hash-a", "hash-b", "hash-c", "hash-d");
const account = fc.constantFrom("account-1", "account-2");
const own = fc.constantFrom("totp" as const, "recovery_code" as const);
const ways: fc.Arbitrary<Ways> = fc
  .subarray([...SECOND_FACTORS], { minLength: 1 })
  .map(([first = "sms", ...others]) => [first, ...others]);
const event: fc.Arbitrary<SignInEvent> = fc.oneof(
  fc.record({ type: fc.constant("slower_proof_demanded" as const) }),
  fc.record({ type: fc.constant("password_proved" as const), accountId: account, ways }),
  fc.record({ type: fc.constant("way_chosen" as const), way: fc.oneof(own, fc.constant("passkey" as const)) }),
  fc.record({ type: fc.constant("sms_chosen" as const), codeHash: hash }),
  fc.record({ type: fc.constant("guess_made" as const), way: own }),
  fc.record({ type: fc.constant("factor_proved" as const), way: own }),
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

type Awaited = Extract<SignInState, { step: "factor_awaited" }>;

function expectLiveCode({ second, way }: Awaited, codeHash: string, after: Walk): void {
  expect(after.state).toMatchObject({ methods: ["pwd", "sms", "mfa"] });
  expect(way).toBe("sms");
  expect(codeHash).toBe(second.sms?.codeHash);
  expect(after.now).toBeLessThan((second.sms?.sentAt ?? 0) + CODE_LIFETIME_MS);
  expect(second.guessesUsed).toBeLessThan(CODE_GUESSES);
}

function expectOwnFactor({ way }: Awaited, proved: "totp" | "recovery_code", after: Walk): void {
  expect(way).toBe(proved);
  expect(after.state).toMatchObject({ methods: proved === "totp" ? ["pwd", "otp", "mfa"] : ["pwd", "mfa"] });
}

function guessesIn(state: SignInState): number | null {
  if (state.step === "factor_awaited") return state.second.guessesUsed;
  return state.step === "credentials_needed" ? (state.earlier?.guessesUsed ?? 0) : null;
}

describe("the sign-in machine", () => {
  it("completes a sign-in only by what it awaits from the account whose password was proved, or by a passkey", () => {
    fc.assert(
      fc.property(history, (steps) => {
        walk(steps, ({ state }, taken, after) => {
          if (after.state.step !== "completed" || state.step === "completed") return;
          if (taken.type === "passkey_proved") {
            expect(after.state).toMatchObject({ accountId: taken.accountId, methods: ["pop", "user", "mfa"] });
            return;
          }
          if (state.step !== "factor_awaited") throw new Error("another way in");
          expect(after.state.accountId).toBe(state.second.accountId);
          expect(state.ways).toContain(state.way);
          if (taken.type === "code_entered") expectLiveCode(state, taken.codeHash, after);
          else if (taken.type === "factor_proved") expectOwnFactor(state, taken.way, after);
          else throw new Error("another way in");
        });
      }),
      { numRuns: 3000 },
    );
  });

  it("never refills the guesses: not by another way, another code, starting over or another account", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let used = 0;
        walk(steps, (before, taken, after) => {
          const now = guessesIn(after.state) ?? used;
          const isGuess = taken.type === "code_entered" || taken.type === "guess_made";
          expect(now).toBeGreaterThanOrEqual(used);
          expect(now).toBeLessThanOrEqual(isGuess && before.state.step === "factor_awaited" ? used + 1 : used);
          expect(now).toBeLessThanOrEqual(CODE_GUESSES);
          used = now;
        });
      }),
      { numRuns: 3000 },
    );
  });

  it("issues a code by text message only when it is asked for by that way, and at most once a minute", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const sent: { accountId: string; at: number }[] = [];
        walk(steps, (before, taken, after) => {
          if (after.state.step !== "factor_awaited" || after.state.second.sms === null) return;
          const { accountId, sms } = after.state.second;
          const earlier =
            before.state.step === "factor_awaited"
              ? before.state.second
              : before.state.step === "credentials_needed"
                ? before.state.earlier
                : null;
          if (earlier?.accountId === accountId && earlier.sms?.sentAt === sms.sentAt) return;
          expect(["sms_chosen", "code_asked_again"]).toContain(taken.type);
          expect(after.state.way).toBe("sms");
          expect(after.state.ways).toContain("sms");
          const last = sent.at(-1);
          if (last?.accountId === accountId && earlier?.accountId === accountId)
            expect(sms.sentAt - last.at).toBeGreaterThanOrEqual(CODE_RESEND_AFTER_MS);
          sent.push({ accountId, at: sms.sentAt });
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("stays completed whatever comes after", () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 1e9 }), (next, now) => {
        const done: SignInState = {
          step: "completed",
          accountId: "account-1",
          methods: ["pop", "user", "mfa"],
          passwordProvedAt: null,
          at: 0,
        };
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
