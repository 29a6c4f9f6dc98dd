import { attribute } from "../fixtures/html-forms.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { askedBy, httpVisitor, mainForm, pictureOn, type Visitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { LOCALES } from "../fixtures/names.ts";
import { approveOnly, enrolAndSignIn, issueAccountCode, issueNumberCode, lookUp } from "../fixtures/officer-browser.ts";
import { addOfficer, forgetOfficers } from "../fixtures/officers.ts";
import { recoverOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

/** The person at the counter types the code, without a browser and in English. */
async function confirmOverHttp(visitor: Visitor, nationalId: string, code: string) {
  const page = await visitor.get("/en/freeze/service-desk");
  expect(askedBy(mainForm(page))).toEqual(["nationalId", "code", "picture"]);
  return visitor.submit(mainForm(page), { nationalId, code, picture: await pictureOn(page) });
}

test("two officers of two desks vouch for a person at the counter, whose new account is then whole, and for a new number in both languages", async ({
  citizen: first,
  anotherBrowser,
  account,
  newPerson,
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

  for (const language of LOCALES) {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox: first.inbox });
    for (const officer of [first, second]) await officer.page.goto("/ar/staff");
    await lookUp(first, person.nationalId);
    const deskCode = await issueNumberCode(first, person.spareMobile.local);
    await approveOnly(second);
    const road = { visitor: httpVisitor(language), person, inbox: first.inbox };
    const rescue = { have: ["in_person"], to: person.spareMobile, language, deskCode } as const;
    // In person waits a day while the old number is still the person's.
    const done = await recoverOverHttp(road, rescue);
    expect(attribute(done.html, "data-case-state")).toBe("waiting");
  }
});
