import { cookieJar } from "../fixtures/cookie-jar.ts";
import {
  askToSignInOverHttp,
  openRegistrationOverHttp,
  registerOverHttp,
  signInOverHttp,
} from "../fixtures/http-road.ts";
import { httpVisitor, mainForm } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe.configure({ timeout: 120_000 });

test("a session cookie changed by one character opens nothing", async ({ person, inbox }) => {
  const visitor = httpVisitor();
  await registerOverHttp({ visitor, person, inbox });
  const inside = await signInOverHttp({ visitor, person, inbox });
  expect(inside.html).toContain("Self-services");
  const honest = visitor.jar.all();
  for (const kept of honest.filter(({ value }) => value.length > 20)) {
    for (const value of [changed(kept.value), `${kept.value}x`, "", kept.value.slice(0, -1)]) {
      const others = honest.filter((cookie) => cookie !== kept && !isPair(cookie.name, kept.name));
      const answer = await httpVisitor("en", cookieJar([...others, { ...kept, value }])).get("/en/account");
      expect(answer.status, kept.name).toBeLessThan(500);
    }
  }
  const sessionless = cookieJar(honest.map((kept) => ({ ...kept, value: changed(kept.value) })));
  const outside = await httpVisitor("en", sessionless).get("/en/account");
  expect(outside.html).not.toContain("Self-services");
  expect(outside.html).not.toContain(person.username);
});

test("a registration's cookie changed by one character leads to no registration", async ({ person }) => {
  const visitor = httpVisitor();
  const at = await openRegistrationOverHttp(visitor);
  const { nationalId, email } = person;
  await visitor.submit(mainForm(at), { nationalId, mobile: person.mobile.local, email });
  const tampered = cookieJar(visitor.jar.all().map((kept) => ({ ...kept, value: changed(kept.value) })));
  const answer = await httpVisitor("en", tampered).get(at.url);
  expect(answer.status).toBeLessThan(500);
  expect(answer.html).not.toContain(nationalId);
  expect(answer.html).not.toContain(email);
});

test("a sign-in's cookie changed by one character is no sign-in", async () => {
  const visitor = httpVisitor();
  const at = await askToSignInOverHttp(visitor);
  const tampered = cookieJar(visitor.jar.all().map((kept) => ({ ...kept, value: changed(kept.value) })));
  const answer = await httpVisitor("en", tampered).get(at.url);
  expect(answer.status).toBeLessThan(500);
  expect(answer.html).not.toContain("data-challenge");
});

test("session identifiers given by an attacker before sign-in are worth nothing after it", async ({
  person,
  inbox,
}) => {
  const victim = httpVisitor();
  await registerOverHttp({ visitor: victim, person, inbox });
  await askToSignInOverHttp(victim);
  const planted = cookieJar(victim.jar.all());
  await signInOverHttp({ visitor: victim, person, inbox });
  const answer = await httpVisitor("en", planted).get("/en/account");
  expect(answer.html).not.toContain("Self-services");
});

function changed(value: string): string {
  const at = Math.floor(value.length / 2);
  return `${value.slice(0, at)}${value[at] === "A" ? "B" : "A"}${value.slice(at + 1)}`;
}

/** oidc-provider keeps a signature in a cookie of its own beside each cookie. */
function isPair(one: string, other: string): boolean {
  return one === `${other}.sig` || other === `${one}.sig`;
}
