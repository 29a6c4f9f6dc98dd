import { asRead } from "../fixtures/as-read.ts";
import { arriveAt, field, follow, open, way } from "../fixtures/browsing.ts";
import { attribute, textOf } from "../fixtures/html-forms.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, mainForm } from "../fixtures/http-visitor.ts";
import { LOCALES } from "../fixtures/names.ts";
import { PASSKEY_NAMES } from "../fixtures/passkey-names.ts";
import { freshMobile, unknownPerson } from "../fixtures/person.ts";
import { solvePicture } from "../fixtures/picture.ts";
import { identifyOverHttp, papersOf, recoverOverHttp, stopOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

test("who has lost everything asks for the change from home with nothing but the card and a SIM, and is told the day", async ({
  citizen,
  account,
}) => {
  const { page, names, inbox } = citizen;
  await open(citizen, "");
  await follow(citizen, names.lostPhone);
  await arriveAt(citizen, page.getByRole("heading", { level: 1, name: "استعادة الدخول إلى حسابك" }));
  await page.getByLabel("لا شيء من هذا", { exact: true }).check();
  await follow(citizen, names.next);
  await arriveAt(citizen, page.getByText("بما معك يتغير رقمك بعد 7 أيام من تأكيدك."));
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.newMobile));
  await field(citizen, names.signInName).fill(account.nationalId);
  await field(citizen, names.newMobile).fill(account.spareMobile.local);
  await solvePicture(page, names);
  await follow(citizen, names.next);
  await arriveAt(citizen, field(citizen, names.verificationCode));
  await field(citizen, names.verificationCode).fill(await inbox.waitForCode(account.spareMobile.e164));
  await follow(citizen, names.confirm);
  await arriveAt(citizen, field(citizen, names.birthDate));
  const papers = await papersOf(account.nationalId);
  await field(citizen, names.birthDate).fill(papers.birthDate);
  await field(citizen, names.idExpiry).fill(papers.idExpiry);
  await follow(citizen, names.next);
  await arriveAt(citizen, way(citizen, names.confirmChange));
  await follow(citizen, names.confirmChange);
  await expect(page.locator("[data-case-state=waiting]")).toBeVisible();
  await arriveAt(citizen, page.locator("[data-case]"));
});

for (const language of LOCALES) {
  test(`with the password, and with the old SIM besides, the number changes at once (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    for (const have of [["password"], ["password", "old_sim"]] as const) {
      const person = await newPerson();
      await registerOverHttp({ visitor: httpVisitor(), person, inbox });
      const road = { visitor: httpVisitor(language), person, inbox };
      const done = await recoverOverHttp(road, { have, to: person.spareMobile, language });
      expect(attribute(done.html, "data-case-state")).toBe("completed");
      expect(attribute(done.html, "data-case")).toMatch(/^NF-/);
    }
  });
}

for (const language of LOCALES) {
  test(`where no scripts run a passkey cannot be shown: the page says so kindly, and the way goes on without (${language})`, async ({
    account,
    inbox,
  }) => {
    const road = { visitor: httpVisitor(language), person: account, inbox };
    const told: string[] = [];
    const look = async ({ url, html }: Answer) => {
      if (url.endsWith("/recovery/passkey")) told.push(textOf(html));
    };
    const rescue = { have: ["passkey", "password"], to: account.spareMobile, language } as const;
    const done = await recoverOverHttp(road, rescue, look);
    expect(told.join()).toContain(PASSKEY_NAMES[language].withoutScripts);
    expect(attribute(done.html, "data-case-state")).toBe("completed");
  });
}

for (const language of LOCALES) {
  test(`a waiting change is cancelled, and a finished one undone, by the old number and the password (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    for (const [have, by, state] of [
      [[], "cancel", "cancelled"],
      [["password"], "undo", "undone"],
    ] as const) {
      const person = await newPerson();
      await registerOverHttp({ visitor: httpVisitor(), person, inbox });
      const asked = { visitor: httpVisitor(language), person, inbox };
      const done = await recoverOverHttp(asked, { have, to: person.spareMobile, language });
      const caseNumber = attribute(done.html, "data-case") ?? "";
      const owner = { visitor: httpVisitor(language), person, inbox };
      const stopped = await stopOverHttp(
        owner,
        { have: ["password"], to: person.mobile, language },
        { caseNumber, by },
      );
      expect(new URL(stopped.url).pathname).toBe(`/${language}/recovery/done`);
      const page = await owner.visitor.get(`/${language}/recovery/case/${caseNumber}`);
      expect(attribute(page.html, "data-case-state")).toBe(state);
    }
  });
}

test("before a number is matched, an account that exists and one that does not read the same, headers and all", async ({
  account,
  inbox,
}) => {
  const met = await Promise.all(
    [account, unknownPerson()].map(async (person) => {
      const to = freshMobile();
      const visitor = httpVisitor("ar");
      const pages: Answer[] = [];
      const look = async (at: Answer) => void pages.push(at);
      const code = await identifyOverHttp({ visitor, person, inbox }, { have: [], to, language: "ar" }, look);
      const wrong = await visitor.submit(mainForm(code), { code: "000000" });
      const right = await visitor.submit(mainForm(wrong), { code: await inbox.waitForCode(to.e164) });
      expect(new URL(right.url).pathname).toBe("/ar/recovery/refused");
      return asRead([...pages, code, wrong, right], to);
    }),
  );
  expect(met[0]).toEqual(met[1]);
});
