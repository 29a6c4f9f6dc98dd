import { expect } from "@playwright/test";
import { LINKED_PLATFORMS } from "#lib/domain/account/platforms.ts";
import { isCodeMessage } from "#lib/domain/outgoing-message.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { expectChangeOf, expectChangeWhole, noticesOf } from "./change-verdicts.ts";
import type { ErrandName } from "./errand-names.ts";
import { expectFreezeOf, expectFreezeWhole } from "./freeze-verdicts.ts";
import { until } from "./killed-errand.ts";
import { newEmailOf } from "./new-email.ts";
import type { RecordReader, Records } from "./records.ts";
import type { Walk } from "./walk.ts";

const DELIVERED_WITHIN_MS = 60_000;

/** What a site asks for that gets the whole of an example site's data. */
const SITE = { clientId: "citizen-account", scopes: ["email", "national_id", "openid", "phone", "profile"] };

/** Asserts that whatever the errand did is there once and as a whole, with everything that belongs to it. */
export function expectWhole(name: ErrandName, person: TestPerson, { walked, found }: Seen): void {
  expectNothingHalf(person, found);
  expect(found.account).not.toBeNull();
  expectCodesCounted(found);
  expect(found.consents.length, "consents").toBe(name === "site-sign-in" ? 1 : 0);
  expect(activations(found)).toMatchObject([{ by: name === "national-file" ? "national_file" : "registration" }]);
  expectChangeOf(name, found);
  expectFreezeOf(name, found);
  if (name === "sign-in" || name === "email-change") expectSignedIn(found, walked.beganAgain);
  else expect(found.sessions, "sessions of the account area").toBe(0);
  if (name === "site-sign-in") expectSignedInAtSite(found, walked);
}

/** What was seen on the way through an errand, and what is in the database at its end. */
type Seen = { readonly walked: Walk; readonly found: Records };

/** Asserts that each thing is there as a whole or not at all, at whatever moment the portal died. */
export function expectNothingHalf(person: TestPerson, found: Records): void {
  if (found.account === null) expect(noticesOf("new_account_notice", found), "notices of no account").toBe(0);
  else expectWholeAccount(found);
  expectFreezeWhole(found);
  expectChangeWhole(person, found);
  const granted = found.audit.filter(({ event }) => event === "consent.granted").length;
  expect(granted > 0, "a consent is written down together with its entry in the audit log").toBe(
    found.consents.length > 0,
  );
  for (const { clientId, scopes } of found.consents) expect({ clientId, scopes: [...scopes].sort() }).toEqual(SITE);
}

/** Asserts that every message was delivered, and no message twice; waits for the last one. */
export async function expectDelivered(reader: RecordReader, person: TestPerson): Promise<void> {
  const settled = ({ messages }: Records) => messages.every(({ state }) => state === "completed");
  const { messages } = await until(() => reader.of(person), settled, DELIVERED_WITHIN_MS);
  expect(messages.map(({ state }) => state)).toEqual(messages.map(() => "completed"));
  expect(new Set(messages.map(({ message }) => message.id)).size).toBe(messages.length);
  for (const to of [person.mobile.e164, person.spareMobile.e164, person.email, newEmailOf(person)]) {
    const written = messages.filter(({ message }) => message.recipient.to === to);
    expect((await messagesTo(to)).length, `messages to ${to}`).toBe(written.length);
  }
}

function expectWholeAccount(found: Records): void {
  const { platforms } = found;
  expect(platforms).toBe(LINKED_PLATFORMS.length);
  expect(activations(found)).toEqual([expect.objectContaining({ notices: 1 })]);
  expect(holdCodesFor("new_account", found)).toEqual([false]);
  expect(noticesOf("new_account_notice", found)).toBe(1);
}

function activations({ audit }: Records): readonly unknown[] {
  return audit.filter(({ event }) => event === "registration.activated").map(({ details }) => details);
}

/** A code that is sent is counted first: a crash in between may cost one of the allowance, and never gives one away. */
function expectCodesCounted({ messages, codesCounted }: Records): void {
  const codes = messages.filter(({ message }) => isCodeMessage(message.content)).length;
  expect(codes).toBeGreaterThan(0);
  expect(codes).toBeLessThanOrEqual(codesCounted);
}

/**
 * Each completed sign-in took a code of its own, and each session an authorization code of its own. Whoever reloads the address with a
 * redeemed code begins again, and that code goes with its grant (RFC 6749, 4.1.2).
 */
function expectSignedIn(found: Records, beganAgain: number): void {
  const completed = found.audit.filter(({ event }) => event === "sign_in.completed").length;
  expect(completed).toBeGreaterThan(0);
  expect(completed).toBeLessThanOrEqual(noticesOf("sign_in_code", found));
  expect(found.sessions).toBeGreaterThan(0);
  expect(found.sessions).toBeLessThanOrEqual(found.redeemed + beganAgain);
}

/** As above, at a site: every token was got for a code that the browser brought, and nobody agreed more often than they were asked. */
function expectSignedInAtSite(found: Records, { beganAgain, lost, comebacks }: Walk): void {
  const completed = found.audit.filter(({ event }) => event === "sign_in.completed").length;
  expect(completed).toBeGreaterThan(0);
  expect(completed).toBeLessThanOrEqual(noticesOf("sign_in_code", found));
  const granted = found.audit.filter(({ event }) => event === "consent.granted").length;
  expect(granted).toBeLessThanOrEqual(1 + lost);
  expect(found.redeemed).toBeGreaterThan(0);
  expect(found.redeemed).toBeLessThanOrEqual(new Set(comebacks.map(({ url }) => url)).size);
  expect(found.redeemed).toBeLessThanOrEqual(1 + beganAgain);
  expect(found.accessTokens).toBeGreaterThan(0);
  expect(found.accessTokens).toBeLessThanOrEqual(found.redeemed);
}

function holdCodesFor(reason: string, { holdCodes }: Records): readonly boolean[] {
  return holdCodes.filter((code) => code.reason === reason).map(({ used }) => used);
}
