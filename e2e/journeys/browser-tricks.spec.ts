import { arriveAt, type Browsing, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { persianDigits } from "../fixtures/digits.ts";
import { changeByAbsherOverHttp, registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { holdByCode, openAbsherRoute } from "../fixtures/mobile-change.ts";
import { NAMES } from "../fixtures/names.ts";
import { solvePicture } from "../fixtures/picture.ts";
import {
  activate,
  confirmAnswers,
  fillDetails,
  giveDetails,
  giveIdentity,
  openRegistration,
  reviewSign,
} from "../fixtures/registration.ts";
import { askToSignIn, consent, expectData, giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

test.use({ inspection: "none" });

test("two registrations begun in two tabs are one: what was sent last stands at the review, and one account comes of it", async ({
  citizen,
  newPerson,
}) => {
  const [first, second] = [await newPerson(), await newPerson()];
  const other = await anotherTab(citizen);
  await openRegistration(citizen);
  await openRegistration(other);
  await giveIdentity(citizen, first);
  await giveIdentity(other, second);
  await giveDetails(other, second);
  await citizen.page.reload();
  await arriveAt(citizen, field(citizen, citizen.names.username));
  await expect(field(citizen, citizen.names.username)).toHaveValue(second.username);
  await confirmAnswers(other);
  await activate(other, await other.inbox.waitForCode(second.mobile.e164));
  await fillDetails(citizen, first);
  await follow(citizen, citizen.names.next);
  await arriveAt(citizen, way(citizen, citizen.names.myAccount));
  expect(await citizen.inbox.codesSentTo(first.mobile.e164)).toBe(0);
});

test("sign-ins from two sites at once do not disturb each other, whichever is finished first", async ({
  citizen,
  account,
}) => {
  const other = await anotherTab(citizen);
  await askToSignIn(citizen);
  await askToSignIn(other, world.absher);
  await giveCredentials(citizen, account);
  const firstCode = await citizen.inbox.waitForCode(account.mobile.e164);
  await giveCredentials(other, account);
  await giveSignInCode(other, account);
  await consent(other);
  await expectData(other, account, world.absher);
  await field(citizen, citizen.names.verificationCode).fill(firstCode);
  await follow(citizen, citizen.names.confirm);
  await consent(citizen);
  await expectData(citizen, account);
});

test("the address of a sign-in opens nothing a second time, nor in another browser, and Back does not bring it again", async ({
  citizen,
  account,
  anotherBrowser,
}) => {
  const { page } = citizen;
  const other = await anotherBrowser();
  await askToSignIn(citizen);
  await arriveAt(citizen, field(citizen, citizen.names.signInName));
  const address = page.url();
  await other.page.goto(address);
  await expect(other.page.getByRole("heading", { level: 1 })).toHaveText("انتهى طلب الدخول");
  await giveCredentials(citizen, account);
  await giveSignInCode(citizen, account);
  await consent(citizen);
  await expectData(citizen, account);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("انتهى طلب الدخول");
  await expect(field(citizen, citizen.names.signInName)).toHaveCount(0);
});

test("a double click sends one code and makes one account", async ({ citizen, person }) => {
  const { names, page, inbox } = citizen;
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await giveDetails(citizen, person);
  await way(citizen, names.next).dblclick();
  await arriveAt(citizen, field(citizen, names.activationCode));
  await field(citizen, names.activationCode).fill(await inbox.waitForCode(person.mobile.e164));
  await way(citizen, names.confirm).dblclick();
  await arriveAt(citizen, way(citizen, names.myAccount));
  await expect(refusal(citizen)).toHaveCount(0);
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(1);
  await page.goBack();
  await arriveAt(citizen, way(citizen, names.myAccount));
});

test("every form that is sent twice at the same moment leads both times to the same place", async ({
  newPerson,
  inbox,
}) => {
  const person = await newPerson();
  const visitor = httpVisitor();
  const twice: string[] = [];
  const done = await registerOverHttp({ visitor, person, inbox }, async ({ form, honest }) => {
    // A picture code is good for one of two; which it was must not matter to the person, and is another test's.
    if ("picture" in honest || Object.keys(honest).includes("code")) return;
    const answers = await Promise.all([visitor.submit(form, honest), visitor.submit(form, honest)]);
    expect(answers[0]?.url).toBe(answers[1]?.url);
    twice.push(answers[0]?.url ?? "");
  });
  expect(new URL(done.url).pathname).toBe("/en/registration/done");
  expect(twice.map((url) => new URL(url).pathname)).toEqual(["/en/registration/details", "/en/registration/code"]);
  expect(await inbox.codesSentTo(person.mobile.e164)).toBe(1);
});

test("a hold code that was used says so kindly and stops nothing again", async ({ citizen, account }) => {
  const { names, page } = citizen;
  await changeByAbsherOverHttp({ visitor: httpVisitor(), person: account, inbox: citizen.inbox });
  const code = await citizen.inbox.waitForHoldCode(account.mobile.e164);
  // As it is copied from a message: in small letters, spaced, between direction marks.
  await holdByCode(citizen, `\u2067${code.slice(0, 4).toLowerCase()} ${code.slice(4)}\u2069`);
  await open(citizen, "/freeze");
  await field(citizen, names.holdCode).fill(code);
  await solvePicture(page, names);
  await way(citizen, names.hold).click();
  await expect(field(citizen, names.holdCode)).toHaveAccessibleDescription(/لم يُقبل هذا الرمز/);
});

test("pasted ids, numbers and codes may carry spaces, dashes, line breaks and direction marks, in Persian digits too", async ({
  citizen,
  person,
}) => {
  const { names, page, inbox } = citizen;
  await openRegistration(citizen);
  await paste(
    citizen,
    names.nationalId,
    `\u200f${persianDigits(person.nationalId.slice(0, 5))} ${person.nationalId.slice(5)}`,
  );
  await paste(
    citizen,
    names.mobile,
    `\u202a+966 ${persianDigits(person.mobile.local.slice(1, 3))}-${person.mobile.local.slice(3)}\u202c`,
  );
  await paste(citizen, names.email, ` ${person.email}\u200e`);
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.username));
  await fillDetails(citizen, person);
  const picture = await field(citizen, names.pictureCode).inputValue();
  await paste(citizen, names.pictureCode, persianDigits(picture.split("").join(" ")));
  await follow(citizen, names.next);
  await arriveAt(citizen, reviewSign(citizen, person));
  await confirmAnswers(citizen);
  const code = await inbox.waitForCode(person.mobile.e164);
  await paste(citizen, names.activationCode, `\u2068${persianDigits(code.slice(0, 3))}\n-${code.slice(3)}\u2069\n`);
  await follow(citizen, names.confirm);
  await expect(page).toHaveURL(/\/registration\/done$/);
});

test("fields that a password manager fills without a key are sent, and are still there after a refusal", async ({
  citizen,
  account,
}) => {
  const { names, page } = citizen;
  await askToSignIn(citizen);
  await arriveAt(citizen, field(citizen, names.signInName));
  for (const [label, value] of [
    [names.signInName, account.username],
    [names.password, account.password],
    [names.pictureCode, "00000000"],
  ] as const) {
    await field(citizen, label).evaluate((input, text) => void Object.assign(input, { value: text }), value);
  }
  await follow(citizen, names.signIn);
  await expect(refusal(citizen)).toBeVisible();
  await expect(field(citizen, names.signInName)).toHaveValue(account.username);
  await expect(field(citizen, names.password)).toHaveValue(account.password);
  await solvePicture(page, names);
  await follow(citizen, names.signIn);
  await arriveAt(citizen, field(citizen, names.verificationCode));
});

test("browsers and password managers are told what each box is for, and every password has its name beside it", async ({
  citizen,
  person,
}) => {
  const { names } = citizen;
  const expectFilledBy = async (expected: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, token] of Object.entries(expected)) {
      await expect(field(citizen, label), label).toHaveAttribute("autocomplete", token);
    }
  };
  await openAbsherRoute(citizen);
  await expectFilledBy({
    [names.signInName]: "username",
    [names.fullName]: "name",
    [names.password]: "current-password",
    [names.pictureCode]: "off",
  });
  await askToSignIn(citizen);
  await arriveAt(citizen, field(citizen, names.signInName));
  await expectFilledBy({ [names.signInName]: "username webauthn", [names.password]: "current-password" });
  await openRegistration(citizen);
  await expectFilledBy({ [names.nationalId]: "off", [names.mobile]: "tel", [names.email]: "email" });
  await giveIdentity(citizen, person);
  await expectFilledBy({
    [names.username]: "username",
    [names.password]: "new-password",
    [names.confirmPassword]: "new-password",
  });
  await giveDetails(citizen, person);
  await confirmAnswers(citizen);
  await expectFilledBy({ [names.activationCode]: "one-time-code" });
  await expect(field(citizen, names.activationCode)).toHaveAttribute("inputmode", "numeric");
});

