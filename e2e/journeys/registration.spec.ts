import { expectHeld, expectRefused, submitIdentity } from "../fixtures/answers.ts";
import { arriveAt, field, follow, type open, refusal, way } from "../fixtures/browsing.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { NAMES } from "../fixtures/names.ts";
import {
  activate,
  confirmAnswers,
  fillDetails,
  giveDetails,
  giveIdentity,
  openRegistration,
  registerFromIdentity,
  reviewSign,
} from "../fixtures/registration.ts";
import { askToSignIn, consent, expectData } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a registration begun from a government site returns there signed in", async ({ citizen, person }) => {
  await askToSignIn(citizen);
  await follow(citizen, citizen.names.createAccount);
  await openFirstForm(citizen);
  await registerFromIdentity(citizen, person);
  await citizen.page.getByRole("main").locator('a[href*="/sign-in/"]').click();
  await consent(citizen);
  await expectData(citizen, person);
});

test("the terms and the privacy policy can be read without losing the form", async ({ citizen, person }) => {
  const { page, names } = citizen;
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await field(citizen, names.username).fill(person.username);
  for (const document of ["terms", "privacy"]) {
    const opened = page.context().waitForEvent("page");
    await page.getByRole("main").locator(`a[href*="/${document}"]`).first().click();
    const reading = await opened;
    await expect(reading.getByRole("heading", { level: 1 })).toBeVisible();
    await reading.close();
  }
  await expectHeld(field(citizen, names.username), person.username);
});

test("each answer can be corrected at the review, and only secrets are typed again", async ({ citizen, person }) => {
  const { page, names } = citizen;
  const other = { ...person, email: `other-${person.email}` };
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await giveDetails(citizen, person);
  await page.getByRole("main").getByRole("link", { name: names.email }).click();
  await arriveAt(citizen, field(citizen, names.email));
  await expectHeld(field(citizen, names.nationalId), person.nationalId);
  await field(citizen, names.email).fill(other.email);
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.username));
  await expectHeld(field(citizen, names.username), person.username);
  await expectHeld(field(citizen, names.password), "");
  await giveDetails(citizen, other);
  await expect(page.getByRole("definition").filter({ hasText: other.email })).toBeVisible();
});

test("Arabic digits are as good as Latin ones in ids, mobiles, pictures and codes", async ({ citizen, person }) => {
  const { page, names } = citizen;
  const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  await openRegistration(citizen);
  await field(citizen, names.nationalId).fill(arabic(person.nationalId));
  await field(citizen, names.mobile).fill(arabic(person.mobile.local));
  await field(citizen, names.email).fill(person.email);
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.username));
  await fillDetails(citizen, person);
  const picture = field(citizen, names.pictureCode);
  await picture.fill(arabic(await picture.inputValue()));
  await follow(citizen, names.next);
  await arriveAt(citizen, reviewSign(citizen, person));
  await confirmAnswers(citizen);
  await activate(citizen, arabic(await citizen.inbox.waitForCode(person.mobile.e164)));
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("a wrong activation code tells how many tries are left, and after five even the right one is refused", async ({
  citizen,
  person,
}) => {
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await giveDetails(citizen, person);
  await confirmAnswers(citizen);
  const code = await citizen.inbox.waitForCode(person.mobile.e164);
  const wrong = code === "111111" ? "222222" : "111111";
  for (const left of ["بقيت لك 4 محاولات", "بقيت لك 3 محاولات", "بقيت لك محاولتان", "بقيت لك محاولة واحدة"]) {
    await field(citizen, citizen.names.activationCode).fill(wrong);
    await follow(citizen, citizen.names.confirm);
    await expect(refusal(citizen)).toContainText(left);
  }
  await field(citizen, citizen.names.activationCode).fill(wrong);
  await follow(citizen, citizen.names.confirm);
  await expect(refusal(citizen)).not.toContainText("محاولة واحدة");
  await expect(citizen.page.getByRole("main")).toContainText(/محاولات/);
  const input = field(citizen, citizen.names.activationCode);
  if (await input.isVisible()) {
    await input.fill(code);
    await follow(citizen, citizen.names.confirm);
    await expect(refusal(citizen)).toBeVisible();
  }
});

