import { advanceClock } from "../fixtures/clock.ts";
import { refusedSignInOverHttp, registerOverHttp, signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { LOCALES } from "../fixtures/names.ts";
import { comeOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_SECONDS = 24 * 60 * 60;

test.describe.configure({ mode: "default" });

// One network tries sixty names a day: these tests begin a day of their own.
test.beforeEach(async () => void (await advanceClock(25 * 60 * 60)));

for (const language of LOCALES) {
  test(`an account frozen by its number lets nobody in, is not opened by the number alone, is by number and password, and is not frozen by its number again within a month (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const person = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const come = (page: "freeze" | "lift", have: readonly "password"[]) =>
      comeOverHttp({ visitor: httpVisitor(language), person, inbox }, { have, to: person.mobile, language }, page);
    const done = `/${language}/recovery/done`;
    expect(new URL((await come("freeze", [])).url).pathname).toBe(done);
    const signIn = () => ({ visitor: httpVisitor(), person, inbox });
    expect(await refusedSignInOverHttp(signIn())).toContain("The account is frozen until you lift the freeze.");
    expect((await come("lift", [])).html).toContain('role="alert"');
    expect(new URL((await come("lift", ["password"])).url).pathname).toBe(done);
    expect((await signInOverHttp(signIn())).html).not.toContain('role="alert"');
    await advanceClock(29 * DAY_SECONDS);
    expect((await come("freeze", [])).html).toContain('role="alert"');
    expect((await signInOverHttp(signIn())).html).not.toContain('role="alert"');
    await advanceClock(DAY_SECONDS);
    expect(new URL((await come("freeze", [])).url).pathname).toBe(done);
  });
}
