import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { type Configuration, type KoaContextWithOIDC, Provider } from "oidc-provider";
import type { PeopleRegistry } from "../people/registry.ts";
import { absherAccountOf } from "./accounts.ts";
import { memoryStorage } from "./storage.ts";

/** Below which path of the simulated world Absher's OpenID provider is; the issuer ends with it. */
export const ABSHER_PATH = "/absher-id";

/** The one site that is registered with the simulated Absher: the portal. */
export type AbsherClient = { readonly id: string; readonly secret: string; readonly redirectUri: string };

/** What the simulated Absher is made of. `issuer` is its whole address, `ABSHER_PATH` included. */
export type AbsherParts = {
  readonly issuer: string;
  readonly people: PeopleRegistry;
  readonly client: AbsherClient;
};

const SCOPE = "openid profile national_id";

/** An OpenID provider that vouches for synthetic people: code flow with PKCE, ES256, no session that outlives one sign-in. */
export function absherProvider(parts: AbsherParts): Provider {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "absher" };
  const provider = new Provider(parts.issuer, { ...configuration(parts), jwks: { keys: [key] } });
  provider.on("server_error", (_, error) => process.stderr.write(`simulators: ${error.stack}\n`));
  return provider;
}

function configuration({ issuer, people, client }: AbsherParts): Configuration {
  const { port } = new URL(issuer);
  const salt = randomBytes(16);
  const subjectOf = (id: string): string => createHash("sha256").update(salt).update(id).digest("base64url");
  return {
    adapter: memoryStorage(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
        token_endpoint_auth_method: "client_secret_basic",
        subject_type: "pairwise",
        require_auth_time: true,
        scope: SCOPE,
      },
    ],
    claims: { openid: ["sub"], profile: ["preferred_username"], national_id: ["national_id"] },
    conformIdTokenClaims: false,
    cookies: {
      keys: [randomBytes(32).toString("base64url")],
      names: {
        session: `absher-session-${port}`,
        interaction: `absher-interaction-${port}`,
        resume: `absher-resume-${port}`,
      },
    },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => {
      const person = people.find(id);
      if (person === undefined) return undefined;
      const { username } = absherAccountOf(person);
      return { accountId: id, claims: () => ({ sub: id, preferred_username: username, national_id: id }) };
    },
    interactions: { url: (_, { uid }) => `${ABSHER_PATH}/sign-in/${uid}` },
    loadExistingGrant,
    pairwiseIdentifier: (_, id) => subjectOf(id),
    pkce: { required: () => true },
    renderError,
    responseTypes: ["code"],
    scopes: SCOPE.split(" "),
    subjectTypes: ["pairwise"],
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 900, Session: 900 },
  };
}

/** Whoever has an Absher account has agreed that the portal may know who they are: nobody is asked again. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId ?? "",
    accountId: oidc.session?.accountId ?? "",
  });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

const renderError: Configuration["renderError"] = (context, out) => {
  context.type = "text";
  context.body = `${out.error}: ${out.error_description ?? ""}\n`;
};
