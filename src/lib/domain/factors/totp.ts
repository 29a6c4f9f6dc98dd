/** How an authenticator app makes its codes (RFC 6238): what every app assumes when it is told nothing else. */
export const TOTP = { algorithm: "sha1", digits: 6, periodSeconds: 30 } as const;

/** How many steps a phone's clock may be off, either way (RFC 6238 §5.2 and §6). The drift is not remembered. */
export const TOTP_STEPS_OFF = 1;

/** Any secret, against which a code is compared where there is no app: the same work, whatever is found. Base32 of 20 bytes. */
export const NO_TOTP_SECRET = "A".repeat(32);
