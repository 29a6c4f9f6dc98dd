import { expect } from "@playwright/test";
import type { TestPerson } from "../fixtures/person.ts";
import type { ErrandName } from "./errand-names.ts";
import { newEmailOf } from "./new-email.ts";
import type { Records } from "./records.ts";

/** What can happen to a change of the number, by the last word of its entry in the audit log. */
type Happening = "requested" | "held" | "cancelled" | "completed" | "undone";

type Effect = {
  readonly notice: string;
  /** Whether each notice brings a code that stops it. */
  readonly hold: boolean;
  /** How the cases stand, in alphabetical order, and which number the account has: the former or the wanted one. */
  readonly states: readonly string[];
  readonly number: "mobile" | "spareMobile";
};

/** The way back after undoing is a case of its own. */
const EFFECTS: Readonly<Record<Happening, Effect>> = {
  requested: { notice: "mobile_change_requested_notice", hold: true, states: ["waiting"], number: "mobile" },
  held: { notice: "mobile_change_held_notice", hold: false, states: ["held"], number: "mobile" },
  cancelled: { notice: "mobile_change_cancelled_notice", hold: false, states: ["cancelled"], number: "mobile" },
  completed: { notice: "mobile_change_completed_notice", hold: true, states: ["completed"], number: "spareMobile" },
  undone: { notice: "mobile_change_undone_notice", hold: true, states: ["completed", "undone"], number: "mobile" },
};

/** How many are told of a change of the number: the former one, the wanted one and the e-mail. */
export const TOLD_OF_NUMBER = 3;

/** Who is told of each: of a new password the number and the e-mail that stay, of another e-mail the number and both e-mails. */
const TOLD: Readonly<Record<string, number>> = { number: TOLD_OF_NUMBER, password: 2, email: 3 };

const PREFIX = "mobile_change.";

/** What an errand leaves behind of a change, in order. */
const LEFT_BY: Readonly<Partial<Record<ErrandName, readonly Happening[]>>> = {
  "mobile-change": ["completed"],
  recovery: ["requested"],
  hold: ["requested", "held"],
  cancel: ["requested", "cancelled"],
  undo: ["completed", "undone"],
  freeze: ["completed"],
  "forgotten-password": ["requested"],
  "email-change": ["completed"],
};

/** Asserts that what an errand is for has happened to the change of the number, once, and nothing else. */
export function expectChangeOf(name: ErrandName, found: Records): void {
  expect(happened(found), "what happened to the number").toEqual(LEFT_BY[name] ?? []);
}

/**
 * Asserts that case, number, notices, hold codes and audit log say the same of a change, at whatever moment the portal died: everybody is told
 * once of each thing that happened, and nobody of what did not.
 */
export function expectChangeWhole(person: TestPerson, found: Records): void {
  const seen = happened(found);
  const goal = found.cases[0]?.goal ?? "number";
  const told = TOLD[goal] ?? 0;
  expect(new Set(seen).size, `each once: ${seen}`).toBe(seen.length);
  for (const [happening, { notice }] of Object.entries(EFFECTS)) {
    const isThere = seen.some((one) => one === happening);
    expect(noticesOf(notice, found), `notices of what was ${happening}`).toBe(isThere ? told : 0);
  }
  const withCode = seen.filter((one) => EFFECTS[one].hold);
  const codes = found.holdCodes.filter(({ reason }) => reason === "mobile_change");
  expect(codes.length, "hold codes").toBe(withCode.length * told);
  const last = seen.at(-1);
  const states = found.cases.map(({ state }) => state).sort();
  expect(states, "cases").toEqual(last === undefined ? [] : EFFECTS[last].states);
  if (found.account === null) return;
  const { e164 } = person[last === undefined || goal !== "number" ? "mobile" : EFFECTS[last].number];
  expect(found.account.mobile).toMatchObject({ number: e164, usable: true });
  const isReplaced = goal === "email" && last === "completed";
  if (found.account.email !== null) {
    expect(found.account.email.address).toBe(isReplaced ? newEmailOf(person) : person.email);
  }
}

/** How many messages of a kind were written. */
export function noticesOf(template: string, { messages }: Records): number {
  return messages.filter(({ message }) => message.content.template === template).length;
}

function happened({ audit }: Records): readonly Happening[] {
  return audit.flatMap(({ event }) => {
    const word = event.startsWith(PREFIX) ? event.slice(PREFIX.length) : "";
    return isHappening(word) ? [word] : [];
  });
}

function isHappening(word: string): word is Happening {
  return Object.hasOwn(EFFECTS, word);
}
