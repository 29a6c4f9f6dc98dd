import { advanceClock } from "../fixtures/clock.ts";
import { attribute } from "../fixtures/html-forms.ts";
import { addAppOverHttp, type Road, registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { type Answer, httpVisitor } from "../fixtures/http-visitor.ts";
import { LOCALES } from "../fixtures/names.ts";
import { approveOnly, enrolAndSignIn, issueNumberCode, lookUp } from "../fixtures/officer-browser.ts";
import { addOfficer, forgetOfficers } from "../fixtures/officers.ts";
import { type Rescue, recoverOverHttp, stopOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_SECONDS = 24 * 60 * 60;

test.describe.configure({ mode: "default" });

// One network tries sixty names a day: these tests begin a day of their own.
test.beforeEach(async () => void (await advanceClock(25 * 60 * 60)));

const caseOf = (done: Answer): string => attribute(done.html, "data-case") ?? "";

/** The state of a case as its public page shows it. */
async function stateOf(number: string): Promise<string | null> {
  const page = await httpVisitor("ar").get(`/ar/recovery/case/${number}`);
  return attribute(page.html, "data-case-state");
}

/** Asks for the new number, which comes at once, and then undoes that with less, and with as much. */
async function changeAndUndo(road: Road, rescue: Rescue): Promise<void> {
  const number = caseOf(await recoverOverHttp(road, rescue));
  expect(await stateOf(number)).toBe("completed");
  const fresh = { ...road, visitor: httpVisitor(rescue.language) };
  await stopOverHttp(fresh, { ...rescue, have: ["password"] }, { caseNumber: number, by: "undo" });
  expect(await stateOf(number), "by the password alone").toBe("completed");
  // No code of an app counts twice: the next one comes with the next half minute.
  await advanceClock(60);
  await stopOverHttp(road, rescue, { caseNumber: number, by: "undo" });
  expect(await stateOf(number)).toBe("undone");
}

for (const language of LOCALES) {
  test(`with the password, a browser of a month ago makes the change sure: it comes at once and is not undone by the password alone (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    const road = { visitor: httpVisitor(language), person, inbox };
    await registerOverHttp({ ...road, visitor: httpVisitor() });
    await signInOverHttp(road);
    await advanceClock(31 * DAY_SECONDS);
    await changeAndUndo(road, { have: ["password", "known_device"], to: person.spareMobile, language });
  });

  test(`with the password, a code of the authenticator app makes the change sure: it comes at once and is not undone by the password alone (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    const road = { visitor: httpVisitor(language), person, inbox };
    await registerOverHttp({ ...road, visitor: httpVisitor() });
    await signInOverHttp(road);
    const secret = await addAppOverHttp(road);
    await advanceClock(8 * DAY_SECONDS);
    await changeAndUndo(road, { have: ["password", "totp"], to: person.spareMobile, language, secret });
  });
}

test("who was vouched for at the counter by two desks has the new number a day later, in both languages", async ({
  citizen,
  anotherBrowser,
  newPerson,
  inbox,
}) => {
  test.setTimeout(120_000);
  const [first, second] = [
    { ...citizen, inspection: "none" },
    { ...(await anotherBrowser()), inspection: "none" },
  ] as const;
  await forgetOfficers();
  const [here, there] = [await addOfficer("نورة السبيعي", "الرياض"), await addOfficer("فهد الحربي", "جدة")];
  await enrolAndSignIn(first, here);
  await enrolAndSignIn(second, there);
  const vouched = [];
  for (const language of LOCALES) {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    for (const officer of [first, second]) await officer.page.goto("/ar/staff");
    await lookUp(first, person.nationalId);
    const deskCode = await issueNumberCode(first, person.spareMobile.local);
    await approveOnly(second);
    const road = { visitor: httpVisitor(language), person, inbox };
    const rescue = { have: ["in_person"], to: person.spareMobile, language, deskCode } as const;
    const number = caseOf(await recoverOverHttp(road, rescue));
    expect(await stateOf(number)).toBe("waiting");
    vouched.push({ number, person: { ...person, mobile: person.spareMobile } });
  }
  await advanceClock(DAY_SECONDS + 60);
  for (const { number, person } of vouched) {
    expect(await stateOf(number)).toBe("completed");
    const signedIn = await signInOverHttp({ visitor: httpVisitor(), person, inbox });
    expect(signedIn.html).not.toContain('role="alert"');
  }
});
