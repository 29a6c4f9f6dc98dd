import { advanceClock, portalNow } from "../fixtures/clock.ts";
import { attribute, textOf } from "../fixtures/html-forms.ts";
import {
  printCodesOverHttp,
  type Road,
  refusedSignInOverHttp,
  registerOverHttp,
  signInOverHttp,
} from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import { type Inbox, messagesTo } from "../fixtures/inbox.ts";
import { LOCALES, type Locale } from "../fixtures/names.ts";
import type { TestPerson } from "../fixtures/person.ts";
import {
  comeOverHttp,
  type Rescue,
  recoverOverHttp,
  setPasswordOverHttp,
  stopOverHttp,
} from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;

const OVER = {
  ar: "انتهت مدة التراجع عن هذا التغيير.",
  en: "The time for undoing this change is over.",
} as const;

test.describe.configure({ mode: "default" });

// One network tries sixty names a day: these tests begin a day of their own.
test.beforeEach(async () => void (await advanceClock(25 * 60 * 60)));

type Asked = { readonly person: TestPerson; readonly inbox: Inbox; readonly language: Locale };

const roadOf = ({ person, inbox, language }: Asked): Road => ({ visitor: httpVisitor(language), person, inbox });
const caseOf = (done: Answer): string => attribute(done.html, "data-case") ?? "";

/** Registers somebody, and asks for the spare number with what the person has. */
async function asked(asking: Asked, have: Rescue["have"]): Promise<string> {
  const { person, inbox, language } = asking;
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  return caseOf(await recoverOverHttp(roadOf(asking), { have, to: person.spareMobile, language }));
}

/** The state of a case as its public page shows it. */
async function stateOf(number: string): Promise<string | null> {
  const page = await httpVisitor("ar").get(`/ar/recovery/case/${number}`);
  return attribute(page.html, "data-case-state");
}

/** Types a hold code that was sent to a number at the emergency stop. */
async function hold({ language, inbox }: Asked, sentTo: string): Promise<Answer> {
  const visitor = httpVisitor(language);
  const freeze = await visitor.get(`/${language}/freeze`);
  const typed = { code: await inbox.waitForHoldCode(sentTo), picture: await pictureOn(freeze) };
  return visitor.submit(mainForm(freeze), typed);
}

/** Presses the one button behind the newest link that an e-mail brought. */
async function holdByLink({ language, person }: Asked): Promise<Answer> {
  const visitor = httpVisitor(language);
  const found = async () => (await messagesTo(person.email)).find(({ link }) => link !== null)?.link ?? "";
  await expect.poll(found).not.toBe("");
  const page = await visitor.get(await found());
  return visitor.submit(mainForm(page), {});
}

/** A change that is there at once, and stays when somebody has its number and the password alone to undo it with. */
async function expectSure(asking: Asked, rescue: Rescue, caseNumber: string): Promise<void> {
  expect(await stateOf(caseNumber)).toBe("completed");
  await stopOverHttp(roadOf(asking), { ...rescue, have: ["password"] }, { caseNumber, by: "undo" });
  expect(await stateOf(caseNumber), "by the password alone").toBe("completed");
}

