import { arriveAt, follow, way } from "../fixtures/browsing.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { LOCALES } from "../fixtures/names.ts";
import type { Mobile } from "../fixtures/person.ts";
import { proveOwnNumber } from "../fixtures/recovery-browser.ts";
import { askToSignIn } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const SHOW = { ar: "عرض اسم المستخدم", en: "Show the username" } as const;
const SENT = { ar: "أرسلنا اسم المستخدم", en: "We sent the username" } as const;

test("from the sign-in page, by the ID and a code to the number on file, the username is shown, and every channel is told", async ({
  citizen,
  account,
}) => {
  const { page, names } = citizen;
  await askToSignIn(citizen);
  await follow(citizen, names.forgotUsername);
  await arriveAt(citizen, way(citizen, names.next));
  await follow(citizen, names.next);
  const labels = { name: names.nationalId, mobile: names.mobile };
  await proveOwnNumber(citizen, { ...labels, id: account.nationalId, to: account.mobile });
  await arriveAt(citizen, way(citizen, SHOW.ar));
  await expect(page.getByText(account.username)).toHaveCount(0);
  await follow(citizen, SHOW.ar);
  await arriveAt(citizen, page.getByText(account.username, { exact: true }));
  await expect
    .poll(async () => (await messagesTo(account.email)).map(({ text }) => text).join())
    .toContain("عُرض اسم المستخدم");
});

for (const language of LOCALES) {
  test(`without scripts, by another number of one's own, it is sent to the number on file and shown nowhere (${language})`, async ({
    account,
    inbox,
  }) => {
    const visitor = httpVisitor(language);
    const start = await visitor.get(`/${language}/recovery/username`);
    const identity = await visitor.submit(mainForm(start), {});
    const typed = (to: Mobile, picture: string) => ({ nationalId: account.nationalId, mobile: to.local, picture });
    const code = await visitor.submit(mainForm(identity), typed(account.spareMobile, await pictureOn(identity)));
    const review = await visitor.submit(mainForm(code), {
      code: await inbox.waitForCode(account.spareMobile.e164),
    });
    const done = await visitor.submit(mainForm(review), {});
    expect(textOf(done.html)).toContain(SENT[language]);
    expect(done.html).not.toContain(account.username);
    const sent = async () => (await messagesTo(account.mobile.e164)).map(({ text }) => text).join();
    await expect.poll(sent).toContain(account.username);
  });
}
