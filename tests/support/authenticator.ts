import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { CreatedAnswer, ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";

/** What of an answer a test wants otherwise. */
export type Otherwise = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** `false`: nobody showed a finger, a face or a PIN. */
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly backupEligible?: boolean;
  readonly backedUp?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
};

/** A made-up authenticator with one passkey (ES256), for the portal at `origin`. */
export type Authenticator = {
  readonly credentialId: string;
  create(challenge: string, handle: string, otherwise?: Otherwise): CreatedAnswer;
  show(challenge: string, otherwise?: Otherwise): ShownAnswer;
};

const AAGUID = Buffer.from("00112233445566778899aabbccddeeff", "hex");
const FLAGS = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 } as const;

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

/** Makes one; a synchronised passkey, which does not count, unless the test says otherwise. */
export function anAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  let keptHandle = "";
  return {
    credentialId: base64url(credentialId),
    create: (challenge, handle, otherwise = {}) => {
      keptHandle = handle;
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([AAGUID, idLength, credentialId, coseKey(publicKey)]);
      const authData = Buffer.concat([authenticatorData(origin, otherwise, FLAGS.attested), attested]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      const clientDataJSON = clientData("webauthn.create", origin, { challenge, ...otherwise });
      const attestationObject = base64url(isoCBOR.encode(attestation as never));
      const id = base64url(credentialId);
      return {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON, attestationObject, transports: ["internal"] },
      };
    },
    show: (challenge, otherwise = {}) => {
      const data = authenticatorData(origin, otherwise, 0);
      const clientDataJSON = clientData("webauthn.get", origin, { challenge, ...otherwise });
      const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, "base64url"))]);
      const signature = base64url(sign("sha256", signed, privateKey));
      const id = base64url(credentialId);
      const handle = otherwise.userHandle === undefined ? keptHandle : otherwise.userHandle;
      const response = { clientDataJSON, authenticatorData: base64url(data), signature };
      return {
        id,
        rawId: id,
        type: "public-key",
        response: handle === null ? response : { ...response, userHandle: handle },
      };
    },
  };
}

function clientData(type: string, origin: string, said: Otherwise & { readonly challenge: string }): string {
  const { challenge, crossOrigin = false } = said;
  const data = { type: said.type ?? type, challenge, origin: said.origin ?? origin, crossOrigin };
  return base64url(Buffer.from(JSON.stringify(data)));
}

function authenticatorData(origin: string, said: Otherwise, attested: number): Buffer {
  const { present = true, verified = true, backupEligible = true, backedUp = backupEligible, counter = 0 } = said;
  const flags =
    (present ? FLAGS.present : 0) |
    (verified ? FLAGS.verified : 0) |
    (backupEligible ? FLAGS.backupEligible : 0) |
    (backedUp ? FLAGS.backedUp : 0) |
    attested;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(said.rpId ?? new URL(origin).hostname), Buffer.of(flags), count]);
}

/** The public key in COSE (RFC 9052): EC2, ES256, P-256. */
function coseKey(key: KeyObject): Uint8Array {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, "base64url"))],
    [-3, new Uint8Array(Buffer.from(y, "base64url"))],
  ]);
  return isoCBOR.encode(cose as never);
}
