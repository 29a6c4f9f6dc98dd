// Writes what the OpenID Foundation's conformance suite and this portal have to know of each other, keys made anew, into the folder
// `conformance` (not committed): `node deploy/conformance/prepare.mjs https://localhost:9443`. See docs/conformance.md.
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";

const FOLDER = "conformance";
const SUITE = "https://localhost.emobix.co.uk:8443/test/a";
const ALIAS = "nafidha";
const WHY_NO_PKCE = "The suite's Basic OP plan sends no code_challenge; this client is for it alone.";

const issuer = process.argv[2];
if (issuer === undefined || !URL.canParse(issuer)) {
  console.error("Usage: node deploy/conformance/prepare.mjs https://localhost:9443");
  process.exit(1);
}

const addresses = (alias) => ({
  redirect_uris: [`${SUITE}/${alias}/callback`],
  post_logout_redirect_uris: [`${SUITE}/${alias}/post_logout_redirect`],
  backchannel_logout_uri: `${SUITE}/${alias}/backchannel_logout`,
  backchannel_logout_session_required: true,
});

function baselineClient(name, method) {
  return {
    client_id: `conformance-${name}`,
    client_secret: randomBytes(32).toString("hex"),
    client_name: `Conformance suite, ${name}`,
    token_endpoint_auth_method: method,
    grant_types: ["authorization_code", "refresh_token"],
    pkce_exemption: WHY_NO_PKCE,
    ...addresses(ALIAS),
  };
}

async function fapiClient(name) {
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const about = { kid: name, alg: "ES256", use: "sig" };
  const client = {
    client_id: `conformance-${name}`,
    client_name: `Conformance suite, ${name}`,
    profile: "fapi2",
    token_endpoint_auth_method: "private_key_jwt",
    grant_types: ["authorization_code", "refresh_token"],
    jwks: { keys: [{ ...(await exportJWK(publicKey)), ...about }] },
    ...addresses(`${ALIAS}-fapi2`),
  };
  return { client, jwks: { keys: [{ ...(await exportJWK(privateKey)), ...about }] } };
}

const server = { discoveryUrl: `${issuer}/.well-known/openid-configuration` };
const [one, two, post] = [
  baselineClient("one", "client_secret_basic"),
  baselineClient("two", "client_secret_basic"),
  baselineClient("by-post", "client_secret_post"),
];
const [fapiOne, fapiTwo] = [await fapiClient("fapi-one"), await fapiClient("fapi-two")];
const known = ({ client_id, client_secret }) => ({ client_id, client_secret });
/** What the suite signs its proofs of possession by (RFC 9449). */
async function proofKey() {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return {
    dpop_signing_alg: "ES256",
    dpop_signing_jwk: { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig" },
  };
}

async function fapiSuiteClient({ client, jwks }) {
  return { client_id: client.client_id, jwks, scope: "openid", ...(await proofKey()) };
}

const files = {
  "clients.json": [one, two, post, fapiOne.client, fapiTwo.client],
  "basic.json": { alias: ALIAS, server, client: known(one), client2: known(two), client_secret_post: known(post) },
  "fapi2.json": {
    alias: `${ALIAS}-fapi2`,
    server,
    client: await fapiSuiteClient(fapiOne),
    client2: await fapiSuiteClient(fapiTwo),
    resource: { resourceUrl: `${issuer}/oidc/userinfo` },
  },
};

mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(FOLDER, name), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
console.log(`Written to ${FOLDER}/: ${Object.keys(files).join(", ")}`);