test("a sign-in goes on in another language half-way, with the code that was sent", async ({ citizen, account }) => {
  const { page } = citizen;
  await askToSignIn(citizen);
  await giveCredentials(citizen, account);
  await page.getByRole("banner").getByRole("link", { name: "English", exact: true }).click();
  const english = { ...citizen, language: "en", names: NAMES.en } as const;
  await arriveAt(english, field(english, english.names.verificationCode));
  await page.reload();
  await giveSignInCode(english, account);
  await consent(english);
  await expectData(english, account);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reload after each sent form repeats nothing, and the language can be changed on the way", async ({
    citizen,
    person,
  }) => {
    const { page, inbox } = citizen;
    await openRegistration(citizen);
    await giveIdentity(citizen, person);
    await page.reload();
    await giveDetails(citizen, person);
    await page.reload();
    await confirmAnswers(citizen);
    await page.reload();
    await page.getByRole("banner").getByRole("link", { name: "English", exact: true }).click();
    const english = { ...citizen, language: "en", names: NAMES.en } as const;
    await arriveAt(english, field(english, english.names.activationCode));
    expect(await inbox.codesSentTo(person.mobile.e164)).toBe(1);
    await field(english, english.names.activationCode).fill("12345");
    await follow(english, english.names.confirm);
    await expect(refusal(english)).toBeFocused();
    await activate(english, await inbox.waitForCode(person.mobile.e164));
    await page.reload();
    await expect(way(english, english.names.myAccount)).toBeVisible();
  });
});

/** A second tab of the same browser. */
async function anotherTab(citizen: Browsing): Promise<Browsing> {
  return { ...citizen, page: await citizen.page.context().newPage() };
}

/** Puts text in as the clipboard does. */
async function paste(citizen: Browsing, label: string, text: string): Promise<void> {
  await field(citizen, label).fill("");
  await field(citizen, label).focus();
  await citizen.page.keyboard.insertText(text);
}
