import { freezeStore } from "#lib/stores/freeze-store.ts";
import { otplibCodes } from "../adapters/authenticator/otplib-codes.ts";
import { systemChance } from "../adapters/chance/system-chance.ts";
import type { SimulatedClock } from "../adapters/clock/simulated-clock.ts";
import { createListedCommonPasswords } from "../adapters/common-passwords/listed-common-passwords.ts";
import { keyRing } from "../adapters/crypto/key-ring.ts";
import type { Keys } from "../adapters/crypto/keys.ts";
import { webauthnPasskeys } from "../adapters/passkeys/webauthn-passkeys.ts";
import { argon2Hasher } from "../adapters/passwords/argon2-hasher.ts";
import { peppersOf } from "../adapters/passwords/peppers.ts";
import type { Env } from "../config/env.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Ports } from "../ports/ports.ts";
import { absherVisitStore } from "../stores/absher-visit.ts";
import { emailChangeStore, passwordChangeStore } from "../stores/account-change-store.ts";
import { accountStore } from "../stores/account-store.ts";
import { codeAllowance } from "../stores/code-allowance.ts";
import { consentStore } from "../stores/consent-store.ts";
import { deskCodeStore } from "../stores/desk-code-store.ts";
import { deskLookupStore } from "../stores/desk-lookup-store.ts";
import { enrolmentStore } from "../stores/enrolment-store.ts";
import { factorStore } from "../stores/factor-store.ts";
import { holdCodeStore } from "../stores/hold-code-store.ts";
import { inPersonCodes } from "../stores/in-person-codes.ts";
import { knownDeviceStore } from "../stores/known-device-store.ts";
import { mobileChangeStore } from "../stores/mobile-change-store.ts";
import { officerSessionStore } from "../stores/officer-session-store.ts";
import { officerStore } from "../stores/officer-store.ts";
import { ownSessionStore } from "../stores/own-session-store.ts";
import { passkeyChallenges } from "../stores/passkey-challenges.ts";
import { passkeyStore } from "../stores/passkey-store.ts";
import { pictureCodes } from "../stores/picture-codes.ts";
import type { OpenDatabase } from "../stores/prisma.ts";
import { recoveryCodeStore } from "../stores/recovery-code-store.ts";
import { recoveryStore } from "../stores/recovery-store.ts";
import { registrationStore } from "../stores/registration-store.ts";
import { releaseStore } from "../stores/release-store.ts";
import { signInStore } from "../stores/sign-in-store.ts";
import type { Storage } from "../stores/storage.ts";
import { throttleStore } from "../stores/throttle.ts";
import { totpStore } from "../stores/totp-store.ts";
import type { outsideWorld } from "./outside-world.ts";
import { pictureMakers } from "./picture-makers.ts";
import { waitsOf } from "./waits-of.ts";

/** The process's clock; a simulated one can be moved from outside. */
export type Time = { readonly clock: Clock; readonly simulated: SimulatedClock | null };

/** What everything else is built on. */
export type Built = {
  readonly env: Env;
  readonly keys: Keys;
  readonly log: Log;
  readonly time: Time;
  readonly storage: Storage;
  readonly opened: OpenDatabase;
};

/** The ports but for the jobs, which themselves stand on some of these. */
export function portsWithoutJobs(built: Built, outside: ReturnType<typeof outsideWorld>): Omit<Ports, "jobs"> {
  const { env, keys, log, time, storage } = built;
  return {
    absher: outside.absher,
    absherVisits: absherVisitStore(storage),
    accounts: accountStore(storage),
    authenticatorCodes: otplibCodes,
    chance: systemChance,
    civilRegistry: outside.civilRegistry,
    clock: time.clock,
    codeAllowance: codeAllowance(storage),
    commonPasswords: createListedCommonPasswords(),
    consents: consentStore(storage),
    deskCodes: deskCodeStore(storage),
    deskLookups: deskLookupStore(storage),
    devices: knownDeviceStore(storage),
    enrolments: enrolmentStore(storage),
    emailChanges: emailChangeStore(storage),
    factors: factorStore(storage),
    freezes: freezeStore(storage),
    hash: storage.hash,
    holdCodes: holdCodeStore(storage),
    inPersonCodes: inPersonCodes(storage),
    log,
    mobileChanges: mobileChangeStore(storage),
    mobileOwnership: outside.mobileOwnership,
    passkeyChallenges: passkeyChallenges(storage, systemChance),
    passkeys: passkeyStore(storage),
    officers: officerStore(storage),
    officerSessions: officerSessionStore(storage),
    ownSessions: ownSessionStore(storage),
    nationalFiles: registrationStore(storage, "national-file"),
    passwordChanges: passwordChangeStore(storage),
    passwords: argon2Hasher(peppersOf(keyRing(env.PASSWORD_PEPPERS, keys), keys)),
    pictures: pictureCodes(storage, pictureMakers(keys, outside.publisher)),
    policy: {
      passwordProfile: env.PASSWORD_PROFILE,
      minimumAgeYears: env.MINIMUM_AGE_YEARS,
      waits: waitsOf(env),
      countries: ["SA", ...env.ALLOWED_COUNTRIES],
    },
    recoveryCodes: recoveryCodeStore(storage),
    recoveries: recoveryStore(storage),
    registrations: registrationStore(storage, "registration"),
    releases: releaseStore(storage),
    signIns: signInStore(storage),
    throttle: throttleStore(storage),
    totps: totpStore(storage),
    webauthn: webauthnPasskeys(env.ISSUER_URL),
  };
}
