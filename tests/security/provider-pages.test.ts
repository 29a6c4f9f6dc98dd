import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationUrl, obtainCode, pkce, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const SCRIPT = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;

describe("cross-site scripting in the provider's pages would be the takeover of every account", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  /** Nothing of a request stands on a page as markup, and were it there, the policy would not run it. */
  const expectHarmless = async (response: Response): Promise<string> => {
    const html = await response.text();
    expect(html).not.toMatch(/<script>|<img src=x|onerror=alert\(1\)>/);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'; style-src 'nonce-[\w-]{22}'; script-src 'nonce-[\w-]{22}'/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
    return html;
  };

  it("a site's name with markup in it is shown as text when it asks to sign out", async () => {
    await world.clients.register(aClient({ client_id: "site-marked", "client_name#ar": SCRIPT, client_name: SCRIPT }));
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const answer = await visitor.visit(`${world.issuer}/oidc/session/end?client_id=site-marked`);
    expect(await expectHarmless(answer)).toContain("&lt;script&gt;");
  });

  it("the state of a request with markup in it is posted back as it was, and is never markup", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const asked = { response_mode: "form_post", prompt: "none", state: SCRIPT, code_challenge: pkce().challenge };
    const last = await visitor.visit(authorizationUrl(world, asked));
    const html = await expectHarmless(last);
    expect(html).toContain('<form method="post" action="https://one.example/callback">');
    expect(html).toContain("&quot;&gt;&lt;script&gt;");
    expect(last.headers.get("content-security-policy")).toMatch(/form-action 'self' https:\/\/one\.example(;|$)/);
  });

  it.each(["client_id", "redirect_uri", "scope", "prompt", "ui_locales", "id_token_hint", "claims"])(
    "markup in %s is on no page",
    async (name) => {
      const url = authorizationUrl(world, { code_challenge: pkce().challenge, [name]: SCRIPT });
      const answer = await new Visitor().visit(url);
      if (answer.status < 400) expect(answer.headers.get("location")).not.toContain("<script>");
      else await expectHarmless(answer);
    },
  );
});
