import { askedBy, httpVisitor, mainForm, pictureOn, type Visitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { approveOnly, enrolAndSignIn, issueAccountCode, lookUp } from "../fixtures/officer-browser.ts";
import { addOfficer, forgetOfficers } from "../fixtures/officers.ts";
import { expect, test } from "../fixtures/test.ts";

/** The person at the counter types the code, without a browser and in English. */
async function confirmOverHttp(visitor: Visitor, nationalId: string, code: string) {
  const page = await visitor.get("/en/freeze/service-desk");
  expect(askedBy(mainForm(page))).toEqual(["nationalId", "code", "picture"]);
  return visitor.submit(mainForm(page), { nationalId, code, picture: await pictureOn(page) });
}

test("two officers of two desks vouch for a person at the counter, whose new account is then whole", async ({
  citizen: first,
  anotherBrowser,
  account,
}) => {
  await forgetOfficers();
  const address = await addOfficer("نورة السبيعي", "الرياض");
  const other = await addOfficer("فهد الحربي", "جدة");
  const second = await anotherBrowser();
  await enrolAndSignIn(first, address);
  await enrolAndSignIn(second, other);

  await lookUp(first, account.nationalId);
  await expect(first.page.getByText(account.fullName.ar)).toBeVisible();
  const code = await issueAccountCode(first);

  const visitor = httpVisitor("en");
  const early = await confirmOverHttp(visitor, account.nationalId, code);
  expect(early.html).toContain("This code was not accepted");

  await approveOnly(second);

  const confirmed = await confirmOverHttp(visitor, account.nationalId, code);
  expect(confirmed.url).toContain("/en/freeze/service-desk/done");
  const again = await confirmOverHttp(visitor, account.nationalId, code);
  expect(again.html).toContain("This code was not accepted");

  await expect
    .poll(async () => (await messagesTo(account.email)).filter(({ text }) => text.includes("مكتب")).length)
    .toBe(5);
});
