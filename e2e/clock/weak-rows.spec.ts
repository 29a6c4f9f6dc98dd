import { arriveAt, follow, open, way } from "../fixtures/browsing.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { approveOnly, enrolAndSignIn, issueAccountCode, lookUp } from "../fixtures/officer-browser.ts";
import { addOfficer, forgetOfficers } from "../fixtures/officers.ts";
import { giveCredentials, giveSignInCode } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const EIGHT_DAYS_SECONDS = 8 * 24 * 60 * 60;
const WORDS = { close: "إغلاقهما بعد 7 أيام", keep: "تراجع، وأبقهما مفتوحين", open: "معي رمز من مكتب الخدمة لفتحهما" };

test("who has closed the two weakest ways opens them again at a service desk, by a code that two desks gave, and by nothing less", async ({
  citizen,
  anotherBrowser,
  account,
  inbox,
}) => {
  test.setTimeout(120_000);
  const quiet = { ...citizen, inspection: "none" } as const;
  const lostPhone = "/account/security/lost-phone";
  await open(quiet, lostPhone);
  await giveCredentials(quiet, account);
  await giveSignInCode(quiet, account);
  await arriveAt(citizen, way(citizen, WORDS.close));
  await follow(citizen, WORDS.close);
  await arriveAt(quiet, way(citizen, WORDS.keep));
  await advanceClock(EIGHT_DAYS_SECONDS);
  await citizen.page.context().clearCookies();
  await open(quiet, lostPhone);
  await giveCredentials(quiet, account);
  await giveSignInCode(quiet, account);
  await arriveAt(citizen, way(citizen, WORDS.open));
  await follow(citizen, WORDS.open);
  await arriveAt(citizen, way(citizen, citizen.names.next));

  await forgetOfficers();
  const [here, there] = [await addOfficer("نورة السبيعي", "الرياض"), await addOfficer("فهد الحربي", "جدة")];
  const second = { ...(await anotherBrowser()), inspection: "none" } as const;
  await enrolAndSignIn(quiet, here);
  await enrolAndSignIn(second, there);
  await lookUp(quiet, account.nationalId);
  const code = await issueAccountCode(quiet);
  await approveOnly(second);

  const visitor = httpVisitor("en");
  const start = await visitor.get("/en/recovery/weak-rows");
  const identity = await visitor.submit(mainForm(start), {});
  const typed = { name: account.nationalId, mobile: account.mobile.local, picture: await pictureOn(identity) };
  const proving = await visitor.submit(mainForm(identity), typed);
  const desk = await visitor.submit(mainForm(proving), { code: await inbox.waitForCode(account.mobile.e164) });
  const wrong = await visitor.submit(mainForm(desk), { code: "ABCD-EFGH" });
  expect(textOf(wrong.html)).toContain("This code was not accepted");
  const review = await visitor.submit(mainForm(wrong), { code });
  const done = await visitor.submit(mainForm(review), {});
  expect(textOf(done.html)).toContain("Both ways are open again");
  const told = async () => (await messagesTo(account.email)).map(({ text }) => text).join();
  await expect.poll(told).toContain("صار حسابك في نافذة يُستعاد ببيانات الهوية من جديد");
});
