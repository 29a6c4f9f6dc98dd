import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { z } from "zod";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { portOf } from "./listening.ts";

/** A government site of the benchmark: what it is registered with, and the servers' side of its sign-ins. */
export type Site = {
  readonly metadata: ClientMetadata;
  /** What the token endpoint wants (client_secret_basic). */
  readonly authorization: string;
  readonly begin: () => Beginning;
  /** Redeems the code that the browser came back with. */
  readonly redeem: (begun: Beginning, cameBackTo: string) => Promise<Tokens>;
  readonly userinfo: (tokens: Tokens) => Promise<void>;
};

/** A sign-in that the site has asked for. */
export type Beginning = { readonly url: string; readonly verifier: string; readonly state: string };

const Tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string().optional() });

/** What the token endpoint answered. */
export type Tokens = z.infer<typeof Tokens>;

/** Where browsers come back to: a page that says nothing. */
export async function openLandingPage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_request, response) => response.end("back at the site"));
  const url = `http://127.0.0.1:${await portOf(server)}`;
  return { url, close: () => void server.close().closeAllConnections() };
}

type Place = { readonly issuer: string; readonly landing: string };

/** A site that asks for everything there is, and for refresh tokens. */
export function site(id: string, { issuer, landing }: Place): Site {
  const secret = randomBytes(32).toString("hex");
  const redirectUri = `${landing}/${id}`;
  const scope = "openid profile email phone national_id offline_access";
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  return {
    metadata: {
      client_id: id,
      client_secret: secret,
      client_name: `The benchmark's ${id}`,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code", "refresh_token", "client_credentials"],
      response_types: ["code"],
      scope,
    },
    authorization,
    begin: () => {
      const [verifier, state] = [randomBytes(32).toString("base64url"), randomBytes(16).toString("base64url")];
      const asked = {
        client_id: id,
        redirect_uri: redirectUri,
        response_type: "code",
        scope,
        state,
        nonce: state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        prompt: "consent",
      };
      return { url: `${issuer}/oidc/auth?${new URLSearchParams(asked)}`, verifier, state };
    },
    redeem: async ({ verifier, state }, cameBackTo) => {
      const { searchParams } = new URL(cameBackTo);
      const code = searchParams.get("code");
      if (code === null || searchParams.get("state") !== state) throw new Error("the browser came back without a code");
      const given = { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri };
      const answer = await fetch(`${issuer}/oidc/token`, {
        method: "POST",
        headers: { authorization },
        body: new URLSearchParams(given),
      });
      return Tokens.parse(await answer.json());
    },
    userinfo: async ({ access_token: token }) => {
      const answer = await fetch(`${issuer}/oidc/userinfo`, { headers: { authorization: `Bearer ${token}` } });
      z.object({ sub: z.string(), national_id: z.string(), phone_number: z.string() }).parse(await answer.json());
    },
  };
}
