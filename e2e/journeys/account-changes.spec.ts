import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { attribute } from "../fixtures/html-forms.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { LOCALES } from "../fixtures/names.ts";
import { stopOverHttp } from "../fixtures/recovery-road.ts";
import { giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS = {
  ar: {
    current: "كلمة المرور الحالية",
    wanted: "كلمة المرور الجديدة",
    title: "تغيير كلمة المرور",
    submit: "تغيير كلمة المرور",
    done: "تغيرت كلمة المرور",
    paused: "التغيير متوقف الآن",
  },
  en: {
    current: "Current password",
    wanted: "New password",
    title: "Change your password",
    submit: "Change password",
    done: "Your password has changed",
    paused: "Changes are paused now",
  },
} as const;

for (const language of LOCALES) {
  test.describe(() => {
    test.use({ language });
    test(`a known password is changed, opens the next sign-in, and is not changed again at once (${language})`, async ({
      citizen,
      account,
      anotherBrowser,
    }) => {
      const { names, page } = citizen;
      const words = WORDS[language];
      const password = `${account.password}Q7`;
      await open(citizen, "/account/security/password/begin");
      await giveCredentials(citizen, account);
      await giveSignInCode(citizen, account);
      const heading = (name: string) => page.getByRole("heading", { level: 1, name });
      await arriveAt(citizen, heading(words.title));
      // Without scripts, or before they run, a refusal empties the fields: secrets are never sent back.
      const change = async (current: string) => {
        await field(citizen, words.current).fill(current);
        await field(citizen, words.wanted).fill(password);
        await field(citizen, names.confirmPassword).fill(password);
        await follow(citizen, words.submit);
      };
      await change("Not-The-One#1");
      await arriveAt(citizen, refusal(citizen).first());
      await change(account.password);
      await arriveAt(citizen, heading(words.done));
      await page.goto(page.url().replace(/\/done$/, "/begin"));
      await arriveAt(citizen, page.getByText(words.paused));

      const elsewhere = await anotherBrowser();
      const renewed = { ...account, password };
      await open(elsewhere, "/account");
      await giveCredentials(elsewhere, renewed);
      await giveSignInCode(elsewhere, renewed);
      await arriveAt(elsewhere, elsewhere.page.getByRole("heading", { level: 1, name: names.myAccount }));
    });
  });
}

const EMAIL_WORDS = {
  ar: {
    confirm: "تأكيد البريد الإلكتروني",
    done: "تأكد بريدك الإلكتروني",
    unconfirmed: "لم تؤكده بعد",
    confirmed: "مؤكد",
  },
  en: {
    confirm: "Confirm the email",
    done: "Your email is confirmed",
    unconfirmed: "Not confirmed yet",
    confirmed: "Confirmed",
  },
} as const;

for (const language of LOCALES) {
  test.describe(() => {
    test.use({ language });
    test(`an e-mail is confirmed from the security page, replaced as a case, and that is undone by the number and the password (${language})`, async ({
      citizen,
      account,
      inbox,
    }) => {
      const { names, page } = citizen;
      const words = EMAIL_WORDS[language];
      const main = page.getByRole("main");
      const heading = page.getByRole("heading", { level: 1, name: words.done });
      await open(citizen, "/account/security");
      await giveCredentials(citizen, account);
      await giveSignInCode(citizen, account);
      await arriveAt(citizen, way(citizen, words.confirm));
      await expect(main).toContainText(words.unconfirmed);
      await expect(main).not.toContainText(account.email);
      const prove = async (email: string) => {
        await field(citizen, names.email).fill(email);
        await follow(citizen, names.next);
        await arriveAt(citizen, field(citizen, names.verificationCode));
        await field(citizen, names.verificationCode).fill(await inbox.waitForCode(email));
        await follow(citizen, names.confirm);
        await arriveAt(citizen, heading);
      };
      await follow(citizen, words.confirm);
      await arriveAt(citizen, field(citizen, names.email));
      await prove(account.email);
      await expect(page.locator("[data-case]")).toHaveCount(0);

      await open(citizen, "/account/security");
      await expect(main).toContainText(words.confirmed);
      await open(citizen, "/account/security/email/begin");
      const replaced = `new-${account.email}`;
      await prove(replaced);
      await expect(page.locator("[data-case-state]")).toHaveAttribute("data-case-state", "completed");
      const caseNumber = (await page.locator("[data-case]").getAttribute("data-case")) ?? "";

      await open(citizen, "/account/security/email/begin");
      await arriveAt(citizen, page.getByText(WORDS[language].paused));
      const road = { visitor: httpVisitor(language), person: account, inbox };
      const rescue = { have: ["password"], to: account.mobile, language } as const;
      const undone = await stopOverHttp(road, rescue, { caseNumber, by: "undo" });
      expect(new URL(undone.url).pathname).toBe(`/${language}/recovery/done`);
      const followed = await httpVisitor(language).get(`/${language}/recovery/case/${caseNumber}`);
      expect(attribute(followed.html, "data-case-state")).toBe("undone");
      await expect.poll(async () => (await messagesTo(account.email)).length).toBeGreaterThanOrEqual(3);
      await open(citizen, "/account/security");
      await arriveAt(citizen, field(citizen, names.signInName));
    });
  });
}
