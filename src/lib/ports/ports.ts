import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import type { FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { Waits } from "#lib/domain/mobile-change/waits.ts";
import type { CountryCode } from "#lib/domain/mobile-number.ts";
import type { Absher } from "./absher.ts";
import type { AbsherVisitStore } from "./absher-visit-store.ts";
import type { AccountChangeStore } from "./account-change-store.ts";
import type { AccountStore } from "./account-store.ts";
import type { AuthenticatorCodes } from "./authenticator-codes.ts";
import type { Chance } from "./chance.ts";
import type { CivilRegistry } from "./civil-registry.ts";
import type { Clock } from "./clock.ts";
import type { CodeAllowance } from "./code-allowance.ts";
import type { CommonPasswords } from "./common-passwords.ts";
import type { ConsentStore } from "./consent-store.ts";
import type { DeskCodeStore } from "./desk-code-store.ts";
import type { DeskLookupStore } from "./desk-lookup-store.ts";
import type { EnrolmentStore } from "./enrolment-store.ts";
import type { FactorStore } from "./factor-store.ts";
import type { FlowStore } from "./flow-store.ts";
import type { HoldCodeStore } from "./hold-code-store.ts";
import type { InPersonCodes } from "./in-person-codes.ts";
import type { JobRunner } from "./job-runner.ts";
import type { KeyedHash } from "./keyed-hash.ts";
import type { KnownDeviceStore } from "./known-device-store.ts";
import type { Log } from "./log.ts";
import type { MobileChangeStore } from "./mobile-change-store.ts";
import type { MobileOwnership } from "./mobile-ownership.ts";
import type { OfficerSessionStore } from "./officer-session-store.ts";
import type { OfficerStore } from "./officer-store.ts";
import type { OwnSessionStore } from "./own-session-store.ts";
import type { PasskeyChallenges } from "./passkey-challenges.ts";
import type { PasskeyStore } from "./passkey-store.ts";
import type { Passkeys } from "./passkeys.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PictureCodes } from "./picture-codes.ts";
import type { RecoveryCodeStore } from "./recovery-code-store.ts";
import type { RecoveryStore } from "./recovery-store.ts";
import type { RegistrationStore } from "./registration-store.ts";
import type { ReleaseStore } from "./release-store.ts";
import type { SignInStore } from "./sign-in-store.ts";
import type { Throttle } from "./throttle.ts";
import type { TotpStore } from "./totp-store.ts";

/** The rules an operator sets. */
export type Policy = {
  readonly passwordProfile: "national" | "nist";
  readonly minimumAgeYears: number;
  /** How long changes of a number wait. */
  readonly waits: Waits;
  /** The countries whose numbers an account may have: Saudi Arabia first, then those that the operator allows. */
  readonly countries: readonly CountryCode[];
};

/** Everything the flows need from outside. A flow asks for a `Pick` of it. */
export type Ports = {
  readonly absher: Absher;
  readonly absherVisits: AbsherVisitStore;
  readonly accounts: AccountStore;
  readonly authenticatorCodes: AuthenticatorCodes;
  readonly chance: Chance;
  readonly civilRegistry: CivilRegistry;
  readonly clock: Clock;
  readonly codeAllowance: CodeAllowance;
  readonly commonPasswords: CommonPasswords;
  readonly consents: ConsentStore;
  readonly deskCodes: DeskCodeStore;
  readonly deskLookups: DeskLookupStore;
  readonly devices: KnownDeviceStore;
  readonly enrolments: EnrolmentStore;
  readonly emailChanges: AccountChangeStore<EmailChangeState>;
  readonly factors: FactorStore;
  /** Freezes from the public page by a code to a channel on file. */
  readonly freezes: FlowStore<FreezeState>;
  readonly hash: KeyedHash;
  readonly holdCodes: HoldCodeStore;
  readonly inPersonCodes: InPersonCodes;
  readonly jobs: JobRunner;
  readonly log: Log;
  readonly mobileChanges: MobileChangeStore;
  readonly mobileOwnership: MobileOwnership;
  readonly passkeyChallenges: PasskeyChallenges;
  readonly passkeys: PasskeyStore;
  readonly officers: OfficerStore;
  readonly officerSessions: OfficerSessionStore;
  readonly ownSessions: OwnSessionStore;
  /** The registrations of who signed in at Absher: a kind of their own, so that neither route can go on with the other's. */
  readonly nationalFiles: RegistrationStore;
  readonly passwordChanges: AccountChangeStore<PasswordChangeState>;
  readonly passwords: PasswordHasher;
  readonly pictures: PictureCodes;
  readonly policy: Policy;
  readonly recoveryCodes: RecoveryCodeStore;
  readonly recoveries: RecoveryStore;
  /** The registrations of new users. */
  readonly registrations: RegistrationStore;
  readonly releases: ReleaseStore;
  readonly signIns: SignInStore;
  readonly throttle: Throttle;
  readonly totps: TotpStore;
  readonly webauthn: Passkeys;
};
