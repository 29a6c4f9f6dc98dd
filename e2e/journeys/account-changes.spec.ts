import { arriveAt, field, follow, open, refusal } from "../fixtures/browsing.ts";
import { LOCALES } from "../fixtures/names.ts";
import { giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { test } from "../fixtures/test.ts";

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
