import { arriveAt, follow, open, refusal, way } from "../fixtures/browsing.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { addPasskey, signInByPasskey } from "../fixtures/passkeys.ts";
import { askToSignIn, consent, expectData } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { addAuthenticator } from "../fixtures/virtual-authenticator.ts";

for (const language of ["ar", "en"] as const) {
  test.describe(`passkeys, ${language}`, () => {
    test.use({ language });

    test("added after a fresh sign-in, a passkey alone signs in; removed, it opens nothing", async ({
      citizen,
      account,
    }) => {
      const { page } = citizen;
      const words = PASSKEY_NAMES[language];
      const authenticator = await addAuthenticator(page);
      await addPasskey(citizen, account, "Tablet");
      expect(await authenticator.count()).toBe(1);
      await expect
        .poll(async () => (await messagesTo(account.email)).map(({ text }) => text).join())
        .toMatch(/مفتاح مرور|passkey/);

      // Another day, at a site: neither password, picture nor text message.
      await page.context().clearCookies();
      await authenticator.letTouch(false);
      await askToSignIn(citizen);
      await authenticator.letVerify(false);
      await signInByPasskey(citizen, authenticator);
      await expect(refusal(citizen)).toContainText(words.notCompleted);
      await authenticator.letVerify(true);
      await follow(citizen, words.signIn);
      await consent(citizen);
      await expectData(citizen, account);

      // The account's own area takes the fresh passkey as well, and asks for nothing more.
      await open(citizen, "/account/security");
      await page.getByRole("main").getByRole("link", { name: "Tablet" }).click();
      await arriveAt(citizen, way(citizen, words.remove));
      await expect(page.getByRole("main")).toContainText(words.guarded);
      await follow(citizen, words.remove);
      await arriveAt(citizen, page.getByRole("heading", { level: 1, name: words.removed }));

      await page.context().clearCookies();
      await authenticator.letTouch(false);
      await askToSignIn(citizen);
      await signInByPasskey(citizen, authenticator);
      await expect(refusal(citizen)).toContainText(words.notAccepted);
    });
  });
}
