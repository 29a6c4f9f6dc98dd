import { accountWords } from "#lib/i18n/messages/account/words.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { textOf } from "../fixtures/html-forms.ts";
import { signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor, mainForm } from "../fixtures/http-visitor.ts";
import {
  absherAccountOf,
  completeNationalFile,
  giveNationalFileAnswers,
  openNationalFile,
  openNationalFileOverHttp,
  registerByNationalFileOverHttp,
  watchForCallback,
} from "../fixtures/national-file.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

test("National File, as the mission tells it: sign in at Absher, mobile, name and password, picture code, complete", async ({
  citizen,
  person,
}) => {
  await openNationalFile(citizen, person);
  await giveNationalFileAnswers(citizen, person);
  await completeNationalFile(citizen, person);
  await expect(citizen.page.getByRole("status")).toContainText("سارة");
});

test("National File in English without scripts: a name that the registry does not know is asked again, and the account needs no e-mail", async ({
  person,
  inbox,
}) => {
  const road = { visitor: httpVisitor(), person, inbox };
  const { name } = nationalFileWords("en");
  const again = await registerByNationalFileOverHttp(road, "Nobody Alqahtani");
  expect(textOf(again.html)).toContain(name.help);
  const done = await road.visitor.submit(mainForm(again), { fullName: "sarah bint khalid al-qahtani" });
  expect(textOf(done.html)).toContain(registrationWords("en").done.title);
  const { username } = await absherAccountOf(person);
  const account = await signInOverHttp({ ...road, person: { ...person, username } });
  expect(textOf(account.html)).toContain(accountWords("en").emailNone);
});

test("Absher's answer counts once and in one browser alone, and leaves nothing of itself in an address", async ({
  person,
}) => {
  const callback = watchForCallback();
  const visitor = httpVisitor("en", undefined, callback.asking);
  const details = await openNationalFileOverHttp(visitor, person);
  expect(details.url).toBe(`${world.portal}/en/national-file/details`);
  expect((await visitor.get(callback.address())).url).toBe(details.url);

  const stopped = `${world.portal}/en/national-file/stopped/foreign`;
  const stranger = httpVisitor("en");
  expect(await stranger.get(callback.address())).toMatchObject({ status: 200, url: stopped });
  for (const query of ["", "?state=a&state=b", "?code=%00", "?error=access_denied", `?state=${"x".repeat(4_000)}`]) {
    expect(await stranger.get(`/api/national-file/callback${query}`)).toMatchObject({ status: 200, url: stopped });
  }
  expect((await stranger.get("/en/national-file/details")).url).toBe(`${world.portal}/en/national-file`);
});
