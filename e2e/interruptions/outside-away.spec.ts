import { expect } from "@playwright/test";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { type HtmlForm, textOf } from "../fixtures/html-forms.ts";
import {
  changeByAbsherOverHttp,
  openRegistrationOverHttp,
  type Road,
  registerOverHttp,
  type Step,
  signInOverHttp,
} from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { messagesTo, openInbox } from "../fixtures/inbox.ts";
import { openNationalFileOverHttp } from "../fixtures/national-file.ts";
import { createPerson, type TestPerson } from "../fixtures/person.ts";
import { world as place } from "../fixtures/world.ts";
import { until } from "./killed-errand.ts";
import { test } from "./world-fixture.ts";

/** Nobody waits longer for a page, whatever the registries do. */
const PAGE_WITHIN_MS = 6_000;
const DELIVERED_WITHIN_MS = 20_000;

const SERVICES = ["civil-registry", "mobile-ownership", "sms", "email", "absher"] as const;

type Fault = {
  readonly service: (typeof SERVICES)[number];
  readonly mode: "ok" | "down" | "slow" | "flaky";
  readonly latencyMs?: number;
};

test.afterEach(async () => {
  for (const service of SERVICES) {
    await setFault({ service, mode: "ok" });
  }
});

const newRoad = async (): Promise<Road> => ({
  visitor: httpVisitor(),
  person: await createPerson(),
  inbox: openInbox(() => undefined),
});

for (const fault of [
  { service: "civil-registry", mode: "down" },
  { service: "mobile-ownership", mode: "slow", latencyMs: 60_000 },
] as const) {
  test(`a ${fault.service.replace("-", " ")} that is ${fault.mode} at the activation costs a moment: the number stays proved and no code is sent again`, async ({
    world,
    records,
  }) => {
    const road = await newRoad();
    let askedAt = 0;
    const silent = await registerOverHttp(road, async (step) => {
      await before("code", fault)(step);
      askedAt = Date.now();
    });
    expect(Date.now() - askedAt).toBeLessThan(PAGE_WITHIN_MS);
    expectKept(silent);
    const { visitor, person } = road;
    expect((await records.of(person)).account).toBeNull();
    await setFault({ ...fault, mode: "ok" });
    const done = await visitor.submit(mainForm(silent), {});
    expect(new URL(done.url).pathname).toBe("/en/registration/done");
    expect((await messagesTo(person.mobile.e164)).length).toBe(1);
    expect(world.portal.isAlive()).toBe(true);
  });
}

test("operators that are down when the new number's code is typed cost a moment: the change goes on from there", async ({
  records,
}) => {
  const road = await newRoad();
  await registerOverHttp(road);
  const silent = await changeByAbsherOverHttp(road, before("code", { service: "mobile-ownership", mode: "down" }));
  expect(new URL(silent.url).pathname).toBe("/en/recovery/mobile/check");
  expect((await records.of(road.person)).cases).toEqual([]);
  await setFault({ service: "mobile-ownership", mode: "ok" });
  const done = await road.visitor.submit(mainForm(silent), {});
  expect(new URL(done.url).pathname).toBe("/en/recovery/mobile/done");
  expect((await records.of(road.person)).cases).toHaveLength(1);
});

test("an Absher that is down sends nobody anywhere and says so; once it is back, the same button leads on", async () => {
  const { visitor, person } = await newRoad();
  const start = await visitor.get("/en/national-file");
  for (const fault of [{ mode: "down" }, { mode: "slow", latencyMs: 60_000 }] as const) {
    await setFault({ service: "absher", ...fault });
    const begun = Date.now();
    const silent = await visitor.submit(mainForm(start), {});
    expect(Date.now() - begun).toBeLessThan(PAGE_WITHIN_MS);
    expect(silent).toMatchObject({ status: 200, url: start.url });
    expect(textOf(silent.html)).toContain(refusalWords("en", { code: "absher_unavailable" }));
  }
  await setFault({ service: "absher", mode: "ok" });
  expect((await openNationalFileOverHttp(visitor, person)).url).toContain("/en/national-file/details");
});

test("while the SMS gateway is down a code is waited for, not joined by others, and comes when it is back", async ({
  records,
}) => {
  const { code, ...road } = await atCodePageWithoutGateway();
  const { visitor, person } = road;
  await advanceClock(61);
  for (let asked = 0; asked < 3; asked += 1) {
    const answer = await visitor.submit(resendForm(code), {});
    expect(textOf(answer.html)).toContain(refusalWords("en", { code: "code_on_its_way" }));
  }
  expect((await records.of(person)).codesCounted).toBe(1);
  await setFault({ service: "sms", mode: "ok" });
  await expectActivatedByOneMessage(road, code);
});

