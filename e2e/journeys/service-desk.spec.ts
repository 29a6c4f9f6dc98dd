import { arriveAt, type Browsing, field, follow, way } from "../fixtures/browsing.ts";
import { askedBy, httpVisitor, mainForm, pictureOn, type Visitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { addOfficer, forgetOfficers, plugInAuthenticator } from "../fixtures/officers.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS = {
  next: "التالي",
  makePasskey: "إنشاء مفتاح المرور",
  toDesk: "إلى مكتب الخدمة",
  signIn: "الدخول بمفتاح المرور",
  nationalId: "رقم الهوية الوطنية أو رقم الإقامة",
  reason: "سبب الاطلاع",
  note: "السبب بكلماتك",
  find: "بحث",
  wish: "لماذا الرمز؟",
  issue: "إصدار الرمز",
  approvals: "ما ينتظر موافقتك",
  open: "الاطلاع على الحساب",
  approve: "الموافقة على الرمز",
};

/** Opens the enrolment address, makes the passkey and signs in by it. */
async function enrolAndSignIn(officer: Browsing, address: string): Promise<void> {
  const { page } = officer;
  await plugInAuthenticator(page);
  await page.goto(address);
  await expect(page).toHaveURL(/\/ar\/staff\/enrol$/);
  await arriveAt(officer, way(officer, WORDS.next));
  await follow(officer, WORDS.next);
  await arriveAt(officer, way(officer, WORDS.makePasskey));
  await follow(officer, WORDS.makePasskey);
  await arriveAt(officer, way(officer, WORDS.toDesk));
  await follow(officer, WORDS.toDesk);
  await arriveAt(officer, way(officer, WORDS.signIn));
  await follow(officer, WORDS.signIn);
  await arriveAt(officer, way(officer, WORDS.find));
}

async function lookUp(officer: Browsing, nationalId: string): Promise<void> {
  await field(officer, WORDS.nationalId).fill(nationalId);
  await field(officer, WORDS.reason).selectOption("new_account");
  await field(officer, WORDS.note).fill("حضر بهويته ليؤكد حسابه الجديد");
  await follow(officer, WORDS.find);
  await arriveAt(officer, way(officer, WORDS.issue));
}

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
  await field(first, WORDS.wish).selectOption("account");
  await follow(first, WORDS.issue);
  const told = first.page.getByRole("status").filter({ hasText: /[A-Z]{4}-[A-Z]{4}/ });
  await expect(told).toBeVisible();
  const code = /[A-Z]{4}-[A-Z]{4}/.exec((await told.textContent()) ?? "")?.[0] ?? "none";

  const visitor = httpVisitor("en");
  const early = await confirmOverHttp(visitor, account.nationalId, code);
  expect(early.html).toContain("This code was not accepted");

  await follow(second, WORDS.approvals);
  await arriveAt(second, way(second, WORDS.open));
  await follow(second, WORDS.open);
  await arriveAt(second, way(second, WORDS.approve));
  await follow(second, WORDS.approve);
  await expect(second.page.getByRole("status").filter({ hasText: "وافقت على الرمز" })).toBeVisible();

  const confirmed = await confirmOverHttp(visitor, account.nationalId, code);
  expect(confirmed.url).toContain("/en/freeze/service-desk/done");
  const again = await confirmOverHttp(visitor, account.nationalId, code);
  expect(again.html).toContain("This code was not accepted");

  await expect
    .poll(async () => (await messagesTo(account.email)).filter(({ text }) => text.includes("مكتب")).length)
    .toBe(5);
});
