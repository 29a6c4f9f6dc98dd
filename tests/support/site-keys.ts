import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
import type { OidcWorld } from "./oidc-world.ts";

/** What a test makes wrong about a signed thing. */
export type Forged = {
  readonly alg?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly typ?: string;
};

type World = Pick<OidcWorld, "issuer">;

/** Parameters of a request; `undefined` leaves one out. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A pair of keys. */
export type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const seconds = (): number => Math.floor(Date.now() / 1000);

/** A fresh pair for ES256. */
export const proofKeys = (): Promise<KeyPair> => generateKeyPair("ES256", { extractable: true });

/** A DPoP proof (RFC 9449 §4.2) for one request to an address, by POST unless told. */
export async function proofOf(
  url: string,
  key: KeyPair,
  { alg = "ES256", claims, typ = "dpop+jwt" }: Forged = {},
): Promise<string> {
  const payload = { htm: "POST", htu: url, jti: randomUUID(), iat: seconds(), ...claims };
  const jwk = await exportJWK(key.publicKey);
  return new SignJWT(payload).setProtectedHeader({ alg, typ, jwk }).sign(key.privateKey);
}

/** The keys of a site: one for ES256, one for Ed25519, and one RSA key for PS256, with which it also signs RS256 when a test says so. */
export type SiteKeys = {
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly pairOf: (alg: string) => KeyPair;
};

/** Makes a site's keys. */
export async function siteKeys(): Promise<SiteKeys> {
  const algorithms = ["ES256", "Ed25519", "PS256"];
  const pairs = await Promise.all(algorithms.map((alg) => generateKeyPair(alg, { extractable: true })));
  const [es, ed, ps] = pairs;
  if (es === undefined || ed === undefined || ps === undefined) throw new Error("no keys");
  const old = await importJWK(await exportJWK(ps.privateKey), "RS256");
  if (old instanceof Uint8Array) throw new Error("no key");
  const ofAlgorithm: Readonly<Record<string, KeyPair>> = { ES256: es, Ed25519: ed, RS256: { ...ps, privateKey: old } };
  const publics = await Promise.all(pairs.map(({ publicKey }) => exportJWK(publicKey)));
  return {
    jwks: { keys: publics.map((jwk, index) => ({ ...jwk, kid: algorithms[index] ?? "" })) },
    pairOf: (alg) => ofAlgorithm[alg] ?? ps,
  };
}

/** What a site signs to prove itself (RFC 7523) and its requests (RFC 9101). */
export function siteSignatures(clientId: string, { pairOf }: Pick<SiteKeys, "pairOf">) {
  const sign = (payload: JWTPayload, { alg = "ES256", typ }: Forged): Promise<string> =>
    new SignJWT(payload)
      .setProtectedHeader({ alg, ...(typ === undefined ? {} : { typ }) })
      .sign(pairOf(alg).privateKey);
  const ofSite = (world: World) => ({ iss: clientId, aud: world.issuer });
  return {
    assertion: (world: World, forged: Forged = {}) => {
      const claims = { sub: clientId, jti: randomUUID(), iat: seconds(), exp: seconds() + 60 };
      return sign({ ...ofSite(world), ...claims, ...forged.claims }, forged);
    },
    requestObject: (world: World, parameters: Fields, forged: Forged = {}) => {
      const claims = { client_id: clientId, nbf: seconds(), exp: seconds() + 300 };
      const payload = { ...ofSite(world), ...claims, ...parameters, ...forged.claims };
      return sign(payload, { typ: "oauth-authz-req+jwt", ...forged });
    },
  };
}
