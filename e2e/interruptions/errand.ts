import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, pictureOn, type Typed } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { world } from "../fixtures/world.ts";
import { emailChange } from "./email-errand.ts";
import type { ErrandName } from "./errand-names.ts";
import { nationalFile } from "./national-file-errand.ts";
import { newEmailOf } from "./new-email.ts";
import { pathOf } from "./path-of.ts";
import { forgottenPassword, freeze, hold, recovery, stopping } from "./recovery-errands.ts";

/** What a person wants, told by what each page asks for: so it can be taken up again from wherever the portal leads. */
export type Errand = {
  readonly start: string;
  isDone(at: Answer): boolean;
  readonly answers: readonly FormAnswer[];
  /** Whether a page says that the errand came to nothing; the person then begins again. Pages that lead nowhere count as such without it. */
  readonly cameToNothing?: (at: Answer) => boolean;
  /** Labels of links that lead on, besides those that lead on in every flow. */
  readonly links?: readonly string[];
  /** Where the person sees whether it has happened, when there is nothing left to type. */
  readonly looksAt?: string;
};

/**
 * What an honest person types into the form that has the control `asks`. `refused` are the codes that the portal has refused; `null` when
 * there is nothing left to type.
 */
export type FormAnswer = {
  readonly asks: string;
  readonly typed: (at: Answer, refused: ReadonlySet<string>) => Promise<Typed | null>;
};

/** The errand of a person; codes that were sent before now do not count. */
export async function errandOf(name: ErrandName, person: TestPerson): Promise<Errand> {
  const isForNewNumber = name === "mobile-change" || name === "recovery";
  const code = await codeAnswer(person[isForNewNumber ? "spareMobile" : "mobile"].e164);
  switch (name) {
    case "registration":
      return registration(person, code);
    case "sign-in":
      return signIn(person, code);
    case "site-sign-in":
      return siteSignIn(person, code);
    case "mobile-change":
      return mobileChange(person, code);
    case "national-file":
      return nationalFile(person, code);
    case "recovery":
      return recovery(person, code);
    case "hold":
      return hold(person);
    case "freeze":
      return freeze(person, credentials(person));
    case "cancel":
    case "undo":
      return stopping(person, code, name);
    case "forgotten-password":
      return forgottenPassword(person, code);
    case "email-change":
      return emailChange(person, {
        credentials: credentials(person),
        toMobile: code,
        toEmail: await codeAnswer(newEmailOf(person)),
      });
  }
}

function registration(person: TestPerson, code: FormAnswer): Errand {
  const { nationalId, email, username, password } = person;
  const details = { username, password, passwordConfirmation: password, language: "ar", agreement: "on" };
  return {
    start: "/en/registration",
    isDone: (at) => pathOf(at) === "/en/registration/done",
    answers: [
      { asks: "nationalId", typed: async () => ({ nationalId, mobile: person.mobile.local, email }) },
      { asks: "passwordConfirmation", typed: async (at) => ({ ...details, picture: await pictureOn(at) }) },
      code,
    ],
  };
}

function signIn(person: TestPerson, code: FormAnswer): Errand {
  return {
    start: "/en/account",
    isDone: (at) => pathOf(at) === "/en/account" && at.html.includes("/en/account/self-services"),
    answers: [credentials(person), code],
  };
}

/** A sign-in that a site asks for, with consent, until the site shows what it was sent. */
function siteSignIn(person: TestPerson, code: FormAnswer): Errand {
  return {
    start: `${world.citizenAccount}/en`,
    isDone: (at) => claimOf(at, "national_id") === person.nationalId,
    cameToNothing: (at) => at.url.startsWith(world.citizenAccount) && new URL(at.url).searchParams.has("stopped"),
    answers: [
      { asks: "csrfToken", typed: async () => ({}) },
      credentials(person),
      code,
      { asks: "intent", typed: async () => ({ intent: "allow" }) },
    ],
  };
}

function credentials({ username, password }: TestPerson): FormAnswer {
  return { asks: "name", typed: async (at) => ({ name: username, password, picture: await pictureOn(at) }) };
}

function claimOf({ html }: Answer, claim: string): string | undefined {
  return new RegExp(`data-claim="${claim}"[^>]*>([^<]*)<`).exec(html)?.[1];
}

function mobileChange({ username, password, fullName, spareMobile }: TestPerson, code: FormAnswer): Errand {
  const identity = { name: username, fullName: fullName.en, password };
  return {
    start: "/en/recovery/mobile",
    isDone: (at) => pathOf(at) === "/en/recovery/mobile/done",
    answers: [
      { asks: "fullName", typed: async (at) => ({ ...identity, picture: await pictureOn(at) }) },
      { asks: "mobile", typed: async () => ({ mobile: spareMobile.local, email: "" }) },
      code,
    ],
  };
}

const CODE_WITHIN_MS = 45_000;

/** The newest code to a number that came after now and was not refused; waits for it as a person would. */
async function codeAnswer(to: string): Promise<FormAnswer> {
  const after = (await messagesTo(to))[0]?.sentAt;
  const newest = async (refused: ReadonlySet<string>): Promise<string> => {
    const deadline = Date.now() + CODE_WITHIN_MS;
    while (Date.now() < deadline) {
      const codes = (await messagesTo(to, after)).flatMap(({ code }) => (code === null ? [] : [code]));
      const usable = codes.find((code) => !refused.has(code));
      if (usable !== undefined) return usable;
      await sleep(50);
    }
    throw new Error(`no code has come to ${to} within ${CODE_WITHIN_MS} ms`);
  };
  return { asks: "code", typed: async (_, refused) => ({ code: await newest(refused) }) };
}
