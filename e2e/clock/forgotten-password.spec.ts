import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { attribute } from "../fixtures/html-forms.ts";
import { registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { LOCALES } from "../fixtures/names.ts";
import { solvePicture } from "../fixtures/picture.ts";
import { forgetPasswordOverHttp, setPasswordOverHttp } from "../fixtures/recovery-road.ts";
import { printCodes } from "../fixtures/second-factors.ts";
import { giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_SECONDS = 24 * 60 * 60;
const WORDS = {
  ar: { card: "رموز الاسترداد", atOnce: "بما معك تضع كلمة مرور جديدة فورًا.", set: "تم تعيين كلمة المرور" },
  en: { card: "Recovery codes", atOnce: "With these, you set a new password at once.", set: "The password was set" },
} as const;

for (const language of LOCALES) {
  test.describe(`a forgotten password, ${language}`, () => {
    test.use({ language });

    test("is set at once from sign-in by the number on file and a printed code; a weak one is refused at its field, and nobody is signed in by it", async ({
      citizen,
      account,
    }) => {
      const { page, names, inbox } = citizen;
      const words = WORDS[language];
      const quiet = { ...citizen, inspection: "none" } as const;
      await open(quiet, "/account");
      await giveCredentials(quiet, account);
      await giveSignInCode(quiet, account);
      await arriveAt(quiet, way(quiet, names.selfServices));
      const [code = ""] = await printCodes(quiet);
      await advanceClock(8 * DAY_SECONDS);
      await page.context().clearCookies();
      await open(quiet, "/account");
      await arriveAt(citizen, way(citizen, names.forgotPassword));
      await follow(citizen, names.forgotPassword);
      await arriveAt(citizen, page.getByRole("heading", { level: 1, name: names.forgotPassword }));
      await field(citizen, words.card).check();
      await follow(citizen, names.next);
      await arriveAt(citizen, page.getByText(words.atOnce));
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.mobile));
      await field(citizen, names.signInName).fill(account.nationalId);
      await field(citizen, names.mobile).fill(account.mobile.local);
      await solvePicture(page, names);
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.verificationCode));
      await field(citizen, names.verificationCode).fill(await inbox.waitForCode(account.mobile.e164));
      await follow(citizen, names.confirm);
      await arriveAt(citizen, field(citizen, names.recoveryCode));
      await field(citizen, names.recoveryCode).fill(code);
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.confirmPassword));
      await field(citizen, names.password).fill("short");
      await field(citizen, names.confirmPassword).fill("short");
      await follow(citizen, names.confirm);
      await expect(refusal(citizen).first()).toBeVisible();
      const password = `New-${account.password}`;
      await field(citizen, names.password).fill(password);
      await field(citizen, names.confirmPassword).fill(password);
      await follow(citizen, names.confirm);
      await arriveAt(citizen, page.getByRole("heading", { level: 1, name: words.set }));
      await expect(page.locator("[data-case-state=completed]")).toBeVisible();
      await follow(citizen, names.signIn);
      await giveCredentials(quiet, { ...account, password });
      await expect(field(citizen, names.verificationCode).or(field(citizen, names.recoveryCode)).first()).toBeVisible();
    });

    test("is chosen a day later by the number on file and the papers, without scripts: the old one works until then", async ({
      newPerson,
      inbox,
    }) => {
      const person = await newPerson();
      await registerOverHttp({ visitor: httpVisitor(), person, inbox });
      const road = { visitor: httpVisitor(language), person, inbox };
      const rescue = { have: [], to: person.mobile, language } as const;
      const done = await forgetPasswordOverHttp(road, rescue);
      const number = attribute(done.html, "data-case") ?? "";
      expect(attribute(done.html, "data-case-state")).toBe("waiting");
      await advanceClock(DAY_SECONDS - 60);
      const early = await signInOverHttp({ visitor: httpVisitor(), person, inbox });
      expect(early.html).not.toContain('role="alert"');
      await advanceClock(120);
      const late = httpVisitor(language);
      expect(attribute((await late.get(`/${language}/recovery/case/${number}`)).html, "data-case-state")).toBe(
        "completed",
      );
      const renewed = { ...person, password: `New-${person.password}` };
      const back = { visitor: httpVisitor(language), person: renewed, inbox };
      const set = await setPasswordOverHttp(back, rescue, number);
      expect(new URL(set.url).pathname).toBe(`/${language}/recovery/done`);
      const signedIn = await signInOverHttp({ visitor: httpVisitor(), person: renewed, inbox });
      expect(new URL(signedIn.url).pathname).toMatch(/\/sign-in\/|\/account/);
      expect(signedIn.html).not.toContain('role="alert"');
    });
  });
}
