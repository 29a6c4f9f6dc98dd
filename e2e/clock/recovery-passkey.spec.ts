import { arriveAt, field, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { LOCALES } from "../fixtures/names.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { addPasskey } from "../fixtures/passkeys.ts";
import { solvePicture } from "../fixtures/picture.ts";
import { expect, test } from "../fixtures/test.ts";
import { addAuthenticator } from "../fixtures/virtual-authenticator.ts";

const EIGHT_DAYS_SECONDS = 8 * 24 * 60 * 60;

for (const language of LOCALES) {
  test.describe(`a passkey in recovery, ${language}`, () => {
    test.use({ language });

    test("who has lost phone and password but kept a passkey elsewhere has the new number at once, by a finger and nothing typed", async ({
      citizen,
      account,
    }) => {
      const { page, names, inbox } = citizen;
      const words = PASSKEY_NAMES[language];
      const authenticator = await addAuthenticator(page);
      await addPasskey({ ...citizen, inspection: "none" }, account, "Tablet");
      await advanceClock(EIGHT_DAYS_SECONDS);
      await page.context().clearCookies();
      await open(citizen, "/recovery");
      await field(citizen, words.belonging).check();
      await follow(citizen, names.next);
      await arriveAt(citizen, page.getByText(words.atOnce));
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.newMobile));
      await field(citizen, names.signInName).fill(account.nationalId);
      await field(citizen, names.newMobile).fill(account.spareMobile.local);
      await solvePicture(page, names);
      await follow(citizen, names.next);
      await arriveAt(citizen, field(citizen, names.verificationCode));
      await field(citizen, names.verificationCode).fill(await inbox.waitForCode(account.spareMobile.e164));
      await follow(citizen, names.confirm);
      await arriveAt(citizen, way(citizen, words.use));
      await expect(page.getByRole("textbox")).toHaveCount(0);
      await authenticator.letVerify(false);
      await follow(citizen, words.use);
      await expect(refusal(citizen)).toContainText(words.notCompleted);
      await authenticator.letVerify(true);
      await follow(citizen, words.use);
      await arriveAt(citizen, way(citizen, names.confirmChange));
      await follow(citizen, names.confirmChange);
      await expect(page.locator("[data-case-state=completed]")).toBeVisible();
    });
  });
}
