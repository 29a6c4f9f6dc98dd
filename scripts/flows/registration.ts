import { parseMobile } from "#lib/domain/mobile-number.ts";
import { parseNationalId } from "#lib/domain/national-id.ts";
import { advance, type RegistrationEvent } from "#lib/domain/registration/machine.ts";
import {
  type GivenIdentity,
  nationalFileStart,
  type RegistrationState,
  registrationStart,
} from "#lib/domain/registration/state.ts";
import { parseUsername } from "#lib/domain/username.ts";
import type { DrawnMachine, Sample } from "./explore.ts";
import { sampleOf } from "./sample-value.ts";

const identity = (mobile: string): GivenIdentity => ({
  nationalId: sampleOf(parseNationalId("1234567897")),
  mobile: sampleOf(parseMobile(mobile)),
  email: "person@example.sa",
  fullName: null,
});

const username = sampleOf(parseUsername("Salem2024"));
const returnTo = { interactionUid: "interaction", site: { ar: "موقع", en: "Site" } };

const events: readonly RegistrationEvent[] = [
  { type: "identity_given", identity: identity("0512345678") },
  { type: "identity_given", identity: identity("0555555555") },
  {
    type: "details_given",
    details: { username, passwordHash: "hash", language: "ar", terms: { version: "1", acceptedAt: 0 } },
  },
  { type: "answers_confirmed", codeHash: "right" },
  { type: "code_asked_again", codeHash: "right" },
  { type: "code_entered", codeHash: "right" },
  { type: "registration_refused", reason: "number_not_yours" },
  {
    type: "answers_given",
    contacts: { mobile: identity("0512345678").mobile, email: null, fullName: "Somebody Else" },
    details: { username, passwordHash: "hash", language: "ar", terms: { version: "1", acceptedAt: 0 } },
  },
  { type: "name_found_different" },
  { type: "name_given", fullName: "Somebody Other" },
  { type: "username_found_taken" },
  { type: "username_chosen", chosen: { username, passwordHash: "other" } },
  { type: "account_activated", accountId: "account" },
  { type: "returned_to_site" },
];

const samples: readonly Sample<RegistrationEvent>[] = events.map((event) => ({ event, afterMs: 61_000 }));

type Drawn = DrawnMachine<RegistrationState, RegistrationEvent>;

const machine: Pick<Drawn, "samples" | "stepOf" | "take"> = {
  samples,
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advance(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};

/** National File after Absher has said who the person is: the same machine, as it is drawn from that start. */
export const nationalFile: Drawn = {
  ...machine,
  name: "national-file",
  title: "National File",
  about:
    "The machine is the registration's, `src/lib/domain/registration/machine.ts`, from the moment that Absher has named the person (see absher-visit.md). The id is Absher's word " +
    "and no form's; all answers are given on one page. The typed full name is compared with the civil registry's only at `number_proved`, five times at most.",
  starts: [nationalFileStart({ nationalId: identity("0512345678").nationalId, username: null })],
};

/** The registration of a new user, as it is drawn. */
export const registration: Drawn = {
  ...machine,
  name: "registration",
  title: "Registration",
  about:
    "The machine is `src/lib/domain/registration/machine.ts`. Until the number is proved every answer can be given again, and nothing differs by what exists; " +
    "the registries are asked only at `number_proved`, which is kept while one of them does not answer. The whole lives 30 minutes.",
  starts: [registrationStart(returnTo)],
};
