import * as openid from "openid-client";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { answerAll, Visitor } from "./oidc-visitor.ts";
import { aClient, type OidcWorld } from "./oidc-world.ts";

type Parameters = Readonly<Record<string, string>>;

/** A site as its engineer writes it with a certified library, in front of one browser. */
export type RelyingParty = {
  readonly visitor: Visitor;
  readonly config: openid.Configuration;
  /** Begins a sign-in; answers the provider's first answer and what the callback needs. */
  begin(parameters?: Parameters): Promise<Begun>;
  /** Begins one, answers every page and comes back: what stands in the callback's address. */
  comeBack(parameters?: Parameters): Promise<Returned>;
  /** The whole code flow, ID token verified against the key set. */
  signIn(parameters?: Parameters): Promise<SignedIn>;
};

/** A sign-in that has begun. */
export type Begun = { readonly answer: Response; readonly checks: openid.AuthorizationCodeGrantChecks };

/** What came to the callback. */
export type Returned = { readonly url: URL; readonly checks: openid.AuthorizationCodeGrantChecks };

/** What the token endpoint gave. */
export type SignedIn = openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;

const scope = "openid profile email phone";

/** Discovers the provider and speaks as a registered client; `visitor` is the browser in front of it. */
export async function relyingParty(
  world: OidcWorld,
  {
    client = aClient(),
    visitor = new Visitor(),
  }: { readonly client?: ClientMetadata; readonly visitor?: Visitor } = {},
): Promise<RelyingParty> {
  const insecure = { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] };
  const { client_id: id, client_secret: secret, token_endpoint_auth_method: method } = client;
  const authentication = method === "client_secret_post" ? openid.ClientSecretPost : openid.ClientSecretBasic;
  const alg = client.id_token_signed_response_alg ?? "ES256";
  const metadata = { id_token_signed_response_alg: String(alg) };
  const config = await openid.discovery(new URL(world.issuer), id, metadata, authentication(String(secret)), insecure);
  const redirect_uri = String(Array.isArray(client.redirect_uris) ? client.redirect_uris[0] : "");

  const begin = async (parameters: Parameters = {}): Promise<Begun> => {
    const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
    const code_challenge = await openid.calculatePKCECodeChallenge(verifier);
    const asked = { redirect_uri, scope, state, nonce, code_challenge, code_challenge_method: "S256", ...parameters };
    const answer = await visitor.visit(openid.buildAuthorizationUrl(config, asked).href);
    return { answer, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: asked.nonce } };
  };
  const comeBack = async (parameters?: Parameters): Promise<Returned> => {
    const { answer, checks } = await begin(parameters);
    const last = await answerAll(world, visitor, answer);
    return { url: new URL(last.headers.get("location") ?? "http://nowhere"), checks };
  };
  const signIn = async (parameters?: Parameters): Promise<SignedIn> => {
    const { url, checks } = await comeBack(parameters);
    return openid.authorizationCodeGrant(config, url, checks);
  };
  return { visitor, config, begin, comeBack, signIn };
}
