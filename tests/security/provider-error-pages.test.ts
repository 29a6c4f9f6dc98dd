import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WORDS } from "#lib/oidc/pages/words.ts";
import { authorizationUrl, obtainCode, pkce, uidOf, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const PERSONAL = "1000000008";

describe("a refusal that shows too much, or leads on to an address that nobody registered, would serve a false site", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  const url = (changes: Readonly<Record<string, string | undefined>>) =>
    authorizationUrl(world, { code_challenge: pkce().challenge, ...changes });

  const inLog = (reference: string) =>
    world.logged.find(({ facts }) => (facts as { reference?: unknown } | null)?.reference === reference)?.facts;

  /** The page's text and the log's line under the reference that it shows. */
  const refusal = async (response: Response) => {
    expect(response.headers.get("location")).toBeNull();
    expect(response.status).toBeGreaterThanOrEqual(400);
    const html = await response.text();
    const reference = /data-reference>([^<]+)</.exec(html)?.[1] ?? "";
    return { html, line: inLog(reference) };
  };

  const asking = [
    ["an unknown site", "unknownSite", { client_id: "nobody" }, { error: "invalid_client", client: null }],
    [
      "an address that the site did not register",
      "wrongAddress",
      { redirect_uri: "https://evil.example/callback" },
      { error: "invalid_redirect_uri", client: "site-one" },
    ],
    ["a request without a site", "help", { client_id: undefined }, { error: "invalid_request", client: null }],
  ] as const;

  for (const [what, kind, changes, line] of asking)
    for (const locale of ["ar", "en"] as const)
      it(`${what} has words of its own and its exact cause in the log, and leads nowhere (${locale})`, async () => {
        const { html, line: logged } = await refusal(
          await new Visitor().visit(url({ ...changes, ui_locales: locale, login_hint: PERSONAL })),
        );
        expect(html).toContain(WORDS[locale].error[kind]);
        expect(html).not.toContain("evil.example");
        expect(logged).toEqual({ reference: expect.any(String), kind, detail: expect.any(String), ...line });
        expect(JSON.stringify(logged) + html).not.toContain(PERSONAL);
        expect(JSON.stringify(logged)).not.toContain("evil.example");
      });

  it("a browser that sends no cookies is told of cookies", async () => {
    const uid = uidOf(await new Visitor().visit(url({})));
    const { html, line } = await refusal(await new Visitor().visit(`${world.issuer}/oidc/auth/${uid}`));
    expect(html).toContain(WORDS.ar.error.noCookies);
    expect(line).toMatchObject({ kind: "noCookies", error: "invalid_request" });
  });

  it("a request whose cookies have run out has expired", async () => {
    const uid = uidOf(await new Visitor().visit(url({})));
    const visitor = new Visitor();
    visitor.take(["another=cookie; path=/"]);
    const { html } = await refusal(await visitor.visit(`${world.issuer}/oidc/auth/${uid}`));
    expect(html).toContain(WORDS.ar.error.expired);
  });

  it("going back to a request that was completed says that it has ended", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const { html } = await refusal(await visitor.visit(`${world.issuer}/oidc/auth/an-old-interaction`));
    expect(html).toContain(WORDS.ar.error.finished);
  });

  it("signing out to an address that the site did not register says that the person may still be signed in", async () => {
    const end = `${world.issuer}/oidc/session/end`;
    const asked = new URLSearchParams({ client_id: "site-one", post_logout_redirect_uri: "https://evil.example/" });
    const { html, line } = await refusal(await new Visitor().visit(`${end}?${asked}`));
    expect(html).toContain(WORDS.ar.error.signingOut);
    expect(html).not.toContain("evil.example");
    expect(line).toMatchObject({ kind: "signingOut" });
  });
});
