import { arriveAt, field, follow, open, refusal } from "../fixtures/browsing.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { askToSignInOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, pictureOn, type Visitor } from "../fixtures/http-visitor.ts";
import type { TestPerson } from "../fixtures/person.ts";
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

test("an app and printed codes are added, say what they are worth, and let the person in without a text message", async ({
  citizen,
  account,
  anotherBrowser,
}) => {
  const { names, page } = citizen;
  await open(citizen, "/account");
  await giveCredentials(citizen, account);
  await giveSignInCode(citizen, account);
  await arriveAt(citizen, page.getByRole("heading", { level: 1, name: names.myAccount }));
  const secret = await addApp(citizen);
  await printCodes(citizen);
  await open(citizen, "/account/security");
  await open(citizen, "/account/security/lost-phone");
  await expect(page.getByRole("main")).toContainText("تغيّر رقمك بعد 72 ساعة");

  const elsewhere = await anotherBrowser();
  await askToSignIn(elsewhere);
  await tryCredentials(elsewhere, account);
  await arriveAt(elsewhere, field(elsewhere, names.authenticatorCode));
  await field(elsewhere, names.authenticatorCode).fill("000000");
  await follow(elsewhere, names.confirm);
  await expect(refusal(elsewhere)).toBeVisible();
  await follow(elsewhere, FACTOR_NAMES.ar.printedCode);
  await arriveAt(elsewhere, field(elsewhere, names.recoveryCode));
  await follow(elsewhere, FACTOR_NAMES.ar.app);
  await arriveAt(elsewhere, field(elsewhere, names.authenticatorCode));
  await field(elsewhere, names.authenticatorCode).fill(await appCode(secret, 1));
  await follow(elsewhere, names.confirm);
  await consent(elsewhere);
  await expectData(elsewhere, account);
});

const formOf = (at: Answer, id: string) => {
  const found = at.forms.find((form) => form.id === id);
  if (found === undefined) throw new Error(`no form ${id} at ${at.url}`);
  return found;
};

/** Name and password without scripts: the page of the second step. */
async function secondStep(visitor: Visitor, { username: name, password }: TestPerson): Promise<Answer> {
  const at = await askToSignInOverHttp(visitor);
  return visitor.submit(formOf(at, "sign-in"), { name, password, picture: await pictureOn(at) });
}

test("all of it works in English without scripts: app, printed codes, another way, and closing the weakest ways", async ({
  account,
  inbox,
}) => {
  const visitor = httpVisitor();
  await signInOverHttp({ visitor, person: account, inbox });
  const security = "/en/account/security";
  const app = await visitor.get(`${security}/app/begin`);
  const secret = (/class="typed-key"><bdi[^>]*>([^<]*)</.exec(app.html)?.[1] ?? "").replaceAll(" ", "");
  const wrong = await visitor.submit(formOf(app, "prove-app"), { code: "12345" });
  expect(wrong.html).toContain('role="alert"');
  const added = await visitor.submit(formOf(wrong, "prove-app"), { code: await appCode(secret), name: "My phone" });
  expect(textOf(added.html)).toContain(FACTOR_NAMES.en.appAdded);

  const codes = await visitor.get(`${security}/codes/begin`);
  const shown = textOf(codes.html).match(/\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}\b/g) ?? [];
  expect(new Set(shown).size).toBe(10);
  expect((await visitor.get(`${security}/codes/download`)).html).toContain(shown[9]);
  await visitor.submit(formOf(codes, "keep-codes"), {});
  const listed = textOf((await visitor.get(security)).html);
  expect(listed).toContain("My phone");
  expect(listed).toContain("10 of 10");

  const weak = await visitor.get(`${security}/lost-phone`);
  const closing = await visitor.submit(formOf(weak, "close-weak-rows"), {});
  expect(textOf(closing.html)).toContain("They close on");
  await visitor.submit(formOf(closing, "keep-weak-rows"), {});

  const other = httpVisitor();
  const asked = await secondStep(other, account);
  const printed = await other.submit(formOf(asked, "choose-way"), { way: "recovery_code" });
  const inside = await other.submit(formOf(printed, "enter-code"), { code: shown[0]?.toLowerCase() ?? "" });
  expect(inside.url).toContain("/en/account");
  expect(textOf((await other.get(security)).html)).toContain("9 of 10");

  const removal = await other.get(`${security}/remove/codes`);
  const removed = await other.submit(formOf(removal, "remove-factor"), {});
  expect(textOf(removed.html)).toContain("Your account is guarded until");
  expect(removed.html).not.toContain("/remove/app");
});
