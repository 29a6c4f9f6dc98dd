import { signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { unknownPerson } from "../fixtures/person.ts";
import { expect, test } from "../fixtures/test.ts";
import { portalPort, world } from "../fixtures/world.ts";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const PAGES = ["", "/approvals", `/person/${UNKNOWN}`, "/person/1", "/enrol/passkey"];
const OFFICER = `nafidha-staff-session-${portalPort}`;

/** What only an officer sees. */
const INSIDE = /Find a person|Issue a code|New officers/;

async function ask(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${world.portal}${path}`, { headers, redirect: "manual" });
  expect(answer.status, path).toBeLessThan(500);
  expect(answer.headers.get("cache-control"), path).toContain("no-store");
  return answer.text();
}

test("attack: no page of the service desk shows itself to a stranger, or to who is signed in to the account area", async ({
  account,
  inbox,
}) => {
  const visitor = httpVisitor();
  await signInOverHttp({ visitor, person: account, inbox });
  const own = visitor.jar.header(world.portal);
  const session = /nafidha-account-session-\d+=([^;]+)/.exec(own)?.[1] ?? "none";
  expect(session).not.toBe("none");
  for (const path of PAGES) {
    for (const cookie of ["", own, `${OFFICER}=${session}`, `${OFFICER}=x`]) {
      expect(await ask(`/en/staff${path}`, { cookie })).not.toMatch(INSIDE);
      expect(await ask(`/en/staff${path}`, { cookie, rsc: "1" })).not.toMatch(INSIDE);
    }
  }
});

test("attack: another site cannot make a browser post a form of the service desk or of its code", async () => {
  const visitor = httpVisitor("en");
  for (const path of ["/en/staff", "/en/staff/enrol", "/en/freeze/service-desk"]) {
    const form = mainForm(await visitor.get(path));
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form.controls.map(({ name, value }) => [name, value])),
    });
    expect(answer.status, path).toBe(403);
  }
});

test("attack: whoever types nonsense into the service desk's forms is told so, and learns nothing", async ({
  account,
}) => {
  const visitor = httpVisitor("en");
  const signIn = await visitor.get("/en/staff");
  expect(signIn.html).toContain("noindex");
  const unreadable = await visitor.submit(mainForm(signIn), { answer: "{}" });
  expect(unreadable.html).toContain("Your passkey did not reach us whole");
  const enrol = await visitor.get("/en/staff/enrol");
  const over = await visitor.submit(mainForm(enrol), { token: "AAAAAAAAAAAAAAAAAAAAAA" });
  expect(over.html).toContain("This address does not work");
  const refusals = new Set<string>();
  for (const { nationalId } of [account, unknownPerson()]) {
    const page = await visitor.get("/en/freeze/service-desk");
    const typed = { nationalId, code: "abcd-efgh", picture: await pictureOn(page) };
    const refused = await visitor.submit(mainForm(page), typed);
    refusals.add(/This code was not accepted[^<&]*/.exec(refused.html)?.[0] ?? "something else");
  }
  expect([...refusals]).toEqual(["This code was not accepted. Check its letters, or ask the officer for a new one."]);
});
