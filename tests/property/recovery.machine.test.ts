import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RECIPIENTS_PER_FLOW } from "#lib/domain/challenge.ts";
import { CODE_GUESSES, CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";
import { BELONGINGS, type RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { advance, codeUnderWay, type RecoveryEvent, recoveryStart } from "#lib/domain/recovery/machine.ts";
import { channelCode, isShown } from "#lib/domain/recovery/owner-steps.ts";
import type { Channel, RecoveryState } from "#lib/domain/recovery/state.ts";
import { aName } from "#tests/support/recovery-world.ts";

const CHANNELS = ["email", "old_sim", "new_email"] as const satisfies readonly Channel[];
const PROOFS = [...BELONGINGS, "registry_facts"] as const satisfies readonly RecoveryProof[];
const proved = {
  accountId: "account-1",
  language: "ar",
  deviceKnownSince: null,
  shownAlready: [],
  needed: [],
} as const;

const hash = fc.constantFrom("hash-a", "hash-b", "hash-c");
const name = fc.constantFrom(aName("1234567897"), aName("Ahmad1234"));
const number = fc.constantFrom("+966500000001", "+966500000002", "+966500000003");
const email = fc.constantFrom("a@example.sa", null);
const channel = fc.constantFrom(...CHANNELS);
const proof = fc.constantFrom(...PROOFS);
const wish = fc.record({ number, email });
const abroad = fc.constantFrom("+971501234567", "+971501234568").map((one) => ({ number: one, email: null }));
const voucher = { accountId: "account-1", shown: { proof: "passkey", at: 0, factorId: "key" } } as const;
const event: fc.Arbitrary<RecoveryEvent> = fc.oneof(
  fc.record({ type: fc.constant("identified" as const), name, wish, codeHash: hash }),
  fc.record({ type: fc.constant("code_asked_again" as const), codeHash: hash }),
  fc.record({ type: fc.constant("abroad_named" as const), name, wish: abroad }),
  fc.record({ type: fc.constant("vouched" as const), voucher: fc.constant(voucher) }),
  fc.record({ type: fc.constant("number_code_entered" as const), codeHash: hash }),
  fc.record({ type: fc.constant("number_refused" as const), reason: fc.constant("number_not_matched" as const) }),
  fc.record({ type: fc.constant("account_missing" as const) }),
  fc.record({ type: fc.constant("owner_proved" as const), proved: fc.constant(proved) }),
  fc.record({ type: fc.constant("channel_code_sent" as const), channel, codeHash: hash }),
  fc.record({ type: fc.constant("channel_code_entered" as const), channel, codeHash: hash }),
  fc.record({ type: fc.constant("proof_shown" as const), proof, factorId: fc.constant(null) }),
  fc.record({ type: fc.constant("weighed" as const), uncounted: fc.subarray([...PROOFS]) }),
  fc.record({ type: fc.constant("proof_withheld" as const), proof }),
  fc.record({ type: fc.constant("email_left_out" as const) }),
  fc.record({
    type: fc.constant("finished" as const),
    outcome: fc.constant({ caseNumber: "NF-AAAA-0001", username: null }),
  }),
);
const history = fc.array(
  fc.record({
    event: fc.oneof({ weight: 2, arbitrary: event }, { weight: 3, arbitrary: fc.constant("next" as const) }),
    after: fc.integer({ min: 0, max: 3 * 60_000 }),
  }),
  { maxLength: 60 },
);
const start = fc.subarray([...BELONGINGS]).map((have) => recoveryStart({ kind: "change_number" }, have));

type Step = { before: RecoveryState; event: RecoveryEvent; after: RecoveryState; ok: boolean; now: number };

/** What moves a state on, so that random histories get far. */
function onward(state: RecoveryState): RecoveryEvent {
  switch (state.step) {
    case "begun":
    case "number_refused":
    case "account_missing":
      return {
        type: "identified",
        name: aName("Ahmad1234"),
        wish: { number: "+966500000001", email: "a@example.sa" },
        codeHash: "hash-a",
      };
    case "abroad_named":
      return state.voucher === null ? { type: "vouched", voucher } : { type: "code_asked_again", codeHash: "hash-a" };
    case "code_sent":
      return { type: "number_code_entered", codeHash: codeUnderWay(state)?.code.codeHash ?? "none" };
    case "number_proved":
      return { type: "owner_proved", proved };
    case "owner_proved":
      return onwardByChannel(state.owner.codes.length, state);
    default:
      return { type: "finished", outcome: { caseNumber: null, username: null } };
  }
}

function onwardByChannel(sent: number, state: Extract<RecoveryState, { step: "owner_proved" }>): RecoveryEvent {
  const next = CHANNELS[sent % CHANNELS.length] ?? "email";
  const code = channelCode(state.owner, next)?.code;
  if (code === undefined) return { type: "channel_code_sent", channel: next, codeHash: "hash-b" };
  return { type: "channel_code_entered", channel: next, codeHash: code.codeHash };
}

function walk(from: RecoveryState, steps: readonly { event: RecoveryEvent | "next"; after: number }[]): Step[] {
  const taken: Step[] = [];
  let [state, now] = [from, 1_000_000];
  for (const step of steps) {
    now += step.after;
    const chosen = step.event === "next" ? onward(state) : step.event;
    const next = advance(state, chosen, now);
    taken.push({ before: state, event: chosen, after: next.state, ok: next.verdict.ok, now });
    state = next.state;
  }
  return taken;
}

/** Runs a rule over every step of random recoveries. */
function everyStep(rule: (step: Step) => void): void {
  fc.assert(
    fc.property(start, history, (from, steps) => {
      for (const step of walk(from, steps)) rule(step);
    }),
  );
}

describe("the recovery machine", () => {
  it("leads from what a person wants to a proved number in the order of proof", () => {
    const from = recoveryStart({ kind: "change_number" }, []);
    const steps = Array.from({ length: 3 }, () => ({ event: "next" as const, after: 1 }));
    expect(walk(from, steps).map(({ after }) => after.step)).toEqual(["code_sent", "number_proved", "owner_proved"]);
  });

  it("leads from a number abroad to its proof by way of whoever vouches for it", () => {
    const from = advance(
      recoveryStart({ kind: "change_number" }, []),
      { type: "abroad_named", name: aName("Ahmad1234"), wish: { number: "+971501234567", email: null } },
      1_000_000,
    ).state;
    const steps = Array.from({ length: 4 }, () => ({ event: "next" as const, after: 1 }));
    const walked = walk(from, steps).map(({ after }) => after.step);
    expect(walked).toEqual(["abroad_named", "code_sent", "number_proved", "owner_proved"]);
  });

  it("knows an account only after the number's code and the registry's answer", () => {
    everyStep(({ before, after }) => {
      if (after.step !== "owner_proved" || before.step === "owner_proved") return;
      expect(before.step).toBe("number_proved");
    });
  });

  it("shows evidence, sends to a channel on file and ends only once the number is the person's own", () => {
    everyStep(({ before, event: taken, ok }) => {
      const isLater = ["proof_shown", "channel_code_sent", "channel_code_entered", "finished"].includes(taken.type);
      if (isLater && ok) expect(before.step).toBe("owner_proved");
    });
  });

  it("proves a number only by the live code that was sent to it", () => {
    everyStep(({ before, event: taken, after, now }) => {
      if (before.step !== "code_sent" || after.step !== "number_proved") return;
      const sent = codeUnderWay(before)?.code;
      expect(taken).toEqual({ type: "number_code_entered", codeHash: sent?.codeHash });
      expect(now).toBeLessThan((sent?.sentAt ?? 0) + CODE_LIFETIME_MS);
    });
  });

  it("sends nothing to another country before somebody has vouched for that very number", () => {
    everyStep(({ before, after }) => {
      if (!("wish" in after) || !after.wish.number.startsWith("+971")) return;
      if (after.step !== "abroad_named") expect(after.voucher).toEqual(voucher);
      const isNamedAnew = !("wish" in before) || before.wish.number !== after.wish.number;
      if (isNamedAnew) expect(after.voucher).toBeNull();
    });
  });

  it("counts a channel as shown only by the live code that was sent to it, or by name", () => {
    everyStep(({ before, event: taken, after, now }) => {
      if (before.step !== "owner_proved" || after.step !== "owner_proved") return;
      for (const one of ["email", "old_sim"] as const) {
        if (isShown(before.owner, one) || !isShown(after.owner, one) || taken.type === "proof_shown") continue;
        const sent = channelCode(before.owner, one)?.code;
        expect(taken).toEqual({ type: "channel_code_entered", channel: one, codeHash: sent?.codeHash });
        expect(now).toBeLessThan((sent?.sentAt ?? 0) + CODE_LIFETIME_MS);
      }
    });
  });

  it("never grants more than five guesses to one number or channel, and forgets none", () => {
    everyStep(({ before, after }) => {
      for (const { code } of codesIn(after)) expect(code.guessesUsed).toBeLessThanOrEqual(CODE_GUESSES);
      for (const { to, code } of codesIn(before)) {
        const kept = codesIn(after).find((other) => other.to === to);
        if (after.step !== "done") expect(kept?.code.guessesUsed).toBeGreaterThanOrEqual(code.guessesUsed);
      }
    });
  });

  it("sends codes to a few numbers only, so that it is no way of bothering strangers", () => {
    everyStep(({ after }) => {
      if ("challenges" in after) expect(after.challenges.length).toBeLessThanOrEqual(RECIPIENTS_PER_FLOW);
    });
  });

  it("keeps what it was begun for, and for whom, whatever happens", () => {
    everyStep(({ before, after }) => {
      expect(after.aim).toEqual(before.aim);
      if (before.step === "owner_proved" && after.step === "owner_proved") {
        expect(after.owner.accountId).toBe(before.owner.accountId);
        expect(after.wish.number).toBe(before.wish.number);
        expect(after.owner.shown.slice(0, before.owner.shown.length)).toEqual(before.owner.shown);
      }
    });
  });

  it("leaves the state as it is when a step is out of order", () => {
    everyStep(({ before, after, ok, event: taken }) => {
      if (ok || taken.type === "number_code_entered" || taken.type === "channel_code_entered") return;
      expect(after).toEqual(before);
    });
  });
});

function codesIn(state: RecoveryState) {
  const own = "challenges" in state ? state.challenges : [];
  return state.step === "owner_proved" ? [...own, ...state.owner.codes] : own;
}
