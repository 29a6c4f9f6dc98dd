import { arriveAt, field, follow, open, refusal } from "../fixtures/browsing.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { askToSignInOverHttp, confirmEmailOverHttp, signInOverHttp, take } from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import type { Inbox } from "../fixtures/inbox.ts";
import { LOCALES, type Locale } from "../fixtures/names.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { solvePicture } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS = {
  ar: {
    header: "تجميد طارئ",
    byPassword: "باسم المستخدم وكلمة المرور",
    byCode: "برمز إلى رقمك المسجل أو بريدك",
    frozen: "جمّدنا الحساب",
    ends: "يبقى مجمّدًا حتى ترفع أنت التجميد.",
    wrongCode: "الرمز غير صحيح",
    channel: "أين نرسل الرمز؟",
  },
  en: {
    header: "Emergency freeze",
    byPassword: "With username and password",
    byCode: "With a code to your number on file or your email",
    frozen: "The account is frozen",
    ends: "It stays frozen until you lift the freeze yourself.",
    wrongCode: "The code is not correct",
    channel: "Where should the code go?",
  },
} as const;

/** Asks for a code to a number on file, without a browser; ends where the code is typed. */
async function askForCode(name: string, language: Locale) {
  const visitor = httpVisitor(language);
  const page = await visitor.get(`/${language}/freeze/code`);
  const typed = { name, channel: "sms", picture: await pictureOn(page) };
  return { visitor, at: await visitor.submit(mainForm(page), typed) };
}

/** Whether name and password of an account are taken from a browser that nobody knows. */
async function signsIn(person: TestPerson, inbox: Inbox): Promise<boolean> {
  const visitor = httpVisitor();
  const credentials = await askToSignInOverHttp(visitor);
  const typed = { name: person.username, password: person.password, picture: "" };
  const next = await take({ visitor, person, inbox }, credentials, typed);
  return !next.html.includes('role="alert"');
}

const pathOf = ({ url }: Answer) => new URL(url).pathname;

for (const language of LOCALES) {
  test.describe(() => {
    test.use({ language });

    test(`an account is frozen with its name and password, two steps from any page, and nobody signs in any more (${language})`, async ({
      citizen,
      account,
      inbox,
    }) => {
      const { names, page } = citizen;
      const words = WORDS[language];
      await open(citizen, "/recovery");
      await page.getByRole("banner").getByRole("link", { name: words.header }).click();
      await arriveAt(citizen, field(citizen, names.holdCode));
      await follow(citizen, words.byPassword);
      await arriveAt(citizen, field(citizen, names.password));
      const freeze = async (password: string) => {
        await field(citizen, names.signInName).fill(account.username);
        await field(citizen, names.password).fill(password);
        await solvePicture(page, names);
        await follow(citizen, names.freezeAccount);
      };
      await freeze("Not-The-One#1");
      await arriveAt(citizen, refusal(citizen).first());
      await freeze(account.password);
      await arriveAt(citizen, page.getByRole("heading", { level: 1, name: words.frozen }));
      await expect(page.getByRole("main")).toContainText(words.ends);

      expect(await signsIn(account, inbox)).toBe(false);
    });

    test(`an account is frozen by a code to its number where no scripts run, and nobody signs in any more (${language})`, async ({
      account,
      inbox,
    }) => {
      const words = WORDS[language];
      const { visitor, at } = await askForCode(account.nationalId, language);
      const code = await inbox.waitForCode(account.mobile.e164);
      const wrong = await visitor.submit(mainForm(at), { code: code === "000000" ? "000001" : "000000" });
      expect(textOf(wrong.html)).toContain(words.wrongCode);
      const frozen = await visitor.submit(mainForm(wrong), { code });
      expect(pathOf(frozen)).toBe(`/${language}/freeze/stopped`);
      expect(textOf(frozen.html)).toContain(words.frozen);
      expect(await signsIn(account, inbox)).toBe(false);
    });

    test(`an account is frozen by a code to its confirmed e-mail (${language})`, async ({
      citizen,
      account,
      inbox,
    }) => {
      const { names, page } = citizen;
      const words = WORDS[language];
      const owner = { visitor: httpVisitor(), person: account, inbox };
      await signInOverHttp(owner);
      await confirmEmailOverHttp(owner);
      await open(citizen, "/freeze");
      await follow(citizen, words.byCode);
      await arriveAt(citizen, field(citizen, words.channel));
      await field(citizen, names.signInName).fill(account.nationalId);
      await field(citizen, words.channel).selectOption("email");
      await solvePicture(page, names);
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.verificationCode));
      await field(citizen, names.verificationCode).fill(await inbox.waitForCode(account.email));
      await follow(citizen, names.confirm);
      await arriveAt(citizen, page.getByRole("heading", { level: 1, name: words.frozen }));
      expect(await signsIn(account, inbox)).toBe(false);
    });

    test(`an account is frozen with its name and password where no scripts run (${language})`, async ({
      account,
      inbox,
    }) => {
      const words = WORDS[language];
      const visitor = httpVisitor(language);
      const page = await visitor.get(`/${language}/freeze/password`);
      const given = { name: account.username, password: "Not-The-One#1", picture: await pictureOn(page) };
      const refused = await visitor.submit(mainForm(page), given);
      expect(refused.html).toContain('role="alert"');
      expect(await signsIn(account, inbox)).toBe(true);
      const again = { ...given, password: account.password, picture: await pictureOn(refused) };
      const frozen = await visitor.submit(mainForm(refused), again);
      expect(pathOf(frozen)).toBe(`/${language}/freeze/stopped`);
      expect(textOf(frozen.html)).toContain(words.frozen);
      expect(await signsIn(account, inbox)).toBe(false);
    });

    test(`attack: who knows only an id sees the same for somebody's and for nobody's, and freezes nothing by the last step (${language})`, async ({
      account,
      newPerson,
    }) => {
      const nobody = await newPerson();
      const pages = [];
      for (const { nationalId } of [account, nobody]) {
        const { visitor, at } = await askForCode(nationalId, language);
        const wrong = await visitor.submit(mainForm(at), { code: "000000" });
        const skipped = await visitor.get(`/${language}/freeze/enter`);
        pages.push([at, wrong, skipped].map((page) => [page.status, pathOf(page), wordsOf(page)]));
      }
      expect(pages[1]).toEqual(pages[0]);
      const stranger = await httpVisitor(language).get(`/${language}/freeze/enter`);
      expect(pathOf(stranger)).toBe(`/${language}/freeze/code`);
      const { visitor, at } = await askForCode(account.nationalId, language);
      const forged = await visitor.submit(mainForm(at), { code: "" });
      expect(pathOf(forged)).toBe(`/${language}/freeze/enter`);
    });
  });
}

/** A page's words without its clock times, which are those of the minute. */
const wordsOf = ({ html }: Answer): string => textOf(html).replaceAll(/\d{1,2}:\d{2}/g, "");

test("every page leads to the freeze in one step, also the sign-in's", async ({ citizen }) => {
  const { page } = citizen;
  for (const path of ["", "/registration", "/recovery/mobile", "/freeze/code", "/account"]) {
    await open(citizen, path);
    await expect(page.getByRole("banner").getByRole("link", { name: WORDS.ar.header })).toBeVisible();
  }
  await expect(page).toHaveURL(/\/sign-in\//);
});
