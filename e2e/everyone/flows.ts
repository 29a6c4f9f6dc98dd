import { expect } from "@playwright/test";
import { field, way } from "../fixtures/browsing.ts";
import { changeByAbsherOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { reviewSign } from "../fixtures/registration.ts";
import { openSite } from "../fixtures/sign-in.ts";
import { nationalFile, recovery } from "./other-walks.ts";
import type { Traveller } from "./traveller.ts";
import { open, typed, typePicture } from "./verbs.ts";

/** Every flow of the portal. */
export const FLOWS = [
  "registration",
  "site-sign-in",
  "change-signed-in",
  "change-by-absher",
  "hold",
  "national-file",
  "recovery",
] as const;

/** One of them. */
export type FlowName = (typeof FLOWS)[number];

/** Walks a flow to its end; the person has an account, but where the flow makes it (`MAKES_ACCOUNT`). */
export const WALKS: Readonly<Record<FlowName, (traveller: Traveller, person: TestPerson) => Promise<void>>> = {
  registration,
  "site-sign-in": siteSignIn,
  "change-signed-in": changeSignedIn,
  "change-by-absher": changeByAbsher,
  hold,
  "national-file": nationalFile,
  recovery,
};

/** The flows at whose end there is an account. */
export const MAKES_ACCOUNT: readonly FlowName[] = ["registration", "national-file"];

async function registration(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { names, inbox } = browsing;
  await open(traveller, "");
  await traveller.arrive("home", way(browsing, names.createAccount));
  await traveller.press(way(browsing, names.createAccount));
  await traveller.arrive("registration", way(browsing, names.absherIndividuals));
  await traveller.press(way(browsing, names.absherIndividuals));
  await traveller.arrive("registration/absher", way(browsing, names.newUser));
  await traveller.press(way(browsing, names.newUser));
  await traveller.arrive("registration/identity", field(browsing, names.nationalId));
  await traveller.type(field(browsing, names.nationalId), person.nationalId);
  await traveller.type(field(browsing, names.mobile), person.mobile.local);
  await traveller.type(field(browsing, names.email), person.email);
  await traveller.send(way(browsing, names.next));
  await traveller.arrive("registration/details", field(browsing, names.username));
  await traveller.type(field(browsing, names.username), person.username);
  await traveller.type(field(browsing, names.password), person.password);
  await traveller.type(field(browsing, names.confirmPassword), person.password);
  await typePicture(traveller);
  await traveller.tick(field(browsing, names.agree));
  await traveller.press(way(browsing, names.next));
  await traveller.arrive("registration/review", reviewSign(browsing, person));
  await traveller.press(way(browsing, names.next));
  await traveller.arrive("registration/code", field(browsing, names.activationCode));
  await traveller.type(field(browsing, names.activationCode), await inbox.waitForCode(person.mobile.e164));
  await traveller.send(way(browsing, names.confirm));
  await traveller.arrive("registration/done", way(browsing, names.myAccount));
}

/** With a mistake on the way, and consent at its end. */
async function siteSignIn(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { page, names } = browsing;
  await openSite(browsing);
  await traveller.press(page.getByRole("button", { name: names.signIn, exact: true }));
  await traveller.arrive("sign-in/credentials", field(browsing, names.signInName));
  await traveller.type(field(browsing, names.signInName), person.username);
  await traveller.type(field(browsing, names.password), person.password);
  await traveller.type(field(browsing, names.pictureCode), "00000000");
  await traveller.send(way(browsing, names.signIn));
  await traveller.arriveRefused(names.pictureCode);
  // A page without scripts does not keep a password.
  if (!browsing.scripts) await traveller.type(field(browsing, names.password), person.password);
  await typePicture(traveller);
  await traveller.send(way(browsing, names.signIn));
  await typeSignInCode(traveller, person);
  await traveller.arrive("sign-in/consent", way(browsing, names.allow));
  await traveller.press(way(browsing, names.allow));
  await expect(page.locator('[data-claim="national_id"]')).toHaveText(person.nationalId);
}

async function changeSignedIn(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { names } = browsing;
  await open(traveller, "/account");
  await signIn(traveller, person);
  await chooseChange(traveller, "account");
  await signIn(traveller, person);
  await traveller.arrive("account/mobile", field(browsing, names.newMobile));
  await change(traveller, person);
}

/** Up to the case's own page, as who has no account area finds it. */
async function changeByAbsher(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { page, names, language } = browsing;
  await open(traveller, "/recovery/mobile");
  await traveller.arrive("recovery/mobile", way(browsing, names.absherIndividuals));
  await traveller.press(way(browsing, names.absherIndividuals));
  await traveller.arrive("recovery/mobile/absher", field(browsing, names.fullName));
  await traveller.type(field(browsing, names.signInName), person.username);
  await traveller.type(field(browsing, names.fullName), person.fullName[language]);
  await traveller.type(field(browsing, names.password), person.password);
  await typePicture(traveller);
  await traveller.send(way(browsing, names.signIn));
  await chooseChange(traveller, "recovery/mobile/inside");
  await traveller.arrive("recovery/mobile/number", field(browsing, names.newMobile));
  await change(traveller, person);
  const number = (await page.locator("[data-case]").textContent()) ?? "";
  await open(traveller, "/recovery/case");
  await traveller.arrive("recovery/case", page.locator("#number"));
  await traveller.type(page.locator("#number"), typed(browsing, number.toLowerCase()));
  await traveller.send(page.locator("form:has(#number) button[type=submit]"));
  await traveller.arrive("recovery/case/found", page.locator("[data-case-state]"));
}

/** The old number's notice of a change stops it. */
async function hold(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { page, names, inbox } = browsing;
  await changeByAbsherOverHttp({ visitor: httpVisitor(), person, inbox });
  await open(traveller, "/freeze");
  await traveller.arrive("freeze", field(browsing, names.holdCode));
  await traveller.type(field(browsing, names.holdCode), await inbox.waitForHoldCode(person.mobile.e164));
  await typePicture(traveller);
  await traveller.press(way(browsing, names.hold));
  await traveller.arrive(
    "freeze/frozen",
    page.locator("[data-case-state]").or(page.getByRole("main").getByRole("status")).first(),
  );
}

async function signIn(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { names } = browsing;
  await traveller.arrive("sign-in/credentials", field(browsing, names.signInName));
  await traveller.type(field(browsing, names.signInName), person.username);
  await traveller.type(field(browsing, names.password), person.password);
  await typePicture(traveller);
  await traveller.send(way(browsing, names.signIn));
  await typeSignInCode(traveller, person);
}

async function typeSignInCode(traveller: Traveller, person: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { names, inbox } = browsing;
  await traveller.arrive("sign-in/code", field(browsing, names.verificationCode));
  const code = typed(browsing, await inbox.waitForCode(person.mobile.e164));
  await traveller.type(field(browsing, names.verificationCode), code);
  await traveller.send(way(browsing, names.confirm));
}

async function chooseChange(traveller: Traveller, from: "account" | "recovery/mobile/inside"): Promise<void> {
  const { browsing } = traveller;
  const { names } = browsing;
  await traveller.arrive(from, way(browsing, names.selfServices));
  await traveller.press(way(browsing, names.selfServices));
  await traveller.arrive(`${from}/self-services`, way(browsing, names.changePhoneNumber));
  await traveller.press(way(browsing, names.changePhoneNumber));
}

/** The new number, its review and its code, up to the done page. */
async function change(traveller: Traveller, { spareMobile }: TestPerson): Promise<void> {
  const { browsing } = traveller;
  const { page, names, inbox } = browsing;
  await traveller.type(field(browsing, names.newMobile), typed(browsing, spareMobile.local));
  await traveller.send(way(browsing, names.next));
  await traveller.arrive("change/review", way(browsing, names.confirmChange));
  await traveller.press(way(browsing, names.confirmChange));
  await traveller.arrive("change/code", field(browsing, names.verificationCode));
  const code = typed(browsing, await inbox.waitForCode(spareMobile.e164));
  await traveller.type(field(browsing, names.verificationCode), code);
  await traveller.send(way(browsing, names.next));
  await traveller.arrive("change/done", page.locator("[data-case]"));
}