async function registryIs(mode: "down" | "ok"): Promise<void> {
  const body = JSON.stringify({ service: "mobile-ownership", mode });
  await fetch(`${world.simulators}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
}

test.afterEach(() => registryIs("ok"));

for (const language of LOCALES) {
  test(`a waiting change is held by a code, and another one by the link of an e-mail; neither works twice (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    for (const stop of ["code", "link"] as const) {
      const asking = { person: await newPerson(), inbox, language };
      const number = await asked(asking, []);
      const by = stop === "code" ? () => hold(asking, asking.person.mobile.e164) : () => holdByLink(asking);
      await by();
      expect(await stateOf(number)).toBe("held");
      await advanceClock(8 * DAY_SECONDS);
      expect(await stateOf(number)).toBe("completed");
    }
    const asking = { person: await newPerson(), inbox, language };
    await asked(asking, []);
    await holdByLink(asking);
    expect((await holdByLink(asking)).html).toContain('role="alert"');
  });

  test(`a change is undone after two days, and not after three (${language})`, async ({ newPerson, inbox }) => {
    for (const [days, state] of [
      [2, "undone"],
      [3, "completed"],
    ] as const) {
      const asking = { person: await newPerson(), inbox, language };
      const number = await asked(asking, ["password"]);
      await advanceClock(days * DAY_SECONDS + 60);
      const rescue = { have: ["password"], to: asking.person.mobile, language } as const;
      const stopped = await stopOverHttp(roadOf(asking), rescue, { caseNumber: number, by: "undo" });
      expect(await stateOf(number)).toBe(state);
      const isRefused = textOf(stopped.html).includes(OVER[language]);
      expect(isRefused).toBe(state === "completed");
    }
  });

  test(`after somebody else cancelled, the next request is contested and completes after 30 days (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const asking = { person: await newPerson(), inbox, language };
    const { person } = asking;
    const number = await asked(asking, []);
    const rescue = { have: ["password"], to: person.mobile, language } as const;
    await stopOverHttp(roadOf(asking), rescue, { caseNumber: number, by: "cancel" });
    expect(await stateOf(number)).toBe("cancelled");
    const again = caseOf(await recoverOverHttp(roadOf(asking), { have: [], to: person.spareMobile, language }));
    expect(await stateOf(again)).toBe("contested");
    await advanceClock(29 * DAY_SECONDS);
    expect(await stateOf(again)).toBe("contested");
    await advanceClock(DAY_SECONDS + 60);
    expect(await stateOf(again)).toBe("completed");
  });

  test(`a frozen account is brought back with an id, a new SIM and patience (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const asking = { person: await newPerson(), inbox, language };
    const { person } = asking;
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const frozen = await comeOverHttp(roadOf(asking), { have: [], to: person.mobile, language }, "freeze");
    expect(new URL(frozen.url).pathname).toBe(`/${language}/recovery/done`);
    expect(await refusedSignInOverHttp({ visitor: httpVisitor(), person, inbox })).toContain(
      "The account is frozen until you lift the freeze.",
    );
    const number = caseOf(await recoverOverHttp(roadOf(asking), { have: [], to: person.spareMobile, language }));
    await advanceClock(6 * DAY_SECONDS);
    expect(await stateOf(number)).toBe("waiting");
    await advanceClock(DAY_SECONDS + 60);
    expect(await stateOf(number)).toBe("completed");
    const renewed = { ...person, mobile: person.spareMobile, password: `New-${person.password}` };
    const back = { ...asking, person: renewed };
    await setPasswordOverHttp(roadOf(back), { have: [], to: person.spareMobile, language }, number);
    const signedIn = await signInOverHttp({ visitor: httpVisitor(), person: renewed, inbox });
    expect(signedIn.html).not.toContain('role="alert"');
  });

  test(`with the password, a confirmed e-mail or a printed code makes the change sure: it takes effect at once, and the password alone does not undo it (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const asking = { person: await newPerson(), inbox, language };
    const { person } = asking;
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const email = `new-${person.email}`;
    await recoverOverHttp(roadOf(asking), { have: ["password"], to: person.spareMobile, language, email });
    const moved = { ...asking, person: { ...person, mobile: person.spareMobile, email } };
    // What came with a change counts a week later.
    await advanceClock(8 * DAY_SECONDS);
    const owner = { visitor: httpVisitor(), person: moved.person, inbox };
    await signInOverHttp(owner);
    const [printed = ""] = await printCodesOverHttp(owner);
    const supported = { have: ["password", "email"], to: person.mobile, language } as const;
    const shown: string[] = [];
    const look = async ({ url }: Answer) => void shown.push(url.split("/").at(-1) ?? "");
    const byEmail = caseOf(await recoverOverHttp(roadOf(moved), supported, look));
    await expectSure(moved, supported, byEmail);
    await advanceClock(8 * DAY_SECONDS);
    const back = { ...asking, person: { ...person, email } };
    const strong = { have: ["password", "recovery_code"], to: person.spareMobile, language, printed } as const;
    const byPrinted = caseOf(await recoverOverHttp(roadOf(back), strong, look));
    await expectSure(back, strong, byPrinted);
    expect(shown).toEqual(expect.arrayContaining(["password", "email", "recovery-code"]));
  });

  test(`attack: who stole the phone holds, freezes and cancels nothing with it once the theft was reported (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const asking = { person: await newPerson(), inbox, language };
    const { person } = asking;
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    const owner = { visitor: httpVisitor(), person, inbox };
    await signInOverHttp(owner);
    const [printed = ""] = await printCodesOverHttp(owner);
    // What was added to an account counts a week later.
    await advanceClock(8 * DAY_SECONDS);
    const number = caseOf(await recoverOverHttp(roadOf(asking), { have: [], to: person.spareMobile, language }));
    const byCode = { have: ["recovery_code"], to: person.spareMobile, language, printed } as const;
    const reported = await comeOverHttp(roadOf(asking), byCode, "stolen");
    expect(new URL(reported.url).pathname).toBe(`/${language}/recovery/done`);

    const thief = { have: ["old_sim"], to: person.mobile, language } as const;
    const refusals = [
      await hold(asking, person.mobile.e164),
      await comeOverHttp(roadOf(asking), thief, "freeze"),
      await stopOverHttp(roadOf(asking), thief, { caseNumber: number, by: "cancel" }),
    ];
    for (const { html, url } of refusals) expect(html, url).toContain('role="alert"');
    expect(await stateOf(number)).toBe("waiting");
    const told = (await messagesTo(person.mobile.e164)).length;
    await advanceClock(7 * DAY_SECONDS + 60);
    expect(await stateOf(number)).toBe("completed");
    expect(await messagesTo(person.mobile.e164)).toHaveLength(told);
  });

  test(`while the operators are silent nothing is lost: the proved number goes on, and a due change completes, once they answer (${language})`, async ({
    newPerson,
    inbox,
  }) => {
    const asking = { person: await newPerson(), inbox, language };
    const { person } = asking;
    await registerOverHttp({ visitor: httpVisitor(), person, inbox });
    await registryIs("down");
    const rescue = { have: [], to: person.spareMobile, language } as const;
    const road = roadOf(asking);
    const silent = await recoverOverHttp(road, rescue);
    expect(new URL(silent.url).pathname).toBe(`/${language}/recovery/check`);
    await registryIs("ok");
    const facts = await road.visitor.submit(mainForm(silent), {});
    expect(new URL(facts.url).pathname).toBe(`/${language}/recovery/facts`);
    const number = caseOf(await recoverOverHttp(roadOf(asking), rescue));
    await registryIs("down");
    await advanceClock(7 * DAY_SECONDS + 60);
    expect(await stateOf(number)).toBe("waiting");
    await registryIs("ok");
    await advanceClock(6 * 60);
    expect(await stateOf(number)).toBe("completed");
  });

  test(`a SIM of an hour waits a day, with the password (${language})`, async ({ newPerson, inbox }) => {
    const person = await newPerson({ spareSim: { ageHours: 1, now: await portalNow() } });
    const number = await asked({ person, inbox, language }, ["password"]);
    await advanceClock(DAY_SECONDS - 60);
    expect(await stateOf(number)).toBe("waiting");
    await advanceClock(120);
    expect(await stateOf(number)).toBe("completed");
  });
}
