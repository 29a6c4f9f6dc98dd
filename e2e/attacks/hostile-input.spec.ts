import { HOSTILE_TEXTS } from "../fixtures/hostile-texts.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { type AtStep, changeByAbsherOverHttp, registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { type Answer, askedBy, httpVisitor, type Typed, type Visitor } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe.configure({ timeout: 120_000 });

test("hostile text in any field of the registration is refused at its field, and the registration then goes on", async ({
  person,
  inbox,
}) => {
  const visitor = httpVisitor();
  const done = await registerOverHttp({ visitor, person, inbox }, everyFieldHostile(visitor));
  expect(done.status).toBe(200);
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(1);
});

test("hostile text in any field of the sign-in is refused, and the sign-in then goes on", async ({ person, inbox }) => {
  const visitor = httpVisitor();
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const done = await signInOverHttp({ visitor, person, inbox }, everyFieldHostile(visitor));
  expect(new URL(done.url).pathname).toBe("/en/account");
});

test("hostile text in any field of the Absher route is refused, and the change is made once", async ({
  person,
  inbox,
}) => {
  const visitor = httpVisitor();
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const done = await changeByAbsherOverHttp({ visitor, person, inbox }, everyFieldHostile(visitor));
  expect(done.html).toContain('data-case-state="completed"');
});

test("hostile text in the hold code freezes nobody", async () => {
  const visitor = httpVisitor();
  const at = await visitor.get("/en/freeze");
  for (const form of at.forms.filter((each) => askedBy(each).length > 0)) {
    for (const name of askedBy(form)) {
      for (const [threat, text] of Object.entries(HOSTILE_TEXTS)) {
        const answer = await visitor.submit(form, { code: "ABCDEFGH", [name]: text });
        expectRefusal(answer, `${name}: ${threat}`, { at, name });
      }
    }
  }
});

test("hostile query strings and paths are answered with pages, never with 5xx", async () => {
  const visitor = httpVisitor();
  const hostile = ["%00", "%ff%fe", "..%2f..%2fetc", "%3Cscript%3E", "'%20OR%201=1", "%E2%80%AE", "a".repeat(4000)];
  for (const text of hostile) {
    for (const path of [
      `/en/${text}`,
      `/sign-in/${text}`,
      `/en/recovery/case/${text}`,
      `/api/picture-codes/${text}`,
      `/api/picture-codes/${text}/audio/${text}`,
    ]) {
      const answer = await visitor.get(path);
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.html).not.toContain("<script>alert");
    }
    const answer = await visitor.get(`/oidc/auth?client_id=${text}&scope=${text}&state=${text}`);
    expect(answer.status, text).toBeLessThan(500);
  }
});

/** At each step, puts each hostile text into each field, alone, the others being honest. */
function everyFieldHostile(visitor: Visitor): AtStep {
  return async ({ at, form, honest }) => {
    for (const name of askedBy(form)) {
      for (const [threat, text] of Object.entries(HOSTILE_TEXTS)) {
        const typed: Typed = { ...honest, [name]: text };
        const answer = await visitor.submit(form, typed);
        if (isOptional(at, name) && answer.status === 200 && threat === "empty") continue;
        expectRefusal(answer, `${name}: ${threat}`, { at, name });
      }
    }
  };
}

function isOptional(at: Answer, name: string): boolean {
  const tag = [...at.html.matchAll(/<(?:input|select)\b[^>]*>/g)].find(([text]) =>
    text.includes(`name="${name}"`),
  )?.[0];
  return tag !== undefined && !/\srequired(?=[\s=/>])/.test(tag);
}

type Place = { readonly at: Answer; readonly name: string };

/** 4xx, or the same step again with the field's own refusal. Whatever text could be someone's password is refused with the form. */
function expectRefusal(answer: Answer, what: string, { at, name }: Place): void {
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.html, what).not.toContain("<script>alert");
  if (answer.status >= 400) return;
  expect(answer.html, what).toContain('role="alert"');
  expect(new URL(answer.url).pathname, what).toBe(new URL(at.url).pathname);
  if (at.html.includes('autoComplete="current-password"') && name === "password" && !what.endsWith("empty")) return;
  const told = new RegExp(`id="(?:[a-z-]+-)?${name}-error"`);
  expect(told.test(answer.html), `${what} is refused at its field:\n${textOf(answer.html).slice(0, 600)}`).toBe(true);
}
