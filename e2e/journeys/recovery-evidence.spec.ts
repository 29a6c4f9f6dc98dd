import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { addPasskey, signInByPasskey } from "../fixtures/passkeys.ts";
import { askForNewNumber } from "../fixtures/recovery-browser.ts";
import { papersOf, recoverOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";
import { addAuthenticator } from "../fixtures/virtual-authenticator.ts";

test("a passkey that was added today is not counted: the person is told at once, shows the papers, and the week that is told is the week that is given", async ({
  citizen,
  account,
}) => {
  const { page, names } = citizen;
  const words = PASSKEY_NAMES.ar;
  await addAuthenticator(page);
  await addPasskey({ ...citizen, inspection: "none" }, account, "Tablet");
  await page.context().clearCookies();
  await askForNewNumber({ ...citizen, inspection: "none" }, account, [words.belonging]);
  await arriveAt(citizen, way(citizen, words.use));
  await follow(citizen, words.use);
  await arriveAt(citizen, field(citizen, names.birthDate));
  await expect(page.getByRole("main")).toContainText(words.tooNew);
  const papers = await papersOf(account.nationalId);
  await field(citizen, names.birthDate).fill(papers.birthDate);
  await field(citizen, names.idExpiry).fill(papers.idExpiry);
  await follow(citizen, names.next);
  await arriveAt(citizen, page.getByText("يتغير رقمك بعد 7 أيام"));
  await expect(page.getByRole("main")).toContainText(words.tooNew);
  await follow(citizen, names.confirmChange);
  await expect(page.locator("[data-case-state=waiting]")).toBeVisible();
});

test.describe("in the account area", () => {
  test.use({ language: "en" });

  test("who signs in by a passkey of today is told before the form that it does not change the number yet, and where to go", async ({
    citizen,
    account,
  }) => {
    const { page } = citizen;
    const quiet = { ...citizen, inspection: "none" } as const;
    const authenticator = await addAuthenticator(page);
    await addPasskey(quiet, account, "Tablet");
    await page.context().clearCookies();
    await authenticator.letTouch(false);
    await open(quiet, "/account/mobile");
    await signInByPasskey(quiet, authenticator);
    await arriveAt(citizen, way(citizen, "Change the number with what I have left"));
    await expect(refusal(citizen)).toContainText("does not count yet");
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });
});

for (const [language, why] of [
  ["ar", "لا يمكن تأكيد هذا الآن"],
  ["en", "This cannot be confirmed now"],
] as const) {
  test(`what cannot be done now is said before the last word, not after it (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const first = { visitor: httpVisitor(language), person, inbox };
    await recoverOverHttp(first, { have: ["password"], to: person.spareMobile, language });
    const second = { visitor: httpVisitor(language), person, inbox };
    const guarded = await recoverOverHttp(second, { have: ["password"], to: person.mobile, language }).catch(
      () => null,
    );
    expect(guarded).toBeNull();
    const review = await second.visitor.get(`/${language}/recovery/review`);
    expect(textOf(review.html)).toContain(why);
    expect(review.forms.some(({ controls }) => controls.some(({ name }) => name === "waitMs"))).toBe(false);
  });
}
