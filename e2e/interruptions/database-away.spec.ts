import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { field, follow, refusal } from "../fixtures/browsing.ts";
import { openRegistrationOverHttp, registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor, mainForm, type Visitor } from "../fixtures/http-visitor.ts";
import { openInbox } from "../fixtures/inbox.ts";
import { NAMES } from "../fixtures/names.ts";
import { createPerson, type TestPerson } from "../fixtures/person.ts";
import { world as place } from "../fixtures/world.ts";
import { test } from "./world-fixture.ts";

const RECOVERS_WITHIN_MS = 20_000;
const BROWSER = { accept: "text/html", "accept-language": "ar" };

test("while PostgreSQL is away people are asked to try again, and when it is back they go on, without a restart", async ({
  world,
  records,
}) => {
  const person = await createPerson();
  const visitor = httpVisitor();
  const inbox = openInbox(() => undefined);
  const logBefore = readFileSync(world.logFile, "utf8").length;
  let interrupted = false;
  const interruptAtReview = async ({ at }: { readonly at: { readonly url: string } }) => {
    if (interrupted || !at.url.endsWith("/review")) return;
    interrupted = true;
    await world.stopDatabase();
    await expectAskedToComeBack(visitor, at.url);
    await expectStillThere();
    await world.startDatabase();
    await expect.poll(() => statusOf("/readyz"), { timeout: RECOVERS_WITHIN_MS }).toBe(200);
  };
  const done = await registerOverHttp({ visitor, person, inbox }, interruptAtReview);
  expect(interrupted, "the database was stopped on the way").toBe(true);
  expect(new URL(done.url).pathname).toBe("/en/registration/done");
  expect((await records.of(person)).messages.map(({ message }) => message.content.template)).toEqual([
    "registration_code",
    "new_account_notice",
  ]);
  expectNothingPersonal(readFileSync(world.logFile, "utf8").slice(logBefore), person);
});

test("a form that is sent while PostgreSQL is away is answered, and can be sent once more", async ({ world }) => {
  const person = await createPerson();
  const visitor = httpVisitor();
  const form = mainForm(await openRegistrationOverHttp(visitor));
  const typed = { nationalId: person.nationalId, mobile: person.mobile.local, email: person.email };
  await world.stopDatabase();
  const refused = await visitor.submit(form, typed);
  expect(refused.status).toBe(503);
  await world.startDatabase();
  await expect.poll(() => statusOf("/readyz"), { timeout: RECOVERS_WITHIN_MS }).toBe(200);
  expect((await visitor.submit(form, typed)).url).toMatch(/\/registration\/details$/);
});

test("a form that scripts send while PostgreSQL is away keeps what was typed and says to try again", async ({
  world,
  page,
}) => {
  const person = await createPerson();
  const browser = { page };
  await page.goto(`${place.portal}/ar/registration/absher`);
  await follow(browser, NAMES.ar.newUser);
  await field(browser, NAMES.ar.nationalId).fill(person.nationalId);
  await field(browser, NAMES.ar.mobile).fill(person.mobile.local);
  await field(browser, NAMES.ar.email).fill(person.email);
  await world.stopDatabase();
  await follow(browser, NAMES.ar.next);
  await expect(refusal(browser)).toContainText("أعد المحاولة");
  await expect(field(browser, NAMES.ar.nationalId)).toHaveValue(person.nationalId);
  await expect(field(browser, NAMES.ar.email)).toHaveValue(person.email);
  await world.startDatabase();
  await expect.poll(() => statusOf("/readyz"), { timeout: RECOVERS_WITHIN_MS }).toBe(200);
  await follow(browser, NAMES.ar.next);
  await expect(field(browser, NAMES.ar.username)).toBeVisible();
});

/** Everything that needs the database: a page as the person sees it, the provider, readiness. */
async function expectAskedToComeBack({ jar }: Visitor, page: string): Promise<void> {
  for (const path of [page, "/ar/recovery/case/NF-2222-2222", authorizationRequest()]) {
    const url = new URL(path, place.portal).href;
    const answer = await fetch(url, { headers: { ...BROWSER, cookie: jar.header(url) }, redirect: "manual" });
    const html = await answer.text();
    expect(answer.status, path).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(html).toMatch(/<h1[^>]*>[^<]*[\u0600-\u06ff]/);
    expect(html).toContain("بعد لحظة");
  }
  expect(await statusOf("/readyz")).toBe(503);
}

/** What needs no database goes on. */
async function expectStillThere(): Promise<void> {
  for (const path of ["/healthz", "/ar", "/ar/terms", "/.well-known/openid-configuration"]) {
    expect(await statusOf(path), path).toBe(200);
  }
}

function authorizationRequest(): string {
  const query = new URLSearchParams({
    client_id: "nafidha-account",
    response_type: "code",
    scope: "openid",
    redirect_uri: `${place.portal}/api/auth/callback/nafidha`,
    code_challenge: "a".repeat(43),
    code_challenge_method: "S256",
  });
  return `/oidc/auth?${query}`;
}

async function statusOf(path: string): Promise<number> {
  const answer = await fetch(new URL(path, place.portal), { headers: BROWSER });
  await answer.body?.cancel();
  return answer.status;
}

function expectNothingPersonal(log: string, { nationalId, mobile, email, username, password }: TestPerson): void {
  for (const secret of [nationalId, mobile.local.slice(1), email, username, password])
    expect(log).not.toContain(secret);
  expect(log).not.toMatch(/unhandled/i);
}
