import { expect } from "@playwright/test";
import type { Browsing } from "../fixtures/browsing.ts";
import { type Spoken, spokenPage } from "./accessibility-tree.ts";
import { SPOKEN_PAGES, type StepName } from "./spoken-pages.ts";
import { spokenWords } from "./spoken-words.ts";

/** Its form asks for a page, as a link does: the browser itself tells of the waiting. */
const ASKED_AS_BY_A_LINK: readonly StepName[] = ["recovery/case"];

/** Chromium's roles of what can be used, and of what tells something without being used, by what `SPOKEN_PAGES` calls them. */
const USED: ReadonlyMap<string, string> = new Map([
  ["link", "link"],
  ["button", "button"],
  ["textbox", "textbox"],
  ["combobox", "combobox"],
  ["checkbox", "checkbox"],
  ["radio", "radio"],
  ["DisclosureTriangle", "disclosure"],
  ["image", "image"],
  ["timer", "timer"],
]);

/**
 * Asserts what a screen reader is told at a step, by Chromium's accessibility tree: everything that can be used, by role, name and state, in
 * order; where the focus is; landmarks and headings; live regions that are there before they speak, and none that speaks of no refusal.
 */
export async function expectListenable({ page, language }: Browsing, step: StepName): Promise<void> {
  const words = spokenWords(language);
  const expected = SPOKEN_PAGES[step].map((line) => inWords(line, words));
  const told = async () => (await spokenPage(page)).filter(({ isInMain }) => isInMain).flatMap(asLine);
  await expect.poll(told, { message: `what can be used at ${step}` }).toEqual(expected);
  const all = await spokenPage(page);
  expect(outlineProblems(all), `landmarks and headings at ${step}`).toEqual([]);
  expect(liveProblems(all, step), `live regions at ${step}`).toEqual([]);
  expect(await focusIsWell(all), `the focus at ${step}`).toBe(true);
  await expectTitle(all);
}

/** `textbox email required` with the name that is read: `textbox "Email" required`. */
function inWords(line: string, words: ReadonlyMap<string, string>): string {
  const [role = "", word, ...states] = line.split(" ");
  if (word === undefined) return role;
  const name = words.get(word);
  if (name === undefined) throw new Error(`no word is known for ${word}`);
  return [role, `"${name}"`, ...states].join(" ");
}

function asLine({ role, name, properties }: Spoken): readonly string[] {
  const used = USED.get(role);
  if (used === undefined) return [];
  const states = ["required", "disabled", "focused"].filter((state) => properties.get(state) === "true");
  return [[used, ...(used === "timer" ? [] : [`"${name}"`]), ...states].join(" ")];
}

/** One banner, one main and one contentinfo; one heading of the first level, the first of main; no level left out. */
function outlineProblems(all: readonly Spoken[]): readonly string[] {
  const problems = ["banner", "main", "contentinfo"]
    .filter((landmark) => all.filter(({ role }) => role === landmark).length !== 1)
    .map((landmark) => `not one ${landmark}`);
  const levels = all.filter(({ role }) => role === "heading").map(({ properties }) => Number(properties.get("level")));
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) problems.push("not one first heading");
  levels.forEach((level, at) => {
    if (level > (levels[at - 1] ?? 0) + 1) problems.push(`a heading of level ${level} after one of ${levels[at - 1]}`);
  });
  const unnamed = all.filter(({ role, name }) => (role === "heading" || role === "region") && name === "");
  return [...problems, ...unnamed.map(({ role }) => `a ${role} without a name`)];
}

/** Nothing is refused, so nothing alerts; and where something can be sent there is a status that will speak of waiting. */
function liveProblems(all: readonly Spoken[], step: StepName): readonly string[] {
  const inMain = all.filter(({ isInMain }) => isInMain);
  const isSent =
    !ASKED_AS_BY_A_LINK.includes(step) &&
    inMain.some(({ role, name, properties }) => role === "button" && name !== "" && !properties.has("controls"));
  const statuses = inMain.filter(({ role }) => role === "status");
  const problems = inMain.filter(({ role }) => role === "alert").map(() => "an alert where nothing is refused");
  if (isSent && !statuses.some(({ properties }) => properties.get("live") === "polite")) problems.push("no status");
  return problems;
}

/** In the field that has it by the step's own line, which was compared; else at the document's beginning. */
async function focusIsWell(all: readonly Spoken[]): Promise<boolean> {
  const focused = all.filter(({ properties }) => properties.get("focused") === "true").map(({ role }) => role);
  return focused.at(-1) === "RootWebArea" || focused.at(-1) === "textbox";
}

/** The title, which is read first, begins as the heading does; it holds no name of a person, so a greeting stays out of it. */
async function expectTitle(all: readonly Spoken[]): Promise<void> {
  const title = all.find(({ role }) => role === "RootWebArea")?.name ?? "";
  const heading = all.find(({ role }) => role === "heading")?.name ?? "";
  if (!/^(أهلًا|Welcome)/.test(heading)) expect(title.toLowerCase()).toContain(heading.toLowerCase());
  expect(title).not.toMatch(/خطأ|Error/);
}
