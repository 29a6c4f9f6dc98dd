import { advanceClock } from "../fixtures/clock.ts";
import { attribute, textOf } from "../fixtures/html-forms.ts";
import { refusedSignInOverHttp, registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import { LOCALES } from "../fixtures/names.ts";
import { freshMobile, type TestPerson, tellRegistries } from "../fixtures/person.ts";
import { comeOverHttp, recoverOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

const REFUSED = {
  ar: { notMatched: "لم نتمكن من ربط هذا الرقم بما كتبته.", business: "هذا الرقم مسجل باسم منشأة." },
  en: {
    notMatched: "We could not match this number with what you typed.",
    business: "This number is registered to an organisation.",
  },
} as const;

/** What was sent to everyone whom the portal has on file for a person. */
async function toldOwner({ mobile, email }: TestPerson): Promise<readonly string[]> {
  const messages = [...(await messagesTo(mobile.e164)), ...(await messagesTo(email))];
  return messages.map(({ id }) => id);
}

test.describe.configure({ mode: "default" });

// One network tries sixty names a day: these tests begin a day of their own.
test.beforeEach(async () => void (await advanceClock(25 * 60 * 60)));

for (const language of LOCALES) {
  test(`a number owned by someone else is refused without a hint of whose it is (${language})`, async ({
    account,
    newPerson,
    inbox,
  }) => {
    const owner = await newPerson();
    const road = { visitor: httpVisitor(language), person: account, inbox };
    const refused = await recoverOverHttp(road, { have: [], to: owner.mobile, language });
    const text = textOf(refused.html);
    expect(new URL(refused.url).pathname).toBe(`/${language}/recovery/refused`);
    expect(text).toContain(REFUSED[language].notMatched);
    for (const secret of [owner.nationalId, owner.username, owner.email, ...owner.fullName[language].split(" ")]) {
      expect(text).not.toContain(secret);
    }
  });

  test(`a number on an employer's contract is refused in plain words, and one's own then goes on (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const employers = { ...person, mobile: person.mobile, spareMobile: freshMobile() };
    await tellRegistries(
      { ...employers, mobile: employers.spareMobile, spareMobile: person.mobile },
      { contract: "business" },
    );
    const visitor = httpVisitor(language);
    const refused = await recoverOverHttp(
      { visitor, person, inbox },
      { have: [], to: employers.spareMobile, language },
    );
    expect(textOf(refused.html)).toContain(REFUSED[language].business);
    await tellRegistries(person);
    const rescue = { have: ["password"], to: person.spareMobile, language } as const;
    const done = await recoverOverHttp({ visitor: httpVisitor(language), person, inbox }, rescue);
    expect(attribute(done.html, "data-case-state")).toBe("completed");
  });

  test(`a recycled number moves to the newcomer; the previous holder hears of it by e-mail and gets no code by it (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const [previous, newcomer] = [await newPerson(), await newPerson()];
    for (const person of [previous, newcomer]) await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const recycled = previous.mobile;
    await tellRegistries({ ...previous, mobile: previous.spareMobile, spareMobile: freshMobile() });
    await tellRegistries({ ...newcomer, spareMobile: recycled });
    const road = { visitor: httpVisitor(language), person: newcomer, inbox };
    const done = await recoverOverHttp(road, { have: ["password"], to: recycled, language });
    expect(attribute(done.html, "data-case-state")).toBe("completed");
    await expect.poll(async () => (await messagesTo(previous.email)).length).toBeGreaterThan(0);
    const before = await inbox.codesSentTo(recycled.e164);
    const told = await refusedSignInOverHttp({ visitor: httpVisitor(), person: previous, inbox });
    expect(told).toContain("The mobile number on file is no longer in your name.");
    expect(await inbox.codesSentTo(recycled.e164)).toBe(before);
    for (const secret of [newcomer.nationalId, newcomer.username]) {
      expect(JSON.stringify(await messagesTo(previous.email))).not.toContain(secret);
    }
  });

  test(`attack: a harasser who knows only the id stops, freezes and sends nothing (${language})`, async ({
    account,
    inbox,
  }) => {
    const before = await toldOwner(account);
    const harasser = freshMobile();
    for (const page of ["freeze", "lift", "stolen"]) {
      const road = { visitor: httpVisitor(language), person: account, inbox };
      const met = await comeOverHttp(road, { have: [], to: harasser, language }, page);
      expect(new URL(met.url).pathname, page).toBe(`/${language}/recovery/refused`);
    }
    const road = { visitor: httpVisitor(language), person: account, inbox };
    const met = await recoverOverHttp(road, { have: [], to: freshMobile(), language });
    expect(new URL(met.url).pathname).toBe(`/${language}/recovery/refused`);
    expect(await toldOwner(account)).toEqual(before);
    const signedIn = await signInOverHttp({ visitor: httpVisitor(), person: account, inbox });
    expect(signedIn.html).not.toContain('role="alert"');
  });

  test(`a new number and a new e-mail go in one case, and both addresses are told (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const email = `new-${person.email}`;
    const road = { visitor: httpVisitor(language), person, inbox };
    const done = await recoverOverHttp(road, { have: ["password"], to: person.spareMobile, language, email });
    expect(attribute(done.html, "data-case-state")).toBe("completed");
    const told = async (to: string) => (await messagesTo(to)).filter(({ holdCode }) => holdCode !== null).length;
    for (const to of [person.email, email, person.mobile.e164, person.spareMobile.e164]) {
      await expect.poll(() => told(to), { message: to }).toBeGreaterThan(0);
    }
    const renewed = { ...person, mobile: person.spareMobile, email };
    const signedIn = await signInOverHttp({ visitor: httpVisitor(), person: renewed, inbox });
    expect(signedIn.html).not.toContain('role="alert"');
  });
}
