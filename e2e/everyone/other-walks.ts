import { field, way } from "../fixtures/browsing.ts";
import { signInAtAbsher } from "../fixtures/national-file.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { papersOf } from "../fixtures/recovery-road.ts";
import type { Traveller } from "./traveller.ts";
import { open, typed, typePicture } from "./verbs.ts";

/** By way of Absher, whose own page is not ours and is not looked at, to an account. */
export async function nationalFile(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { names, inbox, language } = browsing;
  await open(traveller, "/national-file");
  await traveller.arrive("national-file", way(browsing, names.signIn));
  await traveller.press(way(browsing, names.signIn));
  await signInAtAbsher(browsing, person);
  await traveller.arrive("national-file/details", field(browsing, names.fullName));
  await traveller.type(field(browsing, names.mobile), typed(browsing, person.mobile.local));
  await traveller.type(field(browsing, names.fullName), person.fullName[language]);
  await traveller.type(field(browsing, names.password), person.password);
  await traveller.type(field(browsing, names.confirmPassword), person.password);
  await typePicture(traveller);
  await traveller.tick(field(browsing, names.agree));
  await traveller.press(way(browsing, names.next));
  await traveller.arrive("national-file/review", way(browsing, names.completeRegistration));
  await traveller.press(way(browsing, names.completeRegistration));
  await traveller.arrive("national-file/code", field(browsing, names.activationCode));
  const code = typed(browsing, await inbox.waitForCode(person.mobile.e164));
  await traveller.type(field(browsing, names.activationCode), code);
  await traveller.send(way(browsing, names.confirm));
  await traveller.arrive("registration/done", way(browsing, names.myAccount));
}

/** With nothing left but the card and a SIM in one's own name, to the case that waits a week. */
export async function recovery(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { page, names, inbox } = browsing;
  await open(traveller, "/recovery");
  await traveller.arrive("recovery", page.locator("[name=nothing]"));
  await traveller.tick(page.locator("[name=nothing]"));
  await traveller.press(way(browsing, names.next));
  await traveller.arrive("recovery/plan", page.locator("#needs"));
  await traveller.press(way(browsing, names.next));
  await traveller.arrive("recovery/identity", field(browsing, names.newMobile));
  await traveller.type(field(browsing, names.signInName), person.nationalId);
  await traveller.type(field(browsing, names.newMobile), typed(browsing, person.spareMobile.local));
  await typePicture(traveller);
  await traveller.send(way(browsing, names.next));
  await traveller.arrive("recovery/code", field(browsing, names.verificationCode));
  const code = typed(browsing, await inbox.waitForCode(person.spareMobile.e164));
  await traveller.type(field(browsing, names.verificationCode), code);
  await traveller.send(way(browsing, names.confirm));
  await traveller.arrive("recovery/facts", field(browsing, names.birthDate));
  const papers = await papersOf(person.nationalId);
  await traveller.type(field(browsing, names.birthDate), typed(browsing, papers.birthDate));
  await traveller.type(field(browsing, names.idExpiry), typed(browsing, papers.idExpiry));
  await traveller.send(way(browsing, names.next));
  await traveller.arrive("recovery/review", way(browsing, names.confirmChange));
  await traveller.press(way(browsing, names.confirmChange));
  await traveller.arrive("recovery/done", page.locator("[data-case-state=waiting]"));
}