test("a wrong picture code is named at its field and brings another picture", async ({ citizen, person }) => {
  const { page, names } = citizen;
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await fillDetails(citizen, person);
  const before = await page.locator("[data-challenge]").getAttribute("data-challenge");
  await field(citizen, names.pictureCode).fill("00000000");
  await follow(citizen, names.next);
  await expectRefused(citizen, names.pictureCode, /لا تطابق/);
  await expect(page.locator("[data-challenge]")).not.toHaveAttribute("data-challenge", before ?? "");
  await expectHeld(field(citizen, names.username), person.username);
});

test("a stray letter before the number is not taken silently: the number is offered instead", async ({
  citizen,
  person,
  leaks,
}) => {
  leaks.mayBeOffered(person.mobile.local.slice(1));
  await openRegistration(citizen);
  await submitIdentity(citizen, {
    ...person,
    mobile: { ...person.mobile, local: `ا966${person.mobile.local.slice(1)}` },
  });
  await expectRefused(citizen, citizen.names.mobile, /حرف زائد/);
  await citizen.page.locator('button[name="use-suggestion"]').click();
  await arriveAt(citizen, field(citizen, citizen.names.username));
});

test("the registration goes on after a reload, Back, and in another language half-way", async ({ citizen, person }) => {
  const { page, names } = citizen;
  await openRegistration(citizen);
  await giveIdentity(citizen, person);
  await page.reload();
  await arriveAt(citizen, field(citizen, names.username));
  await page.goBack();
  await arriveAt(citizen, field(citizen, names.nationalId));
  await giveIdentity(citizen, person);
  await page.getByRole("banner").getByRole("link", { name: "English", exact: true }).click();
  const english = { ...citizen, language: "en", names: NAMES.en } as const;
  await arriveAt(english, field(english, english.names.username));
  await giveDetails(english, person);
  await confirmAnswers(english);
  await page.reload();
  await activate(english, await english.inbox.waitForCode(person.mobile.e164));
  await expect(refusal(english)).toHaveCount(0);
});

test("two tabs of one registration agree: the one that lags behind is led to where it stands", async ({
  citizen,
  person,
}) => {
  await openRegistration(citizen);
  const other = { ...citizen, page: await citizen.page.context().newPage() };
  await other.page.goto(citizen.page.url());
  await giveIdentity(citizen, person);
  await giveDetails(citizen, person);
  await confirmAnswers(citizen);
  await activate(citizen, await citizen.inbox.waitForCode(person.mobile.e164));
  await submitIdentity(other, person);
  await expect(field(other, other.names.username)).toHaveCount(0);
  await expect(
    refusal(other)
      .or(other.page.getByRole("heading", { level: 1 }))
      .first(),
  ).toBeVisible();
});

test("a number that is not registered to the id is refused only after it was proved", async ({
  citizen,
  newPerson,
}) => {
  const person = await newPerson();
  const stranger = await newPerson();
  const claimed = { ...person, mobile: stranger.mobile };
  await openRegistration(citizen);
  await registerFromIdentity(citizen, claimed);
  await expect(refusal(citizen)).toBeVisible();
  await expect(citizen.page.getByRole("main")).toContainText(/غير مسجل/);
});

test("who has an account already is led to recovery once the number is proved", async ({ citizen, account }) => {
  await openRegistration(citizen);
  await registerFromIdentity(citizen, { ...account, username: `Z${account.username}`, email: `z${account.email}` });
  await expect(citizen.page.getByRole("main").locator('a[href*="/recovery"]').first()).toBeVisible();
});

test("a deceased person's id, an expired one and a child's get no account", async ({ newPerson, inbox }) => {
  for (const traits of [
    { status: "deceased" },
    { idExpiry: "2020-01-01" },
    { birthDate: `${new Date().getUTCFullYear() - 10}-01-01` },
    { contract: "business" },
  ] as const) {
    const person = await newPerson(traits);
    const answer = await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    expect(new URL(answer.url).pathname).toBe("/en/registration/refused");
    expect(answer.html).toContain('role="alert"');
  }
});

async function openFirstForm(citizen: Parameters<typeof open>[0]): Promise<void> {
  const first = field(citizen, citizen.names.nationalId);
  const absher = way(citizen, citizen.names.absherIndividuals);
  await arriveAt(citizen, first.or(absher).first());
  if (await first.isVisible()) return;
  await follow(citizen, citizen.names.absherIndividuals);
  await follow(citizen, citizen.names.newUser);
  await arriveAt(citizen, first);
}
