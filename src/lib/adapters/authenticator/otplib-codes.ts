import { generateSecret, generateURI, verifySync } from "otplib/functional";
import { TOTP, TOTP_STEPS_OFF } from "#lib/domain/factors/totp.ts";
import type { AuthenticatorCodes } from "#lib/ports/authenticator-codes.ts";

const { algorithm, digits, periodSeconds: period } = TOTP;
const SECRET_BYTES = 20;

/** The codes of authenticator apps by otplib; secrets come from the operating system's CSPRNG. */
export const otplibCodes: AuthenticatorCodes = {
  newSecret: () => generateSecret({ length: SECRET_BYTES }),
  stepOf: (secret, code, now) => {
    const epoch = Math.floor(now / 1000);
    const tolerance = TOTP_STEPS_OFF * period;
    const found = verifySync({ secret, token: code, epoch, period, digits, algorithm, epochTolerance: tolerance });
    return found.valid && "timeStep" in found ? found.timeStep : null;
  },
  keyUri: (secret, { issuer, account }) => generateURI({ issuer, label: account, secret, algorithm, digits, period }),
};
