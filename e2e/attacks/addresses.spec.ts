import { request as httpRequest } from "node:http";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";
import { portalPort, world } from "../fixtures/world.ts";

const EVIL = "evil.example";

test("an open redirect: no address of the portal leads to another origin", async () => {
  const hostile = [
    `//${EVIL}`,
    `//${EVIL}/?language=en`,
    `/%2f${EVIL}?language=en`,
    `/\\${EVIL}?language=en`,
    `/%5c${EVIL}?language=en`,
    `/ar//${EVIL}?language=en`,
    `/ar/..//${EVIL}?language=en`,
    `/api/auth/signin/nafidha?callbackUrl=https://${EVIL}`,
    `/api/auth/callback/nafidha?callbackUrl=https://${EVIL}`,
    `/api/auth/signout?callbackUrl=https://${EVIL}`,
    `/api/account/sign-in?returnTo=https://${EVIL}`,
    `/api/account/sign-in?returnTo=//${EVIL}`,
    `/oidc/auth?client_id=citizen-account&response_type=code&scope=openid&redirect_uri=https://${EVIL}/`,
    `/oidc/session/end?post_logout_redirect_uri=https://${EVIL}/`,
  ];
  for (const path of hostile) {
    const { status, location } = await raw({ path, headers: {} });
    expect(status, path).toBeLessThan(500);
    if (location !== null) expect(new URL(location, world.portal).host, path).not.toContain(EVIL);
    if (location !== null) expect(location, path).not.toMatch(/^[/\\]{2}/);
  }
});

test("a poisoned forwarding header moves no example site", async ({ request }) => {
  const headers = { "x-forwarded-host": `${EVIL}/api/auth`, "x-forwarded-proto": "https" };
  for (const site of [world.citizenAccount, world.absher, world.tawakkalna]) {
    const answer = await request.get(`${site}/api/auth/providers`, { headers });
    expect(await answer.json()).toMatchObject({ nafidha: { callbackUrl: `${site}/api/auth/callback/nafidha` } });
    expect(await answer.text()).not.toContain(EVIL);
  }
});

test("a poisoned Host header reaches no address and no page", async () => {
  for (const headers of [
    { host: EVIL },
    { host: `${EVIL}:${portalPort}` },
    { "x-forwarded-host": EVIL, "x-forwarded-proto": "https" },
    { forwarded: `host=${EVIL};proto=https` },
    { "x-forwarded-host": EVIL, "x-forwarded-port": "1234" },
  ]) {
    for (const path of [
      "/",
      "/ar",
      "/en/account",
      "/.well-known/openid-configuration",
      "/oidc/auth",
      "/ar/registration",
    ]) {
      const answer = await raw({ path, headers });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
      expect(`${answer.location} ${answer.body}`, `${path} ${JSON.stringify(headers)}`).not.toContain(EVIL);
    }
  }
});

test("a server action sent from another origin is refused", async () => {
  const visitor = httpVisitor();
  const page = await visitor.get("/en/registration");
  for (const origin of [`https://${EVIL}`, "null"]) {
    const answer = await fetch(page.url, {
      method: "POST",
      headers: { origin, cookie: visitor.jar.header(page.url), "content-type": "multipart/form-data; boundary=x" },
      body: '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--x--\r\n',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
});

test("every page forbids framing, sniffing and foreign scripts", async () => {
  for (const path of ["/ar", "/en/registration", "/ar/freeze", "/oidc/auth?client_id=nobody"]) {
    const answer = await fetch(`${world.portal}${path}`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain("script-src 'unsafe-inline'");
    expect(answer.headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(answer.headers.get("x-powered-by"), path).toBeNull();
  }
});

type Raw = { readonly status: number; readonly location: string | null; readonly body: string };

/** A request exactly as written: no client puts its address or its Host right. */
function raw({ path, headers }: { readonly path: string; readonly headers: Record<string, string> }): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "localhost", port: portalPort, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end();
  });
}
