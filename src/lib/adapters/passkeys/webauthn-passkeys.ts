import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { TRANSPORTS } from "#lib/domain/factors/passkey-answer.ts";
import type { CreationOptions } from "#lib/domain/factors/passkey-options.ts";
import type { KnownCredential, PasskeyOwner, Passkeys } from "#lib/ports/passkeys.ts";

/** Where the portal lives, for authenticators: passkeys are bound to the host, and answers have to come from the origin. */
type Place = { readonly rpID: string; readonly origin: string };

const RP_NAME = "Nafidha";
/** How long the browser's own window waits for the person; the challenge lives longer. */
const TIMEOUT_MS = 5 * 60 * 1000;
/** EdDSA, ES256, RS256: what authenticators make and the library checks. */
const ALGORITHMS = [-8, -7, -257];

/** Passkeys by WebAuthn at the portal's own address, which comes from the configuration and from no request. */
export function webauthnPasskeys(issuer: string): Passkeys {
  const { hostname, origin } = new URL(issuer);
  const place: Place = { rpID: hostname, origin };
  return {
    creationOptions: (challenge, owner, known) => creationOptions(place, challenge, { owner, known }),
    readCreated: (answer, challenge) => readCreated(place, answer, challenge),
    requestOptions: async (challenge) => {
      const asked = { challenge: bytesOf(challenge), timeout: TIMEOUT_MS, userVerification: "required" } as const;
      const options = await generateAuthenticationOptions({ rpID: place.rpID, ...asked });
      return { ...asked, challenge: options.challenge, rpId: place.rpID };
    },
    readShown: (answer, challenge, kept) => readShown(place, answer, { challenge, kept }),
  };
}

type Wanted = { readonly owner: PasskeyOwner; readonly known: readonly KnownCredential[] };

const SELECTION = { residentKey: "required", requireResidentKey: true, userVerification: "required" } as const;

async function creationOptions(place: Place, challenge: string, { owner, known }: Wanted): Promise<CreationOptions> {
  const { handle, name, displayName } = owner;
  const asked = { timeout: TIMEOUT_MS, authenticatorSelection: { ...SELECTION } };
  const made = await generateRegistrationOptions({
    ...asked,
    rpName: RP_NAME,
    rpID: place.rpID,
    challenge: bytesOf(challenge),
    userID: bytesOf(handle),
    userName: name,
    userDisplayName: displayName,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return {
    ...asked,
    challenge: made.challenge,
    rp: { id: place.rpID, name: RP_NAME },
    user: { id: made.user.id, name, displayName },
    pubKeyCredParams: made.pubKeyCredParams,
    attestation: "none",
    excludeCredentials: known.map(descriptorOf),
  };
}

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, "base64url"));

function descriptorOf({ credentialId, transports }: KnownCredential) {
  return {
    id: credentialId,
    type: "public-key" as const,
    transports: TRANSPORTS.filter((transport) => transports.includes(transport)),
  };
}

async function readCreated(
  { rpID, origin }: Place,
  answer: Parameters<Passkeys["readCreated"]>[0],
  challenge: string,
): ReturnType<Passkeys["readCreated"]> {
  const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID };
  const response = { ...answer, clientExtensionResults: {}, response: withTransports(answer.response) };
  if (isFramed(answer.response.clientDataJSON)) return null;
  const verified = await orNull(
    verifyRegistrationResponse({ ...expected, response, supportedAlgorithmIDs: ALGORITHMS }),
  );
  if (verified?.registrationInfo === undefined) return null;
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: answer.response.transports ?? [],
    backupEligible: credentialDeviceType === "multiDevice",
    backedUp: credentialBackedUp,
    aaguid,
  };
}

function withTransports<Response extends { readonly transports?: unknown }>({ transports: _, ...response }: Response) {
  return response;
}

type Shown = {
  readonly challenge: string;
  readonly kept: Parameters<Passkeys["readShown"]>[2];
};

async function readShown(
  { rpID, origin }: Place,
  answer: Parameters<Passkeys["readShown"]>[0],
  { challenge, kept }: Shown,
): ReturnType<Passkeys["readShown"]> {
  if (answer.id !== kept.credentialId || isFramed(answer.response.clientDataJSON)) return null;
  const { userHandle, ...response } = answer.response;
  const verified = await orNull(
    verifyAuthenticationResponse({
      response: {
        ...answer,
        clientExtensionResults: {},
        response: userHandle === undefined ? response : { ...response, userHandle },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      // The counter is judged where it is kept, together with its write.
      credential: { id: kept.credentialId, publicKey: new Uint8Array(kept.publicKey), counter: 0 },
    }),
  );
  if (verified === null || !verified.verified) return null;
  const { newCounter, credentialDeviceType, credentialBackedUp } = verified.authenticationInfo;
  return { counter: newCounter, backupEligible: credentialDeviceType === "multiDevice", backedUp: credentialBackedUp };
}

/** Whether the answer was made within another site's frame, which is never ours to take (WebAuthn Level 3, §13.4.9). */
function isFramed(clientDataJSON: string): boolean {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    return (
      typeof data !== "object" ||
      data === null ||
      ("crossOrigin" in data && data.crossOrigin !== false) ||
      "topOrigin" in data
    );
  } catch {
    return true;
  }
}

/** The library throws at whatever is not as it should be; an answer comes from outside, so that is no surprise. */
async function orNull<Value>(verifying: Promise<Value>): Promise<Value | null> {
  try {
    return await verifying;
  } catch {
    return null;
  }
}
