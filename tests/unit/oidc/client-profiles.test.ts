import { describe, expect, it } from "vitest";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";

const SITE = {
  client_id: "site-one",
  client_name: "Site One",
  redirect_uris: ["https://one.example/callback"],
  client_secret: "a secret of the first site, long enough",
};
const FAPI2 = {
  ...SITE,
  client_secret: undefined,
  profile: "fapi2",
  token_endpoint_auth_method: "private_key_jwt",
  jwks: { keys: [{ kty: "EC" }] },
};

const parsed = (client: object) => parseClientFile(JSON.stringify([client]), {});
const problems = (client: object) => {
  const read = parsed(client);
  return read.ok ? [] : read.refusal.problems;
};

describe("a registration's profile", () => {
  it("is baseline without a word, and asks nothing more", () => {
    const read = parsed(SITE);
    expect(read.ok && read.value[0]).toMatchObject({
      profile: "baseline",
      token_endpoint_auth_method: "client_secret_basic",
    });
  });

  it("brings with fapi2 what FAPI 2.0 needs, without the file saying it", () => {
    const read = parsed(FAPI2);
    expect(read.ok && read.value[0]).toMatchObject({
      require_pushed_authorization_requests: true,
      dpop_bound_access_tokens: true,
    });
  });

  it.each([
    [{ ...SITE, profile: "fapi1" }, "profile can be baseline or fapi2; without it baseline"],
    [
      { ...FAPI2, token_endpoint_auth_method: "client_secret_basic", client_secret: SITE.client_secret },
      "token_endpoint_auth_method must be private_key_jwt with the profile fapi2; register the site's jwks or jwks_uri",
    ],
    [
      { ...FAPI2, token_endpoint_auth_method: "none" },
      "token_endpoint_auth_method must be private_key_jwt with the profile fapi2; register the site's jwks or jwks_uri",
    ],
    [{ ...FAPI2, jwks: undefined }, "jwks or jwks_uri is needed for private_key_jwt"],
    [
      { ...FAPI2, client_secret: SITE.client_secret },
      "client_secret cannot stand beside the profile fapi2; take it out, the site signs with its own key",
    ],
    [
      { ...FAPI2, require_pushed_authorization_requests: false },
      "require_pushed_authorization_requests is always true with the profile fapi2; take it out",
    ],
    [
      { ...FAPI2, dpop_bound_access_tokens: false },
      "dpop_bound_access_tokens is always true with the profile fapi2; take it out",
    ],
    [
      { ...FAPI2, pkce_exemption: "an old program without PKCE" },
      "pkce_exemption cannot stand beside the profile fapi2, which needs PKCE of everybody; take it out",
    ],
    [
      { ...SITE, client_secret: undefined, token_endpoint_auth_method: "none", pkce_exemption: "an old program" },
      "pkce_exemption cannot be had by a public client: PKCE is all that protects its codes",
    ],
    [{ ...SITE, pkce_exemption: "yes" }, "pkce_exemption must say in words why this site sends no PKCE challenge"],
    [{ ...SITE, require_signed_request_object: true }, "jwks or jwks_uri is needed for signed request objects"],
    [
      { ...SITE, resources_allowed: ["http://api.example/"] },
      "resources_allowed.0 must be an https address without fragment (http only for localhost)",
    ],
    [{ ...SITE, response_types: ["id_token"] }, "response_types.0 can only be code: other flows do not exist here"],
  ])("says in words what is wrong (%#)", (client, problem) => {
    expect(problems(client)).toContain(`site-one: ${problem}`);
  });
});
