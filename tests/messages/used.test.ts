import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { CATALOGUE_NAMES, CATALOGUES, LONG_DOCUMENTS, MESSAGES, textsIn } from "./catalogues.ts";

const SOURCE = join(import.meta.dirname, "../../src");

const sources = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.startsWith(MESSAGES + sep) && !path.includes(`${sep}generated${sep}`))
  .map((path) => readFileSync(path, "utf8"));

const code = sources.join("\n");

/** The same answer again without looking: many keys have one name, and each look reads all of the code. */
function once(look: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name) ?? look(name);
    answers.set(name, known);
    return known;
  };
}

/** Whether something in the code takes this key: by a dot, by a string, or by taking an object apart. */
const isTaken = once((key) =>
  new RegExp(String.raw`[.?]${key}\b|["'\x60]${key}["'\x60]|[{,]\s*${key}\s*[,}:]`).test(code),
);

/** Whether something in the code takes the children of this key one by one, or whole. */
const isTakenWhole = once((group) =>
  new RegExp(String.raw`\.${group}(?:\[|\.(?:map|flatMap|filter|entries|at)\b|\b(?!\.))`).test(code),
);

function isUsed(path: string): boolean {
  const keys = path.split(".").slice(1);
  return keys.every((key, depth) => {
    if (/^\d+$/.test(key)) return true;
    return keys.slice(0, depth).some(isTakenWhole) || isTaken(key);
  });
}

test.each(CATALOGUE_NAMES)("the catalogue %s is read by a page, a component or a library", (name) => {
  const path = new RegExp(String.raw`/messages/${name}/|\./${name}/`);
  expect(sources.some((source) => path.test(source))).toBe(true);
});

test("no key of a catalogue is left over", () => {
  const screens = CATALOGUES.filter(({ name }) => !LONG_DOCUMENTS.includes(name));
  const paths = new Set(textsIn("ar", screens).map(({ path }) => path));
  expect([...paths].filter((path) => !isUsed(path))).toEqual([]);
});
