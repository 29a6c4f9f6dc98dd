import { createHash, randomBytes } from "node:crypto";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import type { OidcWorld } from "./oidc-world.ts";
import { aClient } from "./oidc-world.ts";

/** A browser that follows nothing by itself: it keeps cookies by name and path, and sends them back. */
export class Visitor {
  /** The optional groups that this person ticks on consent pages. */
  ticked: readonly string[] = [];
  readonly #cookies = new Map<string, { readonly path: string; readonly pair: string }>();

  /** The `Cookie` header for a path. */
  cookieHeader(path: string): string {
    return [...this.#cookies.values()]
      .filter((cookie) => path.startsWith(cookie.path))
      .map((cookie) => cookie.pair)
      .join("; ");
  }

  /** The value of the cookie whose name begins so. */
  cookie(prefix: string): string | undefined {
    const name = [...this.#cookies.keys()].find((known) => known.startsWith(prefix) && !known.includes(".sig"));
    return name === undefined ? undefined : this.#cookies.get(name)?.pair.split("=")[1];
  }

  /** Requests, without following redirects. */
  async visit(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", this.cookieHeader(new URL(url).pathname));
    if (!headers.has("accept")) headers.set("accept", "text/html");
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    this.take(response.headers.getSetCookie());
    return response;
  }

  /** Keeps what a response set. */
  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const pair = line.split(";")[0] ?? "";
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? "/";
      const name = `${pair.split("=")[0]} ${path}`;
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, { path, pair });
    }
  }
}

/** A PKCE pair. */
export function pkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

/** The address of an authorization request; `changes` with `undefined` take a parameter away. */
export function authorizationUrl(
  { issuer }: Pick<OidcWorld, "issuer">,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const wanted: Record<string, string | undefined> = {
    client_id: "site-one",
    redirect_uri: "https://one.example/callback",
    response_type: "code",
    scope: "openid",
    state: "a state",
    nonce: "a nonce",
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${issuer}/oidc/auth?${new URLSearchParams(given)}`;
}

/** The interaction that a redirect leads to. */
export function uidOf(response: Response): string {
  const uid = /\/sign-in\/([\w-]+)$/.exec(response.headers.get("location") ?? "")?.[1];
  if (uid === undefined) throw new Error(`no interaction: ${response.status} ${response.headers.get("location")}`);
  return uid;
}

/** Presses the button of a page that is one form, as such pages do by themselves where scripts run. */
async function submitForm(world: Pick<OidcWorld, "issuer">, visitor: Visitor, page: Response): Promise<Response> {
  const html = await page.text();
  const action = /<form method="post" action="([^"]+)">/.exec(html)?.[1];
  if (action === undefined) throw new Error(`neither a redirect nor a form: ${page.status}`);
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"\/>/g)];
  const body = new URLSearchParams(inputs.map(([, name = "", value = ""]): [string, string] => [name, value]));
  return visitor.visit(new URL(action, world.issuer).href, { method: "POST", body });
}

/** Answers every stop of a request that has begun (signs in, allows) and returns the last redirect. */
export async function answerAll(world: OidcWorld, visitor: Visitor, first: Response): Promise<Response> {
  let response = first;
  for (let stop = 0; stop < 8; stop += 1) {
    if (response.status === 200) response = await submitForm(world, visitor, response);
    const location = new URL(response.headers.get("location") ?? "", world.issuer);
    if (location.origin !== world.issuer || location.pathname.startsWith("/api/")) return response;
    if (!location.pathname.startsWith("/sign-in/")) {
      response = await visitor.visit(location.href);
      continue;
    }
    const uid = uidOf(response);
    const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
    const details = await world.interactions.details(uid, cookies);
    const login = { accountId: world.account.id, acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] } as const;
    const next =
      details?.prompt === "login"
        ? await world.interactions.finishLogin(uid, cookies, login)
        : await world.interactions.finishConsent(uid, cookies, { ticked: visitor.ticked });
    if (next === null) throw new Error("the interaction is gone");
    response = await visitor.visit(next);
  }
  return response;
}

/** Signs in to a site and returns the code with what redeems it. */
export async function obtainCode(
  world: OidcWorld,
  visitor: Visitor,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<{ readonly code: string; readonly verifier: string }> {
  const { verifier, challenge } = pkce();
  const first = await visitor.visit(authorizationUrl(world, { code_challenge: challenge, ...changes }));
  const last = await answerAll(world, visitor, first);
  const code = new URL(last.headers.get("location") ?? "http://nowhere").searchParams.get("code");
  if (code === null) throw new Error(`no code: ${last.status} ${last.headers.get("location")}`);
  return { code, verifier };
}

/** Posts to one of the provider's endpoints as a site, which proves itself by its secret. */
export function postAsSite(
  url: string,
  parameters: Readonly<Record<string, string>>,
  client: ClientMetadata = aClient(),
): Promise<Response> {
  const credentials = `${encodeURIComponent(client.client_id)}:${encodeURIComponent(String(client.client_secret))}`;
  return fetch(url, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: new URLSearchParams(parameters),
  });
}

/** Posts to the token endpoint as a site. */
export function requestToken(
  { issuer }: Pick<OidcWorld, "issuer">,
  parameters: Readonly<Record<string, string>>,
  client?: ClientMetadata,
): Promise<Response> {
  return postAsSite(`${issuer}/oidc/token`, parameters, client);
}

/** Redeems a code. */
export function redeem(
  world: Pick<OidcWorld, "issuer">,
  { code, verifier }: { readonly code: string; readonly verifier: string },
  client: ClientMetadata = aClient(),
): Promise<Response> {
  const redirectUri = Array.isArray(client.redirect_uris) ? String(client.redirect_uris[0]) : "";
  const parameters = { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri };
  return requestToken(world, parameters, client);
}

/** Asks for the person's data. */
export function userinfo({ issuer }: Pick<OidcWorld, "issuer">, accessToken: string): Promise<Response> {
  return fetch(`${issuer}/oidc/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } });
}
