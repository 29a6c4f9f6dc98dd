import { resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { checkAccessibility } from "../fixtures/accessibility.ts";
import { type ProductionPortal, startProductionPortal, type WireAnswer } from "../fixtures/production-portal.ts";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let portal: ProductionPortal;

test.beforeAll(async () => {
  portal = await startProductionPortal(resolve(".test", `production-${process.pid}`));
});
test.afterAll(() => portal?.close());

/** A browser that was signed in: its page has to be read from the database. */
const SIGNED_IN = { cookie: `__Host-nafidha-account-session=${"a".repeat(43)}` };

test("on https every cookie is bound to its host, or to its path, and out of reach of scripts", async () => {
  const site = "client_id=nafidha-account&response_type=code&scope=openid&code_challenge_method=S256";
  const back = encodeURIComponent(`https://${portal.host}/api/auth/callback/nafidha`);
  const set = [
    ...cookiesOf(await portal.get("/ar?language=en")),
    ...cookiesOf(await portal.get("/api/account/sign-in?locale=ar")),
    ...cookiesOf(
      await portal.get(`/oidc/auth?${site}&ui_locales=ar&redirect_uri=${back}&code_challenge=${"a".repeat(43)}`),
    ),
    ...cookiesOf(await portal.get("/oidc/session/end")),
  ];
  expect(set.length).toBeGreaterThan(8);
  for (const cookie of set) {
    expect(cookie).toMatch(/; ?secure/i);
    expect(cookie).toMatch(/; ?httponly/i);
    expect(cookie).toMatch(/; ?samesite=lax/i);
    expect(cookie).not.toMatch(/; ?domain=/i);
    if (!/; ?path=\/(;|$)/i.test(cookie)) expect(cookie).toMatch(/^__Secure-nafidha-[^;]*; ?path=\/(sign-in|oidc)\//i);
    else expect(cookie).toMatch(/^__Host-nafidha-/);
  }
});

test("on https every kind of answer is for https only, unframed and kept by nobody, and pages run scripts by nonce alone", async () => {
  for (const path of [
    "/",
    "/ar",
    "/ar/registration",
    "/ar/account",
    "/ar/nothing",
    "/oidc/auth",
    "/nothing.svg",
    "/healthz",
  ]) {
    const { headers } = await portal.get(path);
    expect(headers["strict-transport-security"], path).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
    expect(headers["content-security-policy"], path).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers["content-security-policy"], path).not.toContain("unsafe");
    expect(headers["cache-control"], path).toBe("no-store");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
  }
  for (const path of ["/ar", "/en/registration", "/ar/nothing", "/oidc/session/end"])
    expectNonces(await portal.get(path), path);
});

test("a sign-in's callback that this browser did not begin is refused in words, not by a blank page", async () => {
  for (const query of ["", "?code=x&state=y", "?error=access_denied&state=y"]) {
    const refused = await portal.get(`/api/auth/callback/nafidha${query}`);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain("وصلنا طلب غير مكتمل");
    expect(refused.headers["set-cookie"] ?? []).toEqual([]);
  }
});

test("a page that throws is a whole page without scripts, and works again as soon as its cause is gone", async ({
  page,
}) => {
  const before = portal.logged().length;
  await portal.database.run("ALTER TABLE account_session RENAME TO mislaid");
  const broken = await portal.get("/ar/account", { ...SIGNED_IN, "accept-encoding": "gzip" });
  expectWhole(broken, { status: 500, since: before });
  await look(page, broken, "تعذّر فتح هذه الصفحة");
  await portal.database.run("ALTER TABLE mislaid RENAME TO account_session");
  expect((await portal.get("/ar/account", SIGNED_IN)).status).toBe(307);
});

test("while the database is away people read a whole page that asks them to come back", async ({ page }) => {
  const before = portal.logged().length;
  portal.database.cutOff();
  for (const path of ["/ar/account", "/en/recovery/case/NF-2222-2222"]) {
    const away = await portal.get(path, { ...SIGNED_IN, "accept-encoding": "gzip" });
    expectWhole(away, { status: 503, since: before });
    await look(page, away, "الخدمة غير متاحة الآن");
  }
  expect((await portal.get("/readyz")).status).toBe(503);
  portal.database.restore();
  await expect.poll(async () => (await portal.get("/ar/account", SIGNED_IN)).status).toBe(307);
});

/** Nothing of the cause is on the page nor, in its own words, in the log; but the page's reference is. */
function expectWhole(
  { status, headers, body }: WireAnswer,
  expected: { readonly status: number; readonly since: number },
): void {
  expect(status).toBe(expected.status);
  expect(headers["cache-control"]).toBe("no-store");
  expect(body).not.toMatch(/node_modules|Prisma|Error:|<script/);
  const reference = /data-reference>([a-z]{12})</.exec(body)?.[1] ?? "none";
  const logged = portal.logged().slice(expected.since);
  expect(logged).toContain(`"requestId":"${reference}"`);
  expect(logged).not.toMatch(/⨯|Invalid `|invocation|mislaid/);
}

function cookiesOf(answer: WireAnswer): readonly string[] {
  return answer.headers["set-cookie"] ?? [];
}

/** Every script and style of a page carries the nonce of its own policy. */
function expectNonces({ headers, body }: WireAnswer, path: string): void {
  const nonce = /style-src[^;]*'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
  const inline = [...body.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
  expect(inline.length, path).toBeGreaterThan(0);
  for (const tag of inline) expect(tag, path).toContain(`nonce="${nonce}"`);
  expect(body, path).not.toMatch(/<[^>]+\sstyle="/);
  expect(body, path).not.toMatch(/<[^>]+\son[a-z]+="/);
}

/** Shows an answer in a browser exactly as it came, policy included. */
async function look(page: Page, { headers, body, status }: WireAnswer, heading: string): Promise<void> {
  const policy = String(headers["content-security-policy"]);
  await page.route("http://whole.example/**", (route) =>
    route.fulfill({ status, body, contentType: "text/html", headers: { "content-security-policy": policy } }),
  );
  await page.goto("http://whole.example/ar");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("link", { name: /Try again/ })).toBeVisible();
  await checkAccessibility(page);
}
