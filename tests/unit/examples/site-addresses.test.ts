import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { absher } from "../../../examples/government-sites/app/absher/site.ts";
import { authOptions } from "../../../examples/government-sites/lib/auth.ts";
import { cookiesOf } from "../../../examples/government-sites/lib/cookies.ts";
import { entrance } from "../../../examples/government-sites/lib/entrance.ts";
import { nearestSite } from "../../../examples/government-sites/lib/nearest-site.ts";
import { SITES } from "../../../examples/government-sites/lib/sites.ts";
import { proxy } from "../../../examples/government-sites/proxy.ts";

const EXAMPLES = "http://localhost:3001";

const get = (path: string, headers: Record<string, string> = {}) => new NextRequest(`${EXAMPLES}${path}`, { headers });
/** What Next hands on to the page or route in the place of the visitor's own header. */
const passedOn = (response: Response, header: string) => response.headers.get(`x-middleware-request-${header}`);

describe("sites that share a host and a process", () => {
  beforeAll(() => {
    vi.stubEnv("EXAMPLES_URL", EXAMPLES);
    vi.stubEnv("ISSUER_URL", "http://localhost:3000");
    vi.stubEnv("ABSHER_CLIENT_SECRET", "a client secret");
    vi.stubEnv("ABSHER_COOKIE_SECRET", "a cookie secret");
  });
  afterAll(() => vi.unstubAllEnvs());

  it("tell next-auth their own address, whatever the visitor's headers say", () => {
    const forged = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const response = proxy(get("/absher/api/auth/signin/nafidha", forged));
    expect(passedOn(response, "x-forwarded-host")).toBe("localhost:3001/absher/api/auth");
    expect(passedOn(response, "x-forwarded-proto")).toBe("http");
  });

  it("give each visitor a CSRF cookie of the site's own, and take no forged one for it", () => {
    const { name } = cookiesOf(absher).csrfToken;
    const given = proxy(get("/absher/ar")).cookies.get(name);
    expect(given).toMatchObject({ path: "/absher", httpOnly: true, sameSite: "lax" });
    const again = proxy(get("/absher/ar", { cookie: `${name}=${given?.value}` }));
    expect(again.cookies.get(name)).toBeUndefined();
    const forged = proxy(get("/absher/ar", { cookie: `${name}=token|0123456789` }));
    expect(forged.cookies.get(name)?.value).toMatch(/^[0-9a-f]{64}\|[0-9a-f]{64}$/);
  });

  it("share no cookie name, also not with a copy on another port", () => {
    const namesOnPort = (port: number) => {
      vi.stubEnv("EXAMPLES_URL", `http://localhost:${port}`);
      return SITES.flatMap((site) => Object.values(cookiesOf(site)).map(({ name }) => name));
    };
    const names = [...namesOnPort(4001), ...namesOnPort(3001)];
    expect(new Set(names).size).toBe(36);
  });

  it("mark their cookies Secure, by attribute and by name, on https", () => {
    vi.stubEnv("EXAMPLES_URL", "https://absher.example");
    expect(cookiesOf(absher).sessionToken).toMatchObject({
      name: "__Secure-absher.session",
      options: { secure: true, path: "/absher" },
    });
    vi.stubEnv("EXAMPLES_URL", EXAMPLES);
  });

  it.each([
    ["/absher/en", "/absher/en"],
    [`${EXAMPLES}/absher/ar`, "/absher/ar"],
    ["/tawakkalna/ar", "/absher"],
    ["https://evil.example/absher/ar", "/absher"],
    ["//evil.example", "/absher"],
    ["/absher-but-not-it", "/absher"],
    ["/absher/../tawakkalna", "/absher"],
    ["javascript:alert(1)", "/absher"],
  ])("lead after a sign-in from %s to %s: nowhere but to the site's own pages", async (url, expected) => {
    expect(await authOptions(absher).callbacks?.redirect?.({ url, baseUrl: EXAMPLES })).toBe(`${EXAMPLES}${expected}`);
  });

  const led = (path: string, headers: Record<string, string> = {}) =>
    entrance(absher)(get(path, headers)).headers.get("location");

  it("lead from the bare address to the page in the asked language, else the browser's, else Arabic", () => {
    expect(led("/absher?ui_locales=ar", { "accept-language": "en-GB" })).toBe("/absher/ar");
    expect(led("/absher", { "accept-language": "en-GB" })).toBe("/absher/en");
    expect(led("/absher", { "accept-language": "fr" })).toBe("/absher/ar");
    expect(led("/absher?ui_locales=//evil.example")).toBe("/absher/ar");
  });

  it("say that a sign-in was not completed in the language in which it was begun", () => {
    const { name } = cookiesOf(absher).callbackUrl;
    const begun = { cookie: `${name}=${encodeURIComponent(`${EXAMPLES}/absher/en`)}`, "accept-language": "ar" };
    expect(led("/absher?error=OAuthCallback", begun)).toBe("/absher/en?stopped=1");
  });

  it.each([
    ["/", "/citizen-account"],
    ["/tawakkalna/ar/no-such-page", "/tawakkalna"],
    ["/nothing/here", "/citizen-account"],
  ])("lead from %s, which is no page, to %s", (path, expected) => {
    expect(nearestSite(get(path)).headers.get("location")).toBe(expected);
  });
});
