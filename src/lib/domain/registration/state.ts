import type { Challenge } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { MobileNumber } from "../mobile-number.ts";
import type { NationalId } from "../national-id.ts";
import type { Instant } from "../result.ts";
import type { Username } from "../username.ts";

/** The government site whose request a registration began from; the person returns there signed in. */
export type ReturnTo = { readonly interactionUid: string; readonly site: { readonly ar: string; readonly en: string } };

/** What the first page asks. Nothing of it is proved before the code is right and the registries have answered. */
export type GivenIdentity = { readonly nationalId: NationalId; readonly mobile: MobileNumber; readonly email: string };

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
  | "too_young";

/** `challenges` holds every number that was sent a code, so that going back refills no guesses. */
type Journey = { readonly returnTo: ReturnTo | null; readonly challenges: readonly Challenge[] };
type Answered = Journey & { readonly identity: GivenIdentity; readonly details: GivenDetails };

/** Where a registration stands. What has ended holds no personal data any more. */
export type RegistrationState =
  | (Journey & { readonly step: "started" })
  | (Journey & { readonly step: "identity_given"; readonly identity: GivenIdentity; readonly kept: KeptDetails | null })
  | (Answered & { readonly step: "details_given" })
  | (Answered & { readonly step: "code_sent" })
  | (Answered & { readonly step: "number_proved" })
  | (Answered & { readonly step: "username_taken" })
  | { readonly step: "activated"; readonly accountId: string; readonly returnTo: ReturnTo | null }
  | { readonly step: "refused"; readonly reason: RegistrationEnd; readonly returnTo: ReturnTo | null };

/** The name of a step. */
export type RegistrationStep = RegistrationState["step"];

/** The state at one of the named steps. */
export type RegistrationAt<Step extends RegistrationStep> = Extract<RegistrationState, { readonly step: Step }>;

/** How long a registration may take from its start (issue 2, section 4). */
export const REGISTRATION_LIFETIME_MS = 30 * 60 * 1000;

/** Where every registration begins. */
export const registrationStart = (returnTo: ReturnTo | null): RegistrationState => ({
  step: "started",
  returnTo,
  challenges: [],
});
