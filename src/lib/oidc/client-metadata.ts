import { z } from "zod";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { SIGNING_ALGORITHMS } from "#lib/domain/signing-keys/signing-key.ts";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";
import { CLAIMS_OF_SCOPE } from "./claims.ts";
import { dataProblems } from "./client-data.ts";
import { flowProblems, GRANT_TYPES, signsPeopleIn } from "./client-flows.ts";
import { FAPI2_REGISTRATION, PKCE_EXEMPTION, PROFILE, PROFILES, profileProblems } from "./client-profiles.ts";
import { CLAIMS_ALLOWED, OPTIONAL_SCOPE } from "./registered-data.ts";
import { RESOURCES_ALLOWED } from "./resource-servers.ts";
import { SITE_ALGORITHMS } from "./site-signatures.ts";

/** How a site can prove to be itself. */
export const CLIENT_AUTHENTICATION = ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"] as const;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const SCOPES: readonly string[] = [...Object.keys(CLAIMS_OF_SCOPE), "offline_access"];

function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash, username } = new URL(text);
  if (hash !== "" || text.includes("#") || username !== "") return false;
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
}

const address = z.string().refine(isSafeAddress, "must be an https address without fragment (http only for localhost)");
const name = z.string().trim().min(1).max(100);

const CLIENT_ID = /^[A-Za-z0-9._~-]{3,100}$/;

/** Whether something can be a site's id, whoever sent it. */
export const isClientId = (sent: unknown): sent is string => typeof sent === "string" && CLIENT_ID.test(sent);

const schema = z
  .strictObject({
    client_id: z.string().regex(CLIENT_ID, "must be 3 to 100 of: letters, digits, . _ ~ -"),
    client_secret: z
      .string()
      .min(32, "must have at least 32 characters; make one with: openssl rand -hex 32")
      .optional(),
    client_name: name,
    "client_name#ar": name.optional(),
    "client_name#en": name.optional(),
    client_uri: address.optional(),
    redirect_uris: z.array(address).default([]),
    post_logout_redirect_uris: z.array(address).optional(),
    sector_identifier_uri: z.url({ protocol: /^https$/ }).optional(),
    grant_types: z.array(z.enum(GRANT_TYPES)).min(1).default(["authorization_code"]),
    response_types: z.array(z.literal("code", "can only be code: other flows do not exist here")).optional(),
    token_endpoint_auth_method: z.enum(CLIENT_AUTHENTICATION).default("client_secret_basic"),
    jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }).optional(),
    jwks_uri: z.url({ protocol: /^https$/ }).optional(),
    scope: z.string().default(SCOPES.join(" ")),
    [CLAIMS_ALLOWED]: z.array(z.string()).min(1).optional(),
    [OPTIONAL_SCOPE]: z.string().optional(),
    [PROFILE]: z.enum(PROFILES, `can be ${PROFILES.join(" or ")}; without it baseline`).default("baseline"),
    [PKCE_EXEMPTION]: z
      .string()
      .trim()
      .min(10, "must say in words why this site sends no PKCE challenge")
      .max(200)
      .optional(),
    [RESOURCES_ALLOWED]: z.array(address).min(1).optional(),
    subject_type: z
      .literal("pairwise", "is always pairwise: two sites must not be able to compare their people")
      .optional(),
    default_acr_values: z.array(z.string()).optional(),
    default_max_age: z.number().int().min(0).optional(),
    id_token_signed_response_alg: z
      .enum(SIGNING_ALGORITHMS, `can be ${SIGNING_ALGORITHMS.join(" or ")}; without it ES256`)
      .optional(),
    require_pushed_authorization_requests: z.boolean("must be true or false").optional(),
    require_signed_request_object: z.boolean("must be true or false").optional(),
    request_object_signing_alg: z.enum(SITE_ALGORITHMS, `can be ${SITE_ALGORITHMS.join(", ")}`).optional(),
    token_endpoint_auth_signing_alg: z.enum(SITE_ALGORITHMS, `can be ${SITE_ALGORITHMS.join(", ")}`).optional(),
    dpop_bound_access_tokens: z.boolean("must be true or false").optional(),
    backchannel_logout_uri: address.optional(),
    backchannel_logout_session_required: z.boolean("must be true or false").optional(),
  })
  .superRefine((client, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const method = client.token_endpoint_auth_method;
    if (client.client_id === ACCOUNT_CLIENT_ID) problem("client_id", "belongs to the portal's own account area");
    if (method.startsWith("client_secret") && client.client_secret === undefined) {
      problem("client_secret", `is needed for ${method}`);
    }
    const hosts = new Set(client.redirect_uris.filter((uri) => URL.canParse(uri)).map((uri) => new URL(uri).host));
    if (hosts.size > 1 && client.sector_identifier_uri === undefined) {
      problem("sector_identifier_uri", "is needed when redirect_uris are on several hosts");
    }
    if (client.backchannel_logout_session_required === true && client.backchannel_logout_uri === undefined) {
      problem("backchannel_logout_uri", "is needed when backchannel_logout_session_required is true");
    }
    for (const scope of client.scope.split(" ").filter((asked) => !SCOPES.includes(asked))) {
      problem("scope", `does not exist: ${scope}; there are ${SCOPES.join(", ")}`);
    }
  })
  .superRefine((client, context) => {
    for (const { path, message } of [...flowProblems(client), ...dataProblems(client), ...profileProblems(client)])
      context.addIssue({ code: "custom", path: [path], message });
  })
  .transform((client) => ({
    ...client,
    ...(client[PROFILE] === "fapi2" ? FAPI2_REGISTRATION : {}),
    response_types: signsPeopleIn(client) ? ["code" as const] : [],
  }));

/** What is wrong with a file of clients, one sentence each; a secret is never repeated. */
export type ClientFileRefusal = { readonly code: "client_file_unusable"; readonly problems: readonly string[] };

function problemsOf(error: z.ZodError, clients: unknown): string[] {
  return error.issues.map(({ path, message }) => {
    const [index, ...field] = path;
    const entry = Array.isArray(clients) && typeof index === "number" ? clients[index] : undefined;
    const id = typeof entry?.client_id === "string" ? entry.client_id : `client ${Number(index ?? 0) + 1}`;
    return `${id}: ${field.join(".")} ${message}`;
  });
}

const unusable = (...problems: string[]) => refuse({ code: "client_file_unusable" as const, problems });

/**
 * Reads an array of OpenID client metadata. `${NAME}` inside a string stands for that environment variable, so that a file needs
 * no secrets in it.
 */
export function parseClientFile(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<readonly ClientMetadata[], ClientFileRefusal> {
  const missing: string[] = [];
  const filled = text.replace(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_match, variable: string) => {
    const value = environment[variable];
    if (value === undefined) missing.push(variable);
    return JSON.stringify(value ?? "").slice(1, -1);
  });
  if (missing.length > 0) return unusable(...missing.map((variable) => `the environment has no ${variable}`));
  let clients: unknown;
  try {
    clients = JSON.parse(filled);
  } catch {
    return unusable("the file is not JSON");
  }
  const parsed = z.array(schema, "the file must be an array of clients").safeParse(clients);
  return parsed.success ? accept(parsed.data) : unusable(...problemsOf(parsed.error, clients));
}
