import {
  askToSignInOverHttp,
  changeByAbsherOverHttp,
  openAbsherRouteOverHttp,
  openRegistrationOverHttp,
  registerOverHttp,
  type Step,
  signInOverHttp,
} from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, type Visitor } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe.configure({ timeout: 120_000 });

test("a later step of the registration called by another browser, or before its turn, sends and creates nothing", async ({
  newPerson,
  inbox,
}) => {
  const person = await newPerson();
  const steps = await recorded((look) => registerOverHttp({ visitor: httpVisitor(), person, inbox }, look));
  const sent = await inbox.codesSentTo(person.mobile.e164);
  const strangers = [httpVisitor(), httpVisitor()];
  await openRegistrationOverHttp(strangers[1] ?? httpVisitor());
  for (const stranger of strangers) await expectEachRefused(stranger, steps.slice(1));
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(sent);
});

test("a sign-in's steps called by another browser open no session and send no code", async ({ person, inbox }) => {
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const steps = await recorded((look) => signInOverHttp({ visitor: httpVisitor(), person, inbox }, look));
  const sent = await inbox.codesSentTo(person.mobile.e164);
  const without = httpVisitor();
  const withOwn = httpVisitor();
  await askToSignInOverHttp(withOwn);
  for (const stranger of [without, withOwn]) {
    await expectEachRefused(stranger, steps);
    expect(isAccountArea(await stranger.get("/en/account"))).toBe(false);
  }
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(sent);
});

test("another browser that knows a sign-in's address sees nothing of it", async ({ person, inbox }) => {
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const steps = await recorded((look) => signInOverHttp({ visitor: httpVisitor(), person, inbox }, look));
  for (const { at } of steps) {
    const seen = await httpVisitor().get(at.url);
    expect(seen.status).toBeLessThan(500);
    expect(seen.html).not.toContain("data-challenge");
    expect(seen.html).not.toContain(person.mobile.local.slice(-3));
  }
});

test("a mobile change's later steps called by another browser change nothing", async ({ newPerson, inbox }) => {
  const person = await newPerson();
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const steps = await recorded((look) => changeByAbsherOverHttp({ visitor: httpVisitor(), person, inbox }, look));
  const sent = await inbox.codesSentTo(person.spareMobile.e164);
  const without = httpVisitor();
  const withOwn = httpVisitor();
  await openAbsherRouteOverHttp(withOwn);
  for (const stranger of [without, withOwn]) await expectEachRefused(stranger, steps.slice(1));
  expect(await inbox.codesSentTo(person.spareMobile.e164)).toBe(sent);
});

test("an empty body at any step is refused", async ({ newPerson, inbox }) => {
  const person = await newPerson();
  const visitor = httpVisitor();
  await registerOverHttp({ visitor, person, inbox }, async ({ at }) => expectEmptyRefused(visitor, at));
  const signingIn = httpVisitor();
  await signInOverHttp({ visitor: signingIn, person, inbox }, async ({ at }) => expectEmptyRefused(signingIn, at));
});

test("a step whose hidden fields were tampered with is refused", async ({ newPerson, inbox }) => {
  const person = await newPerson();
  const visitor = httpVisitor();
  const hostile = ["", "x", "{", '{"id":"00","bound":null}', "$@1", '["$K1"]', "__proto__", "[".repeat(5000)];
  await registerOverHttp({ visitor, person, inbox }, async ({ form, at }) => {
    for (const { name } of form.controls.filter(({ type }) => type === "hidden")) {
      for (const text of [...hostile, null]) {
        const answer = await visitor.submit(form, { [name]: text });
        expect(answer.status, `${name} = ${text?.slice(0, 30)} at ${at.url}`).toBeLessThan(500);
      }
    }
  });
});

test("a step sent twice takes effect once", async ({ newPerson, inbox }) => {
  const person = await newPerson();
  const visitor = httpVisitor();
  const steps = await recorded((look) => registerOverHttp({ visitor, person, inbox }, look));
  const last = steps.at(-1);
  if (last === undefined) throw new Error("no step was recorded");
  const again = await visitor.submit(last.form, last.honest);
  expect(again.status).toBeLessThan(500);
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(1);
});

async function recorded(walk: (look: (step: Step) => Promise<void>) => Promise<unknown>): Promise<readonly Step[]> {
  const steps: Step[] = [];
  await walk(async (step) => void steps.push(step));
  return steps;
}

async function expectEachRefused(stranger: Visitor, steps: readonly Step[]): Promise<void> {
  for (const { form, honest, at } of steps) {
    const answer = await stranger.submit(form, honest);
    expect(answer.status, at.url).toBeLessThan(500);
    expect(answer.html, at.url).not.toContain("data-case-state");
    expect(isAccountArea(answer)).toBe(false);
  }
}

async function expectEmptyRefused(visitor: Visitor, at: Answer): Promise<void> {
  for (const type of [null, "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"]) {
    const answer = await visitor.post(at.url, Buffer.alloc(0), type);
    expect(answer.status, `${type} at ${at.url}`).toBeLessThan(500);
  }
}

function isAccountArea({ url, html }: Answer): boolean {
  return new URL(url).pathname.startsWith("/en/account") && html.includes("Self-services");
}
