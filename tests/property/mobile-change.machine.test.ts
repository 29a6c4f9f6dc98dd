import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RECIPIENTS_PER_FLOW } from "#lib/domain/challenge.ts";
import {
  ABSHER_START,
  advance,
  codeUnderWay,
  isProved,
  type MobileChangeEvent,
  signedInStart,
} from "#lib/domain/mobile-change/machine.ts";
import type { Applicant, MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import { CODE_GUESSES, CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";

const applicant: Applicant = {
  accountId: "account-1",
  route: "absher",
  sid: null,
  proofs: ["password"],
  shownFactors: [],
  knownSince: null,
  shownAt: 1,
  language: "ar",
};
const hash = fc.constantFrom("hash-a", "hash-b", "hash-c");
const number = fc.constantFrom("+966500000001", "+966500000002", "+966500000003");
const email = fc.constantFrom("a@example.sa", "b@example.sa", null);
const event: fc.Arbitrary<MobileChangeEvent> = fc.oneof(
  fc.record({ type: fc.constant("slower_proof_demanded" as const) }),
  fc.record({ type: fc.constant("password_proved" as const), applicant: fc.constant(applicant) }),
  fc.record({ type: fc.constant("number_given" as const), wish: fc.record({ number, email }) }),
  fc.record({ type: fc.constant("change_confirmed" as const), codeHash: hash }),
  fc.record({ type: fc.constant("code_asked_again" as const), codeHash: hash }),
  fc.record({ type: fc.constant("number_code_entered" as const), codeHash: hash }),
  fc.record({ type: fc.constant("number_refused" as const), reason: fc.constant("number_not_owned" as const) }),
  fc.record({ type: fc.constant("email_code_sent" as const), codeHash: hash }),
  fc.record({ type: fc.constant("email_code_entered" as const), codeHash: hash }),
  fc.record({ type: fc.constant("email_left_out" as const) }),
  fc.record({ type: fc.constant("change_taken" as const), caseNumber: fc.constant("NF-AAAA-0001") }),
);
const history = fc.array(
  fc.record({
    event: fc.oneof({ weight: 2, arbitrary: event }, { weight: 3, arbitrary: fc.constant("next" as const) }),
    after: fc.integer({ min: 0, max: 3 * 60_000 }),
  }),
  { maxLength: 60 },
);
const start = fc.constantFrom<MobileChangeState>(ABSHER_START, signedInStart({ ...applicant, route: "signed_in" }));

type Step = { before: MobileChangeState; event: MobileChangeEvent; after: MobileChangeState; ok: boolean; now: number };

/** What moves a state on, so that random histories get far. */
function onward(state: MobileChangeState): MobileChangeEvent {
  switch (state.step) {
    case "started":
      return { type: "password_proved", applicant };
    case "authenticated":
    case "number_refused":
      return { type: "number_given", wish: { number: "+966500000001", email: "a@example.sa" } };
    case "number_given":
      return { type: "change_confirmed", codeHash: "hash-a" };
    case "code_sent":
      return { type: "number_code_entered", codeHash: codeUnderWay(state)?.code.codeHash ?? "none" };
    case "email_code_sent":
      return { type: "email_code_entered", codeHash: codeUnderWay(state)?.code.codeHash ?? "none" };
    case "number_proved":
      return isProved(state)
        ? { type: "change_taken", caseNumber: "NF-AAAA-0001" }
        : { type: "email_code_sent", codeHash: "hash-b" };
    default:
      return { type: "change_taken", caseNumber: "NF-AAAA-0001" };
  }
}

function walk(from: MobileChangeState, steps: readonly { event: MobileChangeEvent | "next"; after: number }[]): Step[] {
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

const LIVE_HASHES = { number_code_entered: "number", email_code_entered: "email" } as const;

describe("the mobile-change machine", () => {
  it("leads from the password to the end in order", () => {
    const steps = Array.from({ length: 7 }, () => ({ event: "next" as const, after: 1 }));
    expect(walk(ABSHER_START, steps).map(({ after }) => after.step)).toEqual([
      "authenticated",
      "number_given",
      "code_sent",
      "number_proved",
      "email_code_sent",
      "email_proved",
      "done",
    ]);
  });

  it("ends only with a proved number, and with a proved e-mail where one is wished", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { before, after } of walk(from, steps)) {
          if (after.step !== "done" || before.step === "done") continue;
          expect(isProved(before)).toBe(true);
        }
      }),
    );
  });

  it("proves a number or e-mail only by the live code that was sent to it", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { before, event: entered, after, now } of walk(from, steps)) {
          if (entered.type !== "number_code_entered" && entered.type !== "email_code_entered") continue;
          if (before.step === after.step || !("wish" in before)) continue;
          const to = before.wish[LIVE_HASHES[entered.type]];
          const challenge = before.challenges.find((candidate) => candidate.to === to);
          expect(challenge?.code.codeHash).toBe(entered.codeHash);
          expect(now).toBeLessThan((challenge?.code.sentAt ?? 0) + CODE_LIFETIME_MS);
        }
      }),
    );
  });

  it("never grants more than five guesses to one recipient, however often numbers are exchanged or codes resent", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { after } of walk(from, steps)) {
          if (!("challenges" in after)) continue;
          expect(after.challenges.length).toBeLessThanOrEqual(RECIPIENTS_PER_FLOW);
          for (const { code } of after.challenges) expect(code.guessesUsed).toBeLessThanOrEqual(CODE_GUESSES);
        }
      }),
    );
  });

  it("never forgets a guess", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { before, after } of walk(from, steps)) {
          if (!("challenges" in before) || !("challenges" in after)) continue;
          for (const { to, code } of before.challenges) {
            const kept = after.challenges.find((challenge) => challenge.to === to);
            expect(kept?.code.guessesUsed).toBeGreaterThanOrEqual(code.guessesUsed);
          }
        }
      }),
    );
  });

  it("uses a right code up", () => {
    const given = advance(
      signedInStart(applicant),
      { type: "number_given", wish: { number: "+966500000001", email: null } },
      0,
    );
    const sent = advance(given.state, { type: "change_confirmed", codeHash: "hash-a" }, 0);
    const proved = advance(sent.state, { type: "number_code_entered", codeHash: "hash-a" }, 1);
    const refused = advance(proved.state, { type: "number_refused", reason: "number_not_owned" }, 2);
    const again = advance(refused.state, { type: "number_given", wish: { number: "+966500000001", email: null } }, 3);
    const confirmed = advance(again.state, { type: "change_confirmed", codeHash: "hash-b" }, 4);
    expect(proved.state.step).toBe("number_proved");
    expect(advance(confirmed.state, { type: "number_code_entered", codeHash: "hash-a" }, 5).verdict.ok).toBe(false);
  });

  it("leaves the state as it is when a step is out of order", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { before, after, ok, event: taken } of walk(from, steps)) {
          if (ok || taken.type === "number_code_entered" || taken.type === "email_code_entered") continue;
          expect(after).toEqual(before);
        }
      }),
    );
  });

  it("keeps who asked, whatever happens", () => {
    fc.assert(
      fc.property(start, history, (from, steps) => {
        for (const { before, after } of walk(from, steps)) {
          if ("applicant" in before) expect("applicant" in after && after.applicant).toEqual(before.applicant);
        }
      }),
    );
  });
});