test("a code that could not be handed over in its five minutes does not count against its number, and is never sent", async ({
  records,
}) => {
  const { code, ...road } = await atCodePageWithoutGateway();
  const { visitor, person } = road;
  await advanceClock(5 * 60 + 1);
  const counted = async () => (await records.of(person)).codesCounted;
  expect(await until(counted, (count) => count === 0, DELIVERED_WITHIN_MS)).toBe(0);
  await setFault({ service: "sms", mode: "ok" });
  await visitor.submit(resendForm(code), {});
  await expectActivatedByOneMessage(road, code);
});

test("a slow SMS gateway holds up no page, and delivers each message once", async ({ records }) => {
  const road = await newRoad();
  await setFault({ service: "sms", mode: "slow", latencyMs: 3_000 });
  const begun = Date.now();
  const code = await walkToCodePage(road);
  expect(Date.now() - begun).toBeLessThan(PAGE_WITHIN_MS);
  await setFault({ service: "sms", mode: "ok" });
  await expectActivatedByOneMessage(road, code);
  expect((await records.of(road.person)).codesCounted).toBe(1);
});

test("operators and an e-mail gateway that are down hold up no sign-in and no change, and the notice comes when it can", async () => {
  const road = await newRoad();
  const { person } = road;
  await registerOverHttp(road);
  // The number on file is asked about again after a day.
  await advanceClock(25 * 60 * 60);
  await setFault({ service: "mobile-ownership", mode: "down" });
  const account = await signInOverHttp({ ...road, visitor: httpVisitor() });
  expect(new URL(account.url).pathname).toBe("/en/account");
  await setFault({ service: "mobile-ownership", mode: "ok" });
  await setFault({ service: "email", mode: "down" });
  const done = await changeByAbsherOverHttp({ ...road, visitor: httpVisitor() });
  expect(new URL(done.url).pathname).toBe("/en/recovery/mobile/done");
  await setFault({ service: "email", mode: "ok" });
  const notices = async () => (await messagesTo(person.email)).length;
  expect(await until(notices, (count) => count > 0, DELIVERED_WITHIN_MS)).toBe(1);
});

/** Sets a fault just before the form with the control is answered. */
function before(control: string, fault: Fault): (step: Step) => Promise<void> {
  return async ({ form }) => {
    if (form.controls.some(({ name }) => name === control)) await setFault(fault);
  };
}

function expectKept(silent: Answer): void {
  expect(new URL(silent.url).pathname).toBe("/en/registration/finish");
  expect(textOf(silent.html)).toContain(registrationWords("en").finish.waiting);
}

/** Somebody at the page that asks for the activation code, while the SMS gateway is down. */
async function atCodePageWithoutGateway(): Promise<Road & { readonly code: Answer }> {
  const road = await newRoad();
  await setFault({ service: "sms", mode: "down" });
  return { ...road, code: await walkToCodePage(road) };
}

/** Types the code that comes: the account is active, and the number was sent one message in all. */
async function expectActivatedByOneMessage({ visitor, person, inbox }: Road, code: Answer): Promise<void> {
  const done = await visitor.submit(mainForm(code), { code: await inbox.waitForCode(person.mobile.e164) });
  expect(new URL(done.url).pathname).toBe("/en/registration/done");
  expect((await messagesTo(person.mobile.e164)).length).toBe(1);
}

/** Everything up to the page that asks for the activation code. */
async function walkToCodePage({ visitor, person }: Road): Promise<Answer> {
  const { nationalId, email } = person;
  const identity = await openRegistrationOverHttp(visitor);
  const details = await visitor.submit(mainForm(identity), { nationalId, mobile: person.mobile.local, email });
  const review = await visitor.submit(mainForm(details), await typedDetails(person, details));
  return visitor.submit(mainForm(review), {});
}

async function typedDetails({ username, password }: TestPerson, details: Answer) {
  const picture = await pictureOn(details);
  return { username, password, passwordConfirmation: password, language: "ar", agreement: "on", picture };
}

function resendForm({ forms, url }: Answer): HtmlForm {
  const form = forms.find(({ id }) => id === "resend");
  if (form === undefined) throw new Error(`no form to ask for another code at ${url}`);
  return form;
}

async function setFault(fault: Fault): Promise<void> {
  const answer = await fetch(`${place.simulators}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!answer.ok) throw new Error(`the fault was not accepted: ${await answer.text()}`);
}
