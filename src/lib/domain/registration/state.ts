import type { Challenge } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { MobileNumber } from "../mobile-number.ts";
import type { NationalId } from "../national-id.ts";
import type { Instant } from "../result.ts";
import type { Username } from "../username.ts";

/** The government site whose request a registration began from; the person returns there signed in. */
export type ReturnTo = { readonly interactionUid: string; readonly site: { readonly ar: string; readonly en: string } };

/**
 * Who signed in at Absher before (National File). The id is Absher's word and never a form's; `username` is the person's there, where it
 * keeps the rules for usernames.
 */
export type AbsherPerson = { readonly nationalId: NationalId; readonly username: Username | null };

/**
 * What the first page asks. Nothing of it is proved before the code is right and the registries have answered. By National File the id comes from
 * Absher, the name is typed to be compared with the registry's, and the e-mail may be missing; a new user types no name.
 */
export type GivenIdentity = {
  readonly nationalId: NationalId;
  readonly mobile: MobileNumber;
  readonly email: string | null;
  readonly fullName: string | null;
};

/** What the one page of National File asks beside the account's details. */
export type GivenContacts = Pick<GivenIdentity, "mobile" | "email"> & { readonly fullName: string };

/** What the second page asks; the password only as its hash. */
export type GivenDetails = {
  readonly username: Username;
  readonly passwordHash: string;
  readonly language: Language;
  readonly terms: { readonly version: string; readonly acceptedAt: Instant };
};

/** What is put back into the second page when the password has to be typed again. */
export type KeptDetails = Pick<GivenDetails, "username" | "language">;

/** Why a registration ends without an account. All of it is told only to who has proved the number. */
export type RegistrationEnd =
  | "number_not_yours"
  | "number_given_twice"
  | "account_exists"
  | "id_unknown"
  | "id_of_deceased"
  | "id_expired"
  | "too_young"
  | "name_differs";

/** How many full names are compared with the registry's in one registration. */
export const NAME_TRIES = 5;

/**
 * `challenges` holds every number that was sent a code, so that going back refills no guesses. `absher` is `null` for a new user;
 * `namesTried` counts the names that the registry did not agree with.
 */
type Journey = {
  readonly returnTo: ReturnTo | null;
  readonly challenges: readonly Challenge[];
  readonly absher: AbsherPerson | null;
  readonly namesTried: number;
};
type Answered = Journey & { readonly identity: GivenIdentity; readonly details: GivenDetails };

/** Where a registration stands. What has ended holds no personal data any more. */
export type RegistrationState =
  | (Journey & { readonly step: "started" })
  | (Journey & { readonly step: "identity_given"; readonly identity: GivenIdentity; readonly kept: KeptDetails | null })
  | (Answered & { readonly step: "details_given" })
  | (Answered & { readonly step: "code_sent" })
  | (Answered & { readonly step: "number_proved" })
  | (Answered & { readonly step: "name_differs" })
  | (Answered & { readonly step: "username_taken" })
  | { readonly step: "activated"; readonly accountId: string; readonly returnTo: ReturnTo | null }
  | { readonly step: "refused"; readonly reason: RegistrationEnd; readonly returnTo: ReturnTo | null };

/** The name of a step. */
export type RegistrationStep = RegistrationState["step"];

/** The state at one of the named steps. */
export type RegistrationAt<Step extends RegistrationStep> = Extract<RegistrationState, { readonly step: Step }>;

/** How long a registration may take from its start (issue 2, section 4). */
export const REGISTRATION_LIFETIME_MS = 30 * 60 * 1000;

/** Where a new user's registration begins. */
export const registrationStart = (returnTo: ReturnTo | null): RegistrationState => ({
  step: "started",
  returnTo,
  challenges: [],
  absher: null,
  namesTried: 0,
});

/** Where a registration by National File begins: Absher has said who the person is. */
export const nationalFileStart = (absher: AbsherPerson): RegistrationState => ({
  step: "started",
  returnTo: null,
  challenges: [],
  absher,
  namesTried: 0,
});
