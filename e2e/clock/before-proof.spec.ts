import { bothReads, type Stranger } from "../fixtures/as-read.ts";
import { advanceClock } from "../fixtures/clock.ts";
import { attribute } from "../fixtures/html-forms.ts";
import { registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor, mainForm, pictureOn } from "../fixtures/http-visitor.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { recoverOverHttp } from "../fixtures/recovery-road.ts";
import { expect, test } from "../fixtures/test.ts";

const AIMS = ["freeze", "lift", "stolen", "username", "forgotten-password", "weak-rows"] as const;

test.describe.configure({ mode: "default" });

// One network tries sixty names a day: these tests begin a day of their own.
test.beforeEach(async () => void (await advanceClock(25 * 60 * 60)));

/** All pages of a way of recovery that somebody sees who has a name and a SIM that is not that person's. */
async function pagesOf({ visitor, person, number }: Stranger, page: string, code: () => Promise<string>) {
  const start = await visitor.get(`/ar/recovery/${page}`);
  const told = await visitor.submit(mainForm(start), {});
  const identity = await visitor.get("/ar/recovery/identity");
  // Who has forgotten the username types the id alone.
  const named = page === "username" ? { nationalId: person.nationalId } : { name: person.nationalId };
  const typed = { ...named, mobile: number.local, picture: await pictureOn(identity) };
  const sent = await visitor.submit(mainForm(identity), typed);
  expect(new URL(sent.url).pathname, page).toBe("/ar/recovery/code");
  const wrong = await visitor.submit(mainForm(sent), { code: "000000" });
  const right = await visitor.submit(mainForm(wrong), { code: await code() });
  expect(new URL(right.url).pathname).toBe("/ar/recovery/refused");
  return [start, told, identity, sent, wrong, right];
}

test("attack: no way of recovery tells whether there is an account, nor whose case a number is", async ({
  newPerson,
  inbox,
}) => {
  test.setTimeout(120_000);
  const person = await newPerson();
  await registerOverHttp({ visitor: httpVisitor(), person, inbox });
  const rescue = { have: [], to: person.spareMobile, language: "ar" } as const;
  const done = await recoverOverHttp({ visitor: httpVisitor("ar"), person, inbox }, rescue);
  const caseNumber = attribute(done.html, "data-case") ?? "";
  for (const page of [...AIMS, `case/${caseNumber}/cancel`, `case/${caseNumber}/undo`]) {
    // Each way is somebody else's try: one name is not tried too often from here.
    const [somebodys, nobodys] = await bothReads(page.startsWith("case/") ? person : await registered(), (stranger) =>
      pagesOf(stranger, page, () => inbox.waitForCode(stranger.number.e164)),
    );
    expect(somebodys, page).toEqual(nobodys);
  }

  async function registered(): Promise<TestPerson> {
    const another = await newPerson();
    await registerOverHttp({ visitor: httpVisitor(), person: another, inbox });
    return another;
  }
});
