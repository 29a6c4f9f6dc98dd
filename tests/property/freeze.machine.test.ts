import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceFreeze, type FreezeEvent, type FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import { CODE_GUESSES } from "#lib/domain/one-time-code.ts";

const START: FreezeState = {
  step: "code_asked",
  target: { subject: "username:ahmad1234", accountId: null, channel: "sms" },
};
const hash = fc.constantFrom("first", "other", "third");
const event: fc.Arbitrary<FreezeEvent> = fc.oneof(
  fc.record({ type: fc.constant("code_sent" as const), codeHash: hash }),
  fc.record({ type: fc.constant("code_entered" as const), codeHash: hash }),
  fc.constant({ type: "account_frozen", until: "lifted" } as const),
);
const story = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 400_000 })), { maxLength: 40 });

describe("the machine of a freeze by a code, whatever happens in whatever order", () => {
  it("freezes only after the code that was sent last was entered in time, and compares five guesses in all", () => {
    fc.assert(
      fc.property(story, (events) => {
        let [state, now, sent]: [FreezeState, number, string | null] = [START, 1_000, null];
        for (const [happened, passed] of events) {
          now += passed;
          const before = state;
          const next = advanceFreeze(state, happened, now);
          state = next.state;
          if (happened.type === "code_sent" && next.verdict.ok) sent = happened.codeHash;
          if (before.step !== "code_proved" && state.step === "code_proved") {
            expect(happened).toEqual({ type: "code_entered", codeHash: sent });
            expect(before.step === "code_sent" && now < before.code.expiresAt).toBe(true);
          }
          if (before.step !== "frozen" && state.step === "frozen") expect(before.step).toBe("code_proved");
          if (state.step === "code_sent") expect(state.code.guessesUsed).toBeLessThanOrEqual(CODE_GUESSES);
        }
      }),
    );
  });

  it("changes nothing by an event that is out of order", () => {
    for (const happened of [
      { type: "code_entered", codeHash: "first" },
      { type: "account_frozen", until: "lifted" },
    ] as const) {
      expect(advanceFreeze(START, happened, 1)).toEqual({
        state: START,
        verdict: { ok: false, refusal: { code: "step_passed" } },
      });
    }
  });
});
