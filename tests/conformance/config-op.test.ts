import { importJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

/** OpenID Connect Discovery 1.0 §3: what has to stand there, and what the suite verifies of it. */
describe("oidcc-config-certification-test-plan", () => {
  let world: OidcWorld;
  let document: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    world = await oidcWorld();
    document = await (await fetch(`${world.issuer}/.well-known/openid-configuration`)).json();
  });
  afterAll(() => world.close());

  it("oidcc-discovery-endpoint-verification: the issuer is the one that was asked, character for character", () => {
    expect(document.issuer).toBe(world.issuer);
  });

  it("oidcc-discovery-endpoint-verification: everything that is required is there and fits together", () => {
    const listed = (name: string): unknown[] => (Array.isArray(document[name]) ? document[name] : []);
    for (const name of ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"]) {
      expect(new URL(String(document[name])).origin, name).toBe(world.issuer);
    }
    expect(listed("response_types_supported")).toEqual(["code"]);
    expect(listed("subject_types_supported")).toContain("pairwise");
    expect(listed("scopes_supported")).toContain("openid");
    expect(listed("id_token_signing_alg_values_supported")).toContain("RS256");
    expect(listed("claims_supported")).toContain("sub");
    expect(listed("token_endpoint_auth_methods_supported")).toContain("client_secret_basic");
    expect(listed("code_challenge_methods_supported")).toEqual(["S256"]);
    expect(listed("grant_types_supported")).not.toContain("implicit");
    expect(listed("grant_types_supported")).not.toContain("password");
  });

  it("oidcc-discovery-endpoint-verification: the key set holds public keys only, each usable and with a name of its own", async () => {
    const { keys } = await (await fetch(String(document.jwks_uri))).json();
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys.map(({ kid }: { kid: string }) => kid)).size).toBe(keys.length);
    for (const key of keys) {
      expect(Object.keys(key).filter((name) => ["d", "p", "q", "dp", "dq", "qi", "k"].includes(name))).toEqual([]);
      await expect(importJWK(key, key.alg)).resolves.toBeDefined();
    }
  });

  it("oidcc-discovery-endpoint-verification: the same document stands where OAuth looks for it (RFC 8414 §3)", async () => {
    const oauth = await fetch(`${world.issuer}/.well-known/oauth-authorization-server`);
    expect(await oauth.json()).toEqual(document);
  });
});
