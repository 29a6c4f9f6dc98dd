import { expect, test } from "vitest";
import { ar as privacy } from "#lib/i18n/messages/privacy/ar.ts";
import { ar as terms } from "#lib/i18n/messages/terms/ar.ts";
import { CATALOGUES_AND_WORLD, type Catalogue, pairs, type Text, textsIn } from "./catalogues.ts";

/** The keys of a value with what kind of thing stands there; functions count as words. */
function shape(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, below]) => shape(below, `${path}.${key}`));
}

function placeholders(text: string): readonly string[] {
  return (text.match(/\{\w+\}/g) ?? []).toSorted();
}

function where(found: readonly Text[]): readonly string[] {
  return found.map(({ path, text }) => `${path}: ${text}`);
}

const everywhere = [...textsIn("ar", CATALOGUES_AND_WORLD), ...textsIn("en", CATALOGUES_AND_WORLD)];

test("every catalogue exists in Arabic and in English", () => {
  const missing = CATALOGUES_AND_WORLD.filter(({ ar, en }) => typeof ar !== "object" || typeof en !== "object");
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test.each(CATALOGUES_AND_WORLD)(
  "the catalogue $name has the same keys in both languages",
  ({ name, ar, en }: Catalogue) => {
    expect(shape(en, name).toSorted()).toEqual(shape(ar, name).toSorted());
  },
);

test("a text has the same placeholders in both languages", () => {
  const differing = pairs(CATALOGUES_AND_WORLD).filter(({ ar, en }) => `${placeholders(ar)}` !== `${placeholders(en)}`);
  expect(differing).toEqual([]);
});

test("a placeholder is an English word in curly brackets, and nothing else is in any", () => {
  const rest = everywhere.filter(({ text }) => /[{}]/.test(text.replace(/\{[a-zA-Z]+\}/g, "")));
  expect(where(rest)).toEqual([]);
});

test("no text is empty", () => {
  expect(where(everywhere.filter(({ text }) => text.trim() === ""))).toEqual([]);
});

test("no text has two spaces together, or one before a full stop, a comma or a question mark", () => {
  expect(where(everywhere.filter(({ text }) => / {2}| [.,،؛؟?:](?:\s|$)/.test(text)))).toEqual([]);
});

test("no text begins or ends with a space, but one that is put before others", () => {
  const astray = everywhere.filter(
    ({ path, text }) => text !== (path.endsWith("Prefix") ? `${text.trim()} ` : text.trim()),
  );
  expect(where(astray)).toEqual([]);
});

test("no text says undefined, NaN, null or [object", () => {
  expect(where(everywhere.filter(({ text }) => /\b(undefined|NaN|null)\b|\[object/.test(text)))).toEqual([]);
});

/** The paths of lists that hold nothing, but for a section of a long document that has only paragraphs or only points. */
function emptyLists(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.length === 0) return /\.(?:points|paragraphs)$/.test(path) ? [] : [path];
  return Object.entries(value).flatMap(([key, below]) => emptyLists(below, `${path}.${key}`));
}

test("no list of words is empty, and each section of a long document says something", () => {
  expect(CATALOGUES_AND_WORLD.flatMap(({ name, ar }) => emptyLists(ar, name))).toEqual([]);
  for (const section of [...terms.sections, ...privacy.sections]) {
    expect(section.paragraphs.length + section.points.length).toBeGreaterThan(0);
  }
});
