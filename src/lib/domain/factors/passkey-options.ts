import type { Instant } from "../result.ts";
import type { TRANSPORTS } from "./passkey-answer.ts";

/** What the browser hands to an authenticator so that a passkey is shown: JSON of WebAuthn Level 3, §5.1.10. It names no account. */
export type RequestOptions = {
  challenge: string;
  rpId: string;
  timeout: number;
  userVerification: "required";
};

/** The same to make one (§5.1.9). */
export type CreationOptions = {
  challenge: string;
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  pubKeyCredParams: { alg: number; type: "public-key" }[];
  timeout: number;
  attestation: "none";
  excludeCredentials: { id: string; type: "public-key"; transports: (typeof TRANSPORTS)[number][] }[];
  authenticatorSelection: { residentKey: "required"; requireResidentKey: true; userVerification: "required" };
};

/** What a page hands to the browser, and until when it can be answered, on the portal's clock. */
export type PasskeyRequest = { readonly options: RequestOptions; readonly expiresAt: Instant; readonly now: Instant };
