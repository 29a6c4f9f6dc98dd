// The library alone, to compare with: oidc-provider with its own storage in memory on a bare server. Started by library.ts as a child.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import { type Client, type Configuration, Provider } from "oidc-provider";
import { z } from "zod";
import { portOf } from "./listening.ts";

const Wish = z.object({ clientId: z.string(), clientSecret: z.string(), refreshTokens: z.number() });
const wish = Wish.parse(JSON.parse(process.argv[2] ?? ""));
const SCOPE = "openid offline_access";

const { privateKey } = await generateKeyPair("ES256", { extractable: true });
const provider = new Provider("http://localhost", await configuration());
const server = createServer(provider.callback());
const url = `http://127.0.0.1:${await portOf(server)}`;
process.send?.({ url, refreshTokens: await mint(wish.refreshTokens) });
process.once("disconnect", () => process.exit(0));

async function configuration(): Promise<Configuration> {
  return {
    // As the portal's, where it bears on these requests.
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "bench" }] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
    scopes: ["openid", "offline_access"],
    rotateRefreshToken: true,
    ttl: { AccessToken: 600, ClientCredentials: 600, Grant: 1_209_600, IdToken: 600, RefreshToken: 1_209_600 },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    clients: [
      {
        client_id: wish.clientId,
        client_secret: wish.clientSecret,
        redirect_uris: ["https://bench.example/callback"],
        grant_types: ["authorization_code", "refresh_token", "client_credentials"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
        id_token_signed_response_alg: "ES256",
        scope: SCOPE,
      },
    ],
  };
}

/** Refresh tokens as a sign-in would have left them. */
async function mint(count: number): Promise<string[]> {
  const client = await provider.Client.find(wish.clientId);
  if (client === undefined) throw new Error("the library does not know its client");
  return Promise.all(Array.from({ length: count }, (_, index) => mintOne(client, `person-${index}`)));
}

async function mintOne(client: Client, accountId: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(SCOPE);
  const grantId = await grant.save();
  const authTime = Math.floor(Date.now() / 1000);
  const token = new provider.RefreshToken({
    accountId,
    client,
    grantId,
    scope: SCOPE,
    gty: "authorization_code",
    authTime,
  });
  return token.save();
}
