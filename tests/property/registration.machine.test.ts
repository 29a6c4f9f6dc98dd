import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_GUESSES, CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";
import { advance, type RegistrationEvent } from "#lib/domain/registration/machine.ts";
import {
  type GivenDetails,
  type GivenIdentity,
  type RegistrationState,
  registrationStart,
} from "#lib/domain/registration/state.ts";
import { anIdentity, aUsername, NOW } from "#tests/support/registration-world.ts";

const hash = fc.constantFrom("hash-a", "hash-b", "hash-c");
const identity: fc.Arbitrary<GivenIdentity> = fc.constantFrom(
  anIdentity(),
  anIdentity({ mobile: "0555555555" }),
  anIdentity({ nationalId: "2345678904" }),
  anIdentity({ email: "other@example.sa" }),
);
const details: fc.Arbitrary<GivenDetails> = fc.constantFrom("Salem2024", "Noura2024").map((name) => ({
  username: aUsername(name),
  passwordHash: `hash for ${name}`,
  language: "ar",
  terms: { version: "1", acceptedAt: NOW },
}));
const event: fc.Arbitrary<RegistrationEvent> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant("identity_given" as const), identity }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("details_given" as const), details }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("answers_confirmed" as const), codeHash: hash }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("code_asked_again" as const), codeHash: hash }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("code_entered" as const), codeHash: hash }) },
  fc.record({ type: fc.constant("registration_refused" as const), reason: fc.constant("too_young" as const) }),
  fc.record({ type: fc.constant("username_found_taken" as const) }),
  fc.record({
    type: fc.constant("username_chosen" as const),
    chosen: fc.constant({ username: aUsername("Other2024"), passwordHash: "another hash" }),
  }),
  fc.record({ type: fc.constant("account_activated" as const), accountId: fc.constant("account-1") }),
  fc.record({ type: fc.constant("returned_to_site" as const) }),
);
const timed = (it: fc.Arbitrary<RegistrationEvent>) =>
  fc.record({ event: it, after: fc.integer({ min: 0, max: 4 * 60_000 }) });
const toCode = fc.tuple(
  timed(fc.record({ type: fc.constant("identity_given" as const), identity })),
  timed(fc.record({ type: fc.constant("details_given" as const), details })),
  timed(fc.record({ type: fc.constant("answers_confirmed" as const), codeHash: hash })),
);
/** Any events in any order; most begin with the way to the code, so that what comes after it is met often. */
const history = fc
  .tuple(fc.option(toCode, { freq: 4 }), fc.array(timed(event), { maxLength: 30 }))
  .map(([first, rest]) => [...(first ?? []), ...rest]);

type Moment = { readonly state: RegistrationState; readonly now: number };
type Look = (before: Moment, event: RegistrationEvent, after: Moment) => void;

function walk(steps: readonly { event: RegistrationEvent; after: number }[], look: Look): void {
  let before: Moment = { state: registrationStart(null), now: NOW };
  for (const step of steps) {
    const now = before.now + step.after;
    const after = { state: advance(before.state, step.event, now).state, now };
    look(before, step.event, after);
    before = after;
  }
}

const everyWalk = (look: () => Look) =>
  fc.assert(
    fc.property(history, (steps) => walk(steps, look())),
    { numRuns: 2000 },
  );

const PROVED = ["number_proved", "username_taken", "activated", "refused"];
const isProved = ({ state }: Moment) => PROVED.includes(state.step);

/** Guesses used, by number. */
const guesses = ({ state }: Moment): ReadonlyMap<string, number> =>
  new Map("challenges" in state ? state.challenges.map(({ to, code }) => [to, code.guessesUsed]) : []);

describe("the registration machine", () => {
  it("proves a number only by its own live code, within the code's life and its guesses", () => {
    let proofs = 0;
    everyWalk(() => (before, taken, after) => {
      if (isProved(before) || !isProved(after)) return;
      proofs += 1;
      if (before.state.step !== "code_sent" || taken.type !== "code_entered") throw new Error("another way in");
      const { challenges, identity } = before.state;
      const live = challenges.find(({ to }) => to === identity.mobile)?.code;
      expect(taken.codeHash).toBe(live?.codeHash);
      expect(after.now).toBeLessThan((live?.sentAt ?? 0) + CODE_LIFETIME_MS);
      expect(live?.guessesUsed).toBeLessThan(CODE_GUESSES);
    });
    expect(proofs).toBeGreaterThan(20);
  });

  it("activates an account, asks for another username or ends only after the number is proved", () => {
    everyWalk(() => (before, _event, after) => {
      if (["activated", "refused", "username_taken"].includes(after.state.step)) expect(isProved(before)).toBe(true);
    });
  });

  it("never refills the guesses of a number, whatever is resent, corrected or confirmed again", () => {
    everyWalk(() => (before, taken, after) => {
      if (isProved(after)) return;
      const used = guesses(after);
      for (const [number, count] of guesses(before)) {
        const guessed = taken.type === "code_entered" ? 1 : 0;
        expect(used.get(number)).toBeGreaterThanOrEqual(count);
        expect(used.get(number)).toBeLessThanOrEqual(Math.min(count + guessed, CODE_GUESSES));
      }
    });
  });

  it("fixes the answers once the number is proved; only the username and its password are ever given again", () => {
    everyWalk(() => (before, taken, after) => {
      if (!isProved(before) || !("identity" in before.state) || !("identity" in after.state)) return;
      expect(after.state.identity).toEqual(before.state.identity);
      if (taken.type !== "username_chosen" && "details" in before.state && "details" in after.state) {
        expect(after.state.details).toEqual(before.state.details);
      }
    });
  });

  it("asks for the password again when the id, the number or the e-mail is changed", () => {
    everyWalk(() => (before, taken, after) => {
      if (taken.type !== "identity_given" || isProved(before)) return;
      if (before.state.step !== "details_given" && before.state.step !== "code_sent") return;
      const same = JSON.stringify(before.state.identity) === JSON.stringify(taken.identity);
      expect(after.state.step).toBe(same ? "details_given" : "identity_given");
    });
  });

  it("stays ended whatever comes after, but for the one return to the site", () => {
    const returnTo = { interactionUid: "uid-1", site: { ar: "موقع", en: "Site" } };
    const activated: RegistrationState = { step: "activated", accountId: "account-1", returnTo };
    const refused: RegistrationState = { step: "refused", reason: "too_young", returnTo };
    fc.assert(
      fc.property(event, (next) => {
        expect(advance(refused, next, NOW)).toEqual({
          state: refused,
          verdict: { ok: false, refusal: { code: "step_passed" } },
        });
        const after = advance(activated, next, NOW).state;
        expect(after).toEqual(next.type === "returned_to_site" ? { ...activated, returnTo: null } : activated);
        expect(advance(after, { type: "returned_to_site" }, NOW).verdict.ok).toBe(next.type !== "returned_to_site");
      }),
    );
  });

  it("refuses every event that does not belong to the step and changes nothing by it", () => {
    everyWalk(() => (before, taken, after) => {
      const { verdict } = advance(before.state, taken, after.now);
      if (!verdict.ok && verdict.refusal.code === "step_passed") expect(after.state).toBe(before.state);
    });
  });
});
