import { describe, expect, test } from "vitest";
import { guessCode, guessesLeft, issueCode, type OneTimeCode } from "#lib/domain/one-time-code.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const issued = (previous: OneTimeCode | null, hash: string, now: number): OneTimeCode => {
  const result = issueCode(previous, hash, now);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

const afterWrongGuesses = (code: OneTimeCode, count: number): OneTimeCode =>
  Array.from({ length: count }).reduce<OneTimeCode>((current) => guessCode(current, "wrong", NOW).code, code);

describe("a one-time code", () => {
  test("is right within five minutes and expired from then on", () => {
    const code = issued(null, "right", NOW);
    expect(guessCode(code, "right", NOW + 5 * MINUTE - 1).verdict).toEqual({ ok: true, value: null });
    expect(guessCode(code, "right", NOW + 5 * MINUTE).verdict).toEqual({
      ok: false,
      refusal: { code: "code_expired" },
    });
  });

  test("counts a guess in the state that comes with the verdict, right or wrong", () => {
    const code = issued(null, "right", NOW);
    expect(guessCode(code, "wrong", NOW).code.guessesUsed).toBe(1);
    expect(guessCode(code, "right", NOW).code.guessesUsed).toBe(1);
  });

  test("tells how many guesses are left, and is exhausted by the fifth wrong one", () => {
    const code = issued(null, "right", NOW);
    expect(guessCode(code, "wrong", NOW).verdict).toEqual({
      ok: false,
      refusal: { code: "code_wrong", guessesLeft: 4 },
    });
    expect(guessCode(afterWrongGuesses(code, 3), "wrong", NOW).verdict).toEqual({
      ok: false,
      refusal: { code: "code_wrong", guessesLeft: 1 },
    });
    expect(guessCode(afterWrongGuesses(code, 4), "wrong", NOW).verdict).toEqual({
      ok: false,
      refusal: { code: "code_exhausted" },
    });
  });

  test("is still right at the fifth guess and no longer at the sixth", () => {
    const code = issued(null, "right", NOW);
    expect(guessCode(afterWrongGuesses(code, 4), "right", NOW).verdict.ok).toBe(true);
    expect(guessCode(afterWrongGuesses(code, 5), "right", NOW).verdict).toEqual({
      ok: false,
      refusal: { code: "code_exhausted" },
    });
  });

  test("counts no guess at an expired code, and says expired only while guesses are left", () => {
    const code = issued(null, "right", NOW);
    expect(guessCode(code, "wrong", NOW + 5 * MINUTE).code).toEqual(code);
    expect(guessCode(afterWrongGuesses(code, 5), "wrong", NOW + 5 * MINUTE).verdict).toEqual({
      ok: false,
      refusal: { code: "code_exhausted" },
    });
  });

  test.each(["", "righ", "right ", "Right", "rights"])("the hash %s is not the hash right", (hash) =>
    expect(guessCode(issued(null, "right", NOW), hash, NOW).verdict.ok).toBe(false),
  );

  test("an empty hash is never right", () => {
    expect(guessCode(issued(null, "", NOW), "", NOW).verdict.ok).toBe(false);
  });
});

describe("sending a code again", () => {
  test("waits sixty seconds after the last one and says how long is left", () => {
    const code = issued(null, "first", NOW);
    expect(issueCode(code, "second", NOW + 1)).toEqual({
      ok: false,
      refusal: { code: "resend_too_soon", waitSeconds: 60 },
    });
    expect(issueCode(code, "second", NOW + 59_500)).toEqual({
      ok: false,
      refusal: { code: "resend_too_soon", waitSeconds: 1 },
    });
    expect(issueCode(code, "second", NOW + 60_000).ok).toBe(true);
  });

  test("replaces the old code and never refills the guesses", () => {
    const first = afterWrongGuesses(issued(null, "first", NOW), 3);
    const second = issued(first, "second", NOW + MINUTE);
    expect(second).toEqual({
      codeHash: "second",
      sentAt: NOW + MINUTE,
      expiresAt: NOW + 6 * MINUTE,
      guessesUsed: 3,
      sends: 2,
    });
    expect(guessCode(second, "first", NOW + MINUTE).verdict.ok).toBe(false);
    expect(guessesLeft(second)).toBe(2);
  });

  test("is possible for an expired code and pointless for an exhausted one", () => {
    const code = issued(null, "first", NOW);
    expect(issueCode(code, "second", NOW + 60 * MINUTE).ok).toBe(true);
    expect(issueCode(afterWrongGuesses(code, 5), "second", NOW + 60 * MINUTE)).toEqual({
      ok: false,
      refusal: { code: "code_exhausted" },
    });
  });
});
