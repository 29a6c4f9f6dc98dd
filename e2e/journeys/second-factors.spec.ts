import { arriveAt, field, follow, open, refusal } from "../fixtures/browsing.ts";
import { LOCALES } from "../fixtures/names.ts";
import { addApp, appCode, FACTOR_NAMES, printCodes } from "../fixtures/second-factors.ts";
import {
  askToSignIn,
  consent,
  expectData,
  giveCredentials,
  giveSignInCode,
  tryCredentials,
} from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

for (const language of LOCALES) {
  test.describe(() => {
    test.use({ language });
    test(`an app and printed codes are added and let the person in without a text message (${language})`, async ({
      citizen,
      account,
      anotherBrowser,
    }) => {
      const { names } = citizen;
      await open(citizen, "/account");
      await giveCredentials(citizen, account);
      await giveSignInCode(citizen, account);
      await arriveAt(citizen, citizen.page.getByRole("heading", { level: 1, name: names.myAccount }));
      const secret = await addApp(citizen);
      const codes = await printCodes(citizen);

      const elsewhere = await anotherBrowser();
      await askToSignIn(elsewhere);
      await tryCredentials(elsewhere, account);
      await arriveAt(elsewhere, field(elsewhere, names.authenticatorCode));
      await field(elsewhere, names.authenticatorCode).fill("000000");
      await follow(elsewhere, names.confirm);
      await expect(refusal(elsewhere)).toBeVisible();
      await field(elsewhere, names.authenticatorCode).fill(await appCode(secret, 1));
      await follow(elsewhere, names.confirm);
      await consent(elsewhere);
      await expectData(elsewhere, account);

      const third = await anotherBrowser();
      await askToSignIn(third);
      await tryCredentials(third, account);
      await arriveAt(third, field(third, names.authenticatorCode));
      await follow(third, FACTOR_NAMES[language].printedCode);
      await arriveAt(third, field(third, names.recoveryCode));
      await field(third, names.recoveryCode).fill(codes[0] ?? "");
      await follow(third, names.confirm);
      await expectData(third, account);
    });
  });
}
