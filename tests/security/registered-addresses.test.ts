import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationUrl, obtainCode, pkce, redeem, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

/** What somebody could make of a registered address so that it looks like it. */
const variants = (registered: string): readonly (readonly [string, string])[] => {
  const { pathname } = new URL(registered);
  return [
    ["a prefix", registered.slice(0, -1)],
    ["something behind", `${registered}/more`],
    ["a slash behind", `${registered}/`],
    ["another case in the path", registered.replace(pathname, pathname.toUpperCase())],
    ["another case in the host", registered.replace("one.example", "ONE.example")],
    ["a port", registered.replace("one.example", "one.example:443")],
    ["another port", registered.replace("one.example", "one.example:8443")],
    ["another scheme", registered.replace("https:", "http:")],
    ["a way up and down again", registered.replace(pathname, `/x/..${pathname}`)],
    ["an encoded way up", registered.replace(pathname, `/%2e%2e${pathname}`)],
    ["somebody in front of the host", registered.replace("one.example", "one.example@evil.example")],
    ["a name in front", registered.replace("one.example", "user@one.example")],
    ["a fragment", `${registered}#x`],
    ["an empty fragment", `${registered}#`],
    ["a query", `${registered}?next=https://evil.example`],
    ["a host that looks alike (IDN)", registered.replace("one.example", "оne.example")],
    ["the same as punycode", registered.replace("one.example", "xn--ne-emc.example")],
    ["a host below", registered.replace("one.example", "evil.one.example")],
    ["a host that begins so", registered.replace("one.example", "one.example.evil.example")],
    ["a dot behind the host", registered.replace("one.example", "one.example.")],
    ["a backslash", registered.replace("one.example/", "one.example\\@evil.example/")],
    ["a tab", registered.replace("callback", "call\tback").replace("bye", "b\tye")],
  ];
};

describe("addresses that a site registered are met letter by letter (RFC 9700 §4.1.3)", () => {
  let world: OidcWorld;
  let id_token_hint: string;

  beforeAll(async () => {
    world = await oidcWorld();
    id_token_hint = (await (await redeem(world, await obtainCode(world, new Visitor()))).json()).id_token;
  });
  afterAll(() => world.close());

  it.each(variants("https://one.example/callback"))("attack: a redirect_uri with %s", async (_name, redirect_uri) => {
    const url = authorizationUrl(world, { redirect_uri, code_challenge: pkce().challenge });
    const response = await new Visitor().visit(url);
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
  });

  it.each(variants("https://one.example/bye"))(
    "attack: a post_logout_redirect_uri with %s",
    async (_name, post_logout_redirect_uri) => {
      const query = new URLSearchParams({ id_token_hint, post_logout_redirect_uri, client_id: "site-one" });
      const response = await new Visitor().visit(`${world.issuer}/oidc/session/end?${query}`);
      expect(response.headers.get("location")).toBeNull();
      expect(await response.text()).not.toContain("evil");
    },
  );

  it("scripts of any origin may read what is public and nothing else: discovery and keys, not the start of a sign-in", async () => {
    const allowed = async (path: string) => {
      const response = await fetch(`${world.issuer}${path}`, {
        headers: { origin: "https://evil.example" },
        redirect: "manual",
      });
      return response.headers.get("access-control-allow-origin");
    };
    expect(await allowed("/.well-known/openid-configuration")).not.toBeNull();
    expect(await allowed("/oidc/jwks")).not.toBeNull();
    const start = authorizationUrl(world, { code_challenge: pkce().challenge }).slice(world.issuer.length);
    for (const path of [start, "/oidc/session/end", "/oidc/par"]) expect(await allowed(path)).toBeNull();
  });
});
