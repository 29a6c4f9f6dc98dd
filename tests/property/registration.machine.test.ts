import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_GUESSES, CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";
import { advance, type RegistrationEvent } from "#lib/domain/registration/machine.ts";
import {
  type GivenContacts,
  type GivenDetails,
  type GivenIdentity,
  NAME_TRIES,
  nationalFileStart,
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
const name = fc.constantFrom("Ahmad Alharbi", "Somebody Else");
const contacts: fc.Arbitrary<GivenContacts> = fc.record({
  mobile: identity.map(({ mobile }) => mobile),
  email: fc.constantFrom(null, "ahmad@example.sa"),
  fullName: name,
});
const answersGiven = fc.record({ type: fc.constant("answers_given" as const), contacts, details });
const event: fc.Arbitrary<RegistrationEvent> = fc.oneof(
  { weight: 3, arbitrary: answersGiven },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("name_found_different" as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("name_given" as const), fullName: name }) },
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
const answersToCode = fc.tuple(
  timed(answersGiven),
  timed(fc.record({ type: fc.constant("answers_confirmed" as const), codeHash: hash })),
);
/** Any events in any order; most begin with the way to the code, so that what comes after it is met often. */
const history = fc
  .tuple(fc.option(fc.oneof(toCode, answersToCode), { freq: 4 }), fc.array(timed(event), { maxLength: 30 }))
  .map(([first, rest]) => [...(first ?? []), ...rest]);

type Moment = { readonly state: RegistrationState; readonly now: number };
type Look = (before: Moment, event: RegistrationEvent, after: Moment) => void;

const SOME_DETAILS: GivenDetails = {
  username: aUsername("Salem2024"),
  passwordHash: "a hash",
  language: "ar",
  terms: { version: "1", acceptedAt: NOW },
};
const ABSHER = { nationalId: anIdentity().nationalId, username: null };
const starts = fc.constantFrom(registrationStart(null), nationalFileStart(ABSHER));

function walk(
  start: RegistrationState,
  steps: readonly { event: RegistrationEvent; after: number }[],
  look: Look,
): void {
  let before: Moment = { state: start, now: NOW };
  for (const step of steps) {
    const now = before.now + step.after;
    const after = { state: advance(before.state, step.event, now).state, now };
    look(before, step.event, after);
    before = after;
  }
}

const everyWalk = (look: () => Look) =>
  fc.assert(
    fc.property(starts, history, (start, steps) => walk(start, steps, look())),
    { numRuns: 2000 },
  );

const PROVED = ["number_proved", "name_differs", "username_taken", "activated", "refused"];
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
      if (["activated", "refused", "username_taken", "name_differs"].includes(after.state.step))
        expect(isProved(before)).toBe(true);
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

  it("fixes the answers once the number is proved; only the name, and the username with its password, are ever given again", () => {
    everyWalk(() => (before, taken, after) => {
      if (!isProved(before) || !("identity" in before.state) || !("identity" in after.state)) return;
      const { fullName } = after.state.identity;
      expect(after.state.identity).toEqual({ ...before.state.identity, fullName });
      if (taken.type !== "name_given") expect(fullName).toBe(before.state.identity.fullName);
      if (taken.type !== "username_chosen" && "details" in before.state && "details" in after.state) {
        expect(after.state.details).toEqual(before.state.details);
      }
    });
  });

  it("asks a new user for the password again when the id, the number or the e-mail is changed", () => {
    everyWalk(() => (before, taken, after) => {
      if (taken.type !== "identity_given" || isProved(before)) return;
      if (before.state.step !== "details_given" && before.state.step !== "code_sent") return;
      if (before.state.absher !== null) return expect(after.state).toBe(before.state);
      const same = JSON.stringify(before.state.identity) === JSON.stringify(taken.identity);
      expect(after.state.step).toBe(same ? "details_given" : "identity_given");
    });
  });

  it("keeps the id that Absher named, whatever is typed, and takes from a new user no answers that belong to National File", () => {
    let given = 0;
    everyWalk(() => (before, taken, after) => {
      if (!("absher" in after.state) || !("absher" in before.state)) return;
      expect(after.state.absher).toBe(before.state.absher);
      if (!("identity" in after.state)) return;
      const { absher, identity: known } = after.state;
      if (absher !== null) expect(known.nationalId).toBe(ABSHER.nationalId);
      if (absher !== null && taken.type === "answers_given") given += 1;
      expect(known.fullName === null).toBe(absher === null);
      expect(
        ["identity_given", "details_given"].includes(taken.type) &&
          absher !== null &&
          before.state.step !== after.state.step,
      ).toBe(false);
    });
    expect(given).toBeGreaterThan(20);
  });

  it("compares at most five names, and keeps the number proved in between", () => {
    const steps: string[] = [];
    const journey = { returnTo: null, challenges: [], absher: ABSHER, namesTried: 0 };
    const identity = { ...anIdentity(), fullName: "Somebody Else" };
    const start: RegistrationState = { step: "number_proved", ...journey, identity, details: SOME_DETAILS };
    let state: RegistrationState = start;
    for (let tried = 0; tried <= NAME_TRIES; tried += 1) {
      state = advance(state, { type: "name_found_different" }, NOW).state;
      steps.push(state.step);
      state = advance(state, { type: "name_given", fullName: "Another Name" }, NOW).state;
    }
    expect(steps).toEqual([...Array(NAME_TRIES - 1).fill("name_differs"), "refused", "refused"]);
    expect(state).toEqual({ step: "refused", reason: "name_differs", returnTo: null });
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
