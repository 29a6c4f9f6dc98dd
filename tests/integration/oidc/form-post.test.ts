import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationUrl, obtainCode, pkce, redeem, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

describe("an answer that the browser posts to the site (OAuth 2.0 Form Post Response Mode)", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  it.each([
    ["ar", "rtl"],
    ["en", "ltr"],
  ])(
    "is a page in the person's language (%s) with a button, so that it works without scripts",
    async (locale, direction) => {
      const visitor = new Visitor();
      await obtainCode(world, visitor);
      const { verifier, challenge } = pkce();
      const asked = { response_mode: "form_post", prompt: "none", ui_locales: locale, code_challenge: challenge };
      const page = await visitor.visit(authorizationUrl(world, asked));
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
      expect(html).toMatch(
        /<form method="post" action="https:\/\/one\.example\/callback">.*<button [^>]*type="submit">[^<]+<\/button>/s,
      );
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
      expect([field("state"), field("iss")]).toEqual(["a state", world.issuer]);
      expect((await redeem(world, { code: field("code"), verifier })).status).toBe(200);
    },
  );

  it("runs no script but its own, posts nowhere but to the site, and is neither framed nor kept", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const asked = { response_mode: "form_post", prompt: "none", code_challenge: pkce().challenge };
    const { headers } = await visitor.visit(authorizationUrl(world, asked));
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'nonce-[^']+';/);
    expect(policy).toContain("form-action 'self' https://one.example;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});
