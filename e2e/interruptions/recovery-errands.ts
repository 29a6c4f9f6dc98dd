import { setTimeout as sleep } from "node:timers/promises";
import { attribute } from "../fixtures/html-forms.ts";
import { pictureOn } from "../fixtures/http-visitor.ts";
import { messagesTo } from "../fixtures/inbox.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { papersOf } from "../fixtures/recovery-road.ts";
import { caseNumberOf } from "./case-number.ts";
import type { Errand, FormAnswer } from "./errand.ts";
import { pathOf } from "./path-of.ts";

const isDone: Errand["isDone"] = (at) => pathOf(at) === "/en/recovery/done";

/** Nothing is left but the card and a new SIM: a case that waits. */
export function recovery({ nationalId, spareMobile }: TestPerson, code: FormAnswer): Errand {
  const identity = { name: nationalId, mobile: spareMobile.local, email: "" };
  return {
    start: "/en/recovery",
    isDone,
    links: ["Next"],
    answers: [
      { asks: "old_sim", typed: async () => ({}) },
      { asks: "mobile", typed: async (at) => ({ ...identity, picture: await pictureOn(at) }) },
      code,
      { asks: "birthDate", typed: () => papersOf(nationalId) },
    ],
  };
}

/** The SIM on file is there, and the card: a new password that waits. */
export function forgottenPassword({ nationalId, mobile }: TestPerson, code: FormAnswer): Errand {
  return {
    start: "/en/recovery/forgotten-password",
    isDone,
    links: ["Next"],
    answers: [
      { asks: "known_device", typed: async () => ({}) },
      {
        asks: "mobile",
        typed: async (at) => ({ name: nationalId, mobile: mobile.local, picture: await pictureOn(at) }),
      },
      code,
      { asks: "birthDate", typed: () => papersOf(nationalId) },
    ],
  };
}

/** The owner, who still has number and password, puts an end to a change: before it has taken effect, or after. */
export function stopping(person: TestPerson, code: FormAnswer, by: "cancel" | "undo"): Errand {
  const { nationalId, mobile, password } = person;
  return {
    start: `${casePageOf(person)}/${by}`,
    isDone,
    answers: [
      { asks: "old_sim", typed: async () => ({ password: "on" }) },
      {
        asks: "mobile",
        typed: async (at) => ({ name: nationalId, mobile: mobile.local, picture: await pictureOn(at) }),
      },
      code,
      { asks: "birthDate", typed: () => papersOf(nationalId) },
      { asks: "password", typed: async () => ({ password }) },
    ],
  };
}

/** The owner holds a change by the code of a notice. Whose code is refused looks at the case: it may be held already. */
export async function hold(person: TestPerson): Promise<Errand> {
  const holdCode = await newestHoldCode(person);
  return {
    start: "/en/freeze",
    isDone: (at) => attribute(at.html, "data-case-state") === "held",
    looksAt: casePageOf(person),
    answers: [
      {
        asks: "code",
        typed: async (at, refused) => (refused.has(holdCode) ? null : { code: holdCode, picture: await pictureOn(at) }),
      },
    ],
  };
}

const FROZEN = "The account is frozen until";

/** The owner freezes the account by the code of a notice of what has happened. Whose code is refused tries to sign in: it may be frozen already. */
export async function freeze(person: TestPerson, credentials: FormAnswer): Promise<Errand> {
  const byCode = await hold(person);
  return {
    ...byCode,
    answers: [...byCode.answers, credentials],
    isDone: (at) => pathOf(at) === "/en/freeze/frozen" || at.html.includes(FROZEN),
    looksAt: "/en/account",
  };
}

function casePageOf(person: TestPerson): string {
  return `/en/recovery/case/${caseNumberOf(person)}`;
}

const TOLD_WITHIN_MS = 45_000;

/** The newest hold code to the person's number; waits for the notice. */
async function newestHoldCode({ mobile }: TestPerson): Promise<string> {
  for (const deadline = Date.now() + TOLD_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    const codes = (await messagesTo(mobile.e164)).flatMap(({ holdCode }) => holdCode ?? []);
    if (codes[0] !== undefined) return codes[0];
  }
  throw new Error("no notice with a hold code has come");
}
