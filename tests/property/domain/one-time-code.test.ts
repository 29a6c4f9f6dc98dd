import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CODE_GUESSES,
  CODE_RESEND_AFTER_MS,
  guessCode,
  issueCode,
  type OneTimeCode,
} from "#lib/domain/one-time-code.ts";

const NOW = 1_800_000_000_000;

const steps = fc.array(
  fc.record({ waitMs: fc.integer({ min: 0, max: 120_000 }), act: fc.constantFrom("wrong", "right", "old", "resend") }),
  { maxLength: 40 },
);

const first = (): OneTimeCode => {
  const issued = issueCode(null, "hash-0001", NOW);
  if (!issued.ok) throw new Error(issued.refusal.code);
  return issued.value;
};

test("however guesses and new codes alternate, no challenge compares more than five guesses and no old code is right", () => {
  fc.assert(
    fc.property(steps, (list) => {
      let code = first();
      let now = NOW;
      let wrong = 0;
      for (const { waitMs, act } of list) {
        now += waitMs;
        if (act === "resend") {
          const issued = issueCode(code, `hash-${String(code.sends + 1).padStart(4, "0")}`, now);
          if (!issued.ok) continue;
          expect(now - code.sentAt).toBeGreaterThanOrEqual(CODE_RESEND_AFTER_MS);
          expect(issued.value.guessesUsed).toBe(code.guessesUsed);
          code = issued.value;
          continue;
        }
        const hash = act === "right" ? code.codeHash : act === "old" ? "hash-0000" : "wrong-one";
        const guessed = guessCode(code, hash, now);
        expect(guessed.code.guessesUsed).toBeGreaterThanOrEqual(code.guessesUsed);
        expect(guessed.code).toEqual({ ...code, guessesUsed: guessed.code.guessesUsed });
        if (guessed.verdict.ok) {
          expect(act).toBe("right");
          expect(wrong).toBeLessThan(CODE_GUESSES);
          expect(now).toBeLessThan(code.expiresAt);
          return;
        }
        wrong += guessed.code.guessesUsed - code.guessesUsed;
        expect(wrong).toBeLessThanOrEqual(CODE_GUESSES);
        code = guessed.code;
      }
    }),
  );
});
