import { registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { type Answer, askedBy, httpVisitor, mainForm, type Visitor, visitorWith } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";

const BEGIN = "/en/account/mobile/begin";
const FORM = "/en/account/mobile";
const COOKIE = /account-mobile-change/;

/** As a browser comes that another site sent here. */
const SENT_BY_ANOTHER_SITE = {
  "accept-language": "en",
  "sec-fetch-site": "cross-site",
  referer: "https://evil.example/",
};

test("attack: a link to the beginning of a change begins nothing for a stranger, and ends none that is under way", async ({
  account,
  inbox,
}) => {
  const stranger = httpVisitor();
  expect(askedBy(mainForm(await stranger.get(BEGIN)))).toContain("password");
  expect(flowOf(stranger)).toBeUndefined();

  const owner = httpVisitor();
  await signInOverHttp({ visitor: owner, person: account, inbox });
  const form = await owner.get(FORM);
  expect(new URL(form.url).pathname).toBe(FORM);
  const mobile = account.spareMobile.local;
  const review = await owner.submit(mainForm(form), { mobile, email: "" });
  expect(new URL(review.url).pathname).toBe(`${FORM}/review`);

  const flow = flowOf(owner);
  const sent = await visitorWith(SENT_BY_ANOTHER_SITE, owner.jar).get(BEGIN);
  expect(flowOf(owner)).toEqual(flow);
  expect(typedIn(sent, "mobile")?.replace(/\D/g, "")).toBe(account.spareMobile.e164.slice(1));
  expect(await inbox.codesSentTo(account.spareMobile.e164)).toBe(0);
});

test("two tabs that begin a change at the same instant have one, and both go on", async ({ account, inbox }) => {
  const owner = httpVisitor();
  await signInOverHttp({ visitor: owner, person: account, inbox });
  const tabs = await Promise.all([owner.get(BEGIN), owner.get(BEGIN)]);
  const mobile = account.spareMobile.local;
  for (const tab of tabs) {
    const review = await owner.submit(mainForm(tab), { mobile, email: "" });
    expect(new URL(review.url).pathname).toBe(`${FORM}/review`);
  }
});

test("attack: a change that one session began opens nothing to another one of the same person, nor without any", async ({
  account,
  newPerson,
  inbox,
}) => {
  const owner = httpVisitor();
  await signInOverHttp({ visitor: owner, person: account, inbox });
  const review = await owner.submit(mainForm(await owner.get(BEGIN)), { mobile: account.spareMobile.local, email: "" });
  const flow = flowOf(owner);
  if (flow === undefined) throw new Error("nothing was begun");

  const other = await newPerson();
  await registerOverHttp({ visitor: httpVisitor(), person: other, inbox });
  const thieves = [httpVisitor(), httpVisitor(), httpVisitor()];
  const [elsewhere = owner, asAnother = owner] = thieves;
  await signInOverHttp({ visitor: elsewhere, person: account, inbox });
  await signInOverHttp({ visitor: asAnother, person: other, inbox });
  for (const thief of thieves) {
    thief.jar.put(flow);
    await thief.submit(mainForm(review), {});
    expect(new URL((await thief.get(`${FORM}/review`)).url).pathname).not.toBe(`${FORM}/review`);
  }
  expect(await inbox.codesSentTo(account.spareMobile.e164)).toBe(0);
});

const flowOf = ({ jar }: Visitor) => jar.all().find(({ name }) => COOKIE.test(name));

function typedIn(answer: Answer, control: string): string | undefined {
  return mainForm(answer).controls.find(({ name }) => name === control)?.value;
}
