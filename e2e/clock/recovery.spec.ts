import { advanceClock } from "../fixtures/clock.ts";
import { attribute } from "../fixtures/html-forms.ts";
import { registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { LOCALES } from "../fixtures/names.ts";
import { recoverOverHttp, setPasswordOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_SECONDS = 24 * 60 * 60;

test.describe.configure({ mode: "default" });

/** The state of a case as its public page shows it. */
async function stateOf(number: string): Promise<string | null> {
  const page = await httpVisitor("ar").get(`/ar/recovery/case/${number}`);
  return attribute(page.html, "data-case-state");
}

for (const language of LOCALES) {
  test(`who has lost everything gets the new number after seven days, not a day earlier, and then sets a new password and signs in (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const road = { visitor: httpVisitor(language), person, inbox };
    const done = await recoverOverHttp(road, { have: [], to: person.spareMobile, language });
    const number = attribute(done.html, "data-case") ?? "";
    await advanceClock(6 * DAY_SECONDS);
    expect(await stateOf(number)).toBe("waiting");
    await advanceClock(DAY_SECONDS + 60);
    expect(await stateOf(number)).toBe("completed");

    const renewed = { ...person, mobile: person.spareMobile, password: `New-${person.password}` };
    const back = { visitor: httpVisitor(language), person: renewed, inbox };
    const set = await setPasswordOverHttp(back, { have: [], to: person.spareMobile, language }, number);
    expect(new URL(set.url).pathname).toBe(`/${language}/recovery/done`);
    const signedIn = await signInOverHttp({ visitor: httpVisitor(), person: renewed, inbox });
    expect(new URL(signedIn.url).pathname).toMatch(/\/sign-in\/|\/account/);
    expect(signedIn.html).not.toContain('role="alert"');
  });

  test(`who has forgotten the password but has the e-mail gets the number after a day (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const email = `new-${person.email}`;
    const first = { visitor: httpVisitor(language), person, inbox };
    await recoverOverHttp(first, { have: ["password"], to: person.spareMobile, language, email });
    // An e-mail that was confirmed with a change counts a week later.
    await advanceClock(8 * DAY_SECONDS);
    const road = { visitor: httpVisitor(language), person: { ...person, email }, inbox };
    const done = await recoverOverHttp(road, { have: ["email"], to: person.mobile, language });
    const number = attribute(done.html, "data-case") ?? "";
    await advanceClock(DAY_SECONDS - 60);
    expect(await stateOf(number)).toBe("waiting");
    await advanceClock(120);
    expect(await stateOf(number)).toBe("completed");
  });
}

test("a hold code that comes with a reminder puts a change of who has lost everything off by 72 hours", async ({
  newPerson,
  inbox,
}) => {
  const person = await newPerson();
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const road = { visitor: httpVisitor("ar"), person, inbox };
  const done = await recoverOverHttp(road, { have: [], to: person.spareMobile, language: "ar" });
  const number = attribute(done.html, "data-case") ?? "";
  await advanceClock(6 * DAY_SECONDS);
  const owner = httpVisitor("ar");
  const freeze = await owner.get("/ar/freeze");
  const typed = { code: await inbox.waitForHoldCode(person.mobile.e164), picture: await pictureOn(freeze) };
  await owner.submit(mainForm(freeze), typed);
  expect(await stateOf(number)).toBe("held");
  await advanceClock(2 * DAY_SECONDS);
  expect(await stateOf(number)).toBe("held");
  await advanceClock(DAY_SECONDS + 60);
  expect(await stateOf(number)).toBe("completed");
});
