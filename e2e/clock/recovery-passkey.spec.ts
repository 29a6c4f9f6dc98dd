import { arriveAt, follow, refusal, way } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { LOCALES } from "../fixtures/names.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { addPasskey } from "../fixtures/passkeys.ts";
import { askForNewNumber } from "../fixtures/recovery-browser.ts";
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
      const { page, names } = citizen;
      const words = PASSKEY_NAMES[language];
      const authenticator = await addAuthenticator(page);
      await addPasskey({ ...citizen, inspection: "none" }, account, "Tablet");
      await advanceClock(EIGHT_DAYS_SECONDS);
      await page.context().clearCookies();
      await askForNewNumber({ ...citizen, inspection: "none" }, account, [words.belonging]);
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
