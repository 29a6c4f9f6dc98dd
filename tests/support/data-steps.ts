import { decodeJwt, type JWTPayload } from "jose";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { answerAll, authorizationUrl, obtainCode, pkce, redeem, uidOf, userinfo, Visitor } from "./oidc-visitor.ts";
import type { OidcWorld } from "./oidc-world.ts";
import { aClient } from "./oidc-world.ts";

/** A site of its own for a test about data, registered with these limits. */
export async function dataSite(
  world: Pick<OidcWorld, "clients">,
  name: string,
  limits: Partial<ClientMetadata> = {},
): Promise<ClientMetadata> {
  const client = aClient({ client_id: name, redirect_uris: [`https://${name}.example/cb`], ...limits });
  await world.clients.register(client);
  return client;
}

/** What a site asks for. */
export type Wish = { readonly scope?: string; readonly claims?: unknown; readonly prompt?: string };

/** The parameters of a wish of this site. */
export function asking(client: ClientMetadata, { scope = "openid", claims, prompt }: Wish) {
  const [redirect = ""] = Array.isArray(client.redirect_uris) ? client.redirect_uris : [];
  return {
    client_id: client.client_id,
    redirect_uri: String(redirect),
    scope,
    ...(claims !== undefined && { claims: JSON.stringify(claims) }),
    ...(prompt !== undefined && { prompt }),
  };
}

/** All that a site received in one sign-in. */
export type Received = {
  readonly tokens: { readonly access_token: string; readonly refresh_token?: string; readonly scope?: string };
  readonly idToken: JWTPayload;
  readonly userinfo: Readonly<Record<string, unknown>>;
};

/** Signs in to a site, ticking what the visitor ticks, and gives what the site received. */
export async function receive(world: OidcWorld, client: ClientMetadata, wish: Wish, visitor = new Visitor()) {
  const code = await obtainCode(world, visitor, asking(client, wish));
  const tokens = await (await redeem(world, code, client)).json();
  const person = await (await userinfo(world, tokens.access_token)).json();
  return { tokens, idToken: decodeJwt(String(tokens.id_token)), userinfo: person } satisfies Received;
}

/** Begins a request and gives where it stops: at which interaction, or back at the site. */
export async function begin(world: OidcWorld, client: ClientMetadata, wish: Wish, visitor: Visitor) {
  const url = authorizationUrl(world, { ...asking(client, wish), code_challenge: pkce().challenge });
  return visitor.visit(url);
}

/** The consent page that a request leads a signed-in browser to. */
export async function consentAt(world: OidcWorld, visitor: Visitor, response: Response) {
  const uid = uidOf(response);
  const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
  const details = await world.interactions.details(uid, cookies);
  if (details?.prompt !== "consent") throw new Error(`not a consent page: ${details?.prompt}`);
  return { uid, cookies, details };
}

/** A browser that is signed in to the portal by way of another site. */
export async function signedInVisitor(world: OidcWorld): Promise<Visitor> {
  const visitor = new Visitor();
  const url = authorizationUrl(world, { code_challenge: pkce().challenge });
  await answerAll(world, visitor, await visitor.visit(url));
  return visitor;
}
