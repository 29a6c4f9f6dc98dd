import { createHash } from "node:crypto";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { answerAll, pkce, Visitor } from "./oidc-visitor.ts";
import type { OidcWorld } from "./oidc-world.ts";
import {
  type Fields,
  type Forged,
  type KeyPair,
  proofKeys,
  proofOf,
  type SiteKeys,
  siteKeys,
  siteSignatures,
} from "./site-keys.ts";

type World = Pick<OidcWorld, "issuer">;
type Headers = Readonly<Record<string, string>>;
type Code = { readonly code: string; readonly verifier: string };

/** A site that proves itself by its key and shows with each request that it holds another one (DPoP), as FAPI 2.0 wants. */
export type SigningSite = Awaited<ReturnType<typeof signingSite>>;

/** The registration, by the command line's own reading of the file. */
function registered(client_id: string, { jwks }: SiteKeys, changes: Partial<ClientMetadata>): ClientMetadata {
  const ways = { grant_types: ["authorization_code", "refresh_token"], token_endpoint_auth_method: "private_key_jwt" };
  const redirect_uris = [`https://${client_id}.example/callback`];
  const file = { client_id, client_name: client_id, redirect_uris, profile: "fapi2", ...ways, jwks, ...changes };
  const parsed = parseClientFile(JSON.stringify([file]), {});
  const [client] = parsed.ok ? parsed.value : [];
  if (client === undefined) throw new Error(JSON.stringify(parsed));
  return client;
}

/** Makes a site's keys and its registration. Its calls take parameters that replace or, as `undefined`, leave out what it would send. */
export async function signingSite(clientId: string, changes: Partial<ClientMetadata> = {}) {
  const [keys, proofKey] = await Promise.all([siteKeys(), proofKeys()]);
  const client = registered(clientId, keys, changes);
  const signatures = siteSignatures(clientId, keys);
  const pairOf = (alg = "ES256") => (alg === "ES256" ? proofKey : keys.pairOf(alg));
  const proof = (url: string, forged: Forged = {}) => proofOf(url, pairOf(forged.alg), forged);

  const post = async (url: string, parameters: Fields, headers: Headers = {}): Promise<Response> => {
    const body: Fields = {
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signatures.assertion({ issuer: new URL(url).origin }),
      ...parameters,
    };
    const given = Object.entries(body).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return fetch(url, { method: "POST", headers, body: new URLSearchParams(given) });
  };
  const redirectUri = `https://${clientId}.example/callback`;
  return {
    client,
    redirectUri,
    ...signatures,
    proof,
    post,
    ...signingIn(clientId, post),
    ...tokens({ redirectUri, post, proof, proofKey }),
  };
}

type Post = (url: string, parameters: Fields, headers?: Headers) => Promise<Response>;

function signingIn(clientId: string, post: Post) {
  const push = (world: World, changes: Fields, headers: Headers = {}): Promise<Response> => {
    const asked = {
      response_type: "code",
      redirect_uri: `https://${clientId}.example/callback`,
      scope: "openid offline_access",
    };
    const more = { prompt: "consent", state: "a state", nonce: "a nonce", code_challenge_method: "S256" };
    return post(`${world.issuer}/oidc/par`, { ...asked, ...more, ...changes }, headers);
  };
  const begin = (world: World, visitor: Visitor, request_uri: string): Promise<Response> =>
    visitor.visit(`${world.issuer}/oidc/auth?${new URLSearchParams({ client_id: clientId, request_uri })}`);
  /** Pushes a request and signs a person in by it. */
  const obtain = async (world: OidcWorld, changes: Fields = {}, headers: Headers = {}) => {
    const { verifier, challenge } = pkce();
    const pushed = await push(world, { code_challenge: challenge, ...changes }, headers);
    if (pushed.status !== 201) throw new Error(await pushed.text());
    const visitor = new Visitor();
    const { request_uri } = await pushed.json();
    const last = await answerAll(world, visitor, await begin(world, visitor, request_uri));
    const answer = new URL(last.headers.get("location") ?? "http://nowhere").searchParams;
    return { code: answer.get("code") ?? "", verifier, answer, visitor };
  };
  return { push, begin, obtain };
}

type TokenParts = {
  readonly redirectUri: string;
  readonly post: Post;
  readonly proof: (url: string) => Promise<string>;
  readonly proofKey: KeyPair;
};

function tokens({ redirectUri, post, proof, proofKey }: TokenParts) {
  const token = async (world: World, parameters: Fields, headers?: Headers): Promise<Response> => {
    const url = `${world.issuer}/oidc/token`;
    return post(url, parameters, headers ?? { dpop: await proof(url) });
  };
  const redeem = (
    world: World,
    { code, verifier }: Code,
    {
      headers,
      ...changes
    }: { readonly headers?: Headers; readonly resource?: string; readonly redirect_uri?: string } = {},
  ): Promise<Response> => {
    const fields = { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri };
    return token(world, { ...fields, ...changes }, headers);
  };
  const userinfo = async (
    world: World,
    accessToken: string,
    { key = proofKey, ...forged }: Forged & { readonly key?: KeyPair } = {},
  ): Promise<Response> => {
    const url = `${world.issuer}/oidc/userinfo`;
    const ath = createHash("sha256").update(accessToken).digest("base64url");
    const dpop = await proofOf(url, key, { ...forged, claims: { htm: "GET", ath, ...forged.claims } });
    return fetch(url, { headers: { authorization: `DPoP ${accessToken}`, dpop } });
  };
  return { token, redeem, userinfo };
}
