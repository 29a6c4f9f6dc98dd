import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CATALOGUES, textsIn } from "./catalogues.ts";

const ROW = /^\| `([\w.-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm;

const rows = [...readFileSync("docs/glossary.md", "utf8").matchAll(ROW)].map(([, path = "", ar, en]) => ({
  path,
  ar,
  en,
}));

function wordsAt(language: "ar" | "en", path: string): string | undefined {
  return textsIn(language, CATALOGUES).find((text) => text.path === path)?.text;
}

test("the glossary has a word for what people meet", () => {
  expect(rows.length).toBeGreaterThan(25);
  expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
});

test.each(rows)("the glossary says $path as the portal says it, in both languages", ({ path, ar, en }) => {
  expect({ ar: wordsAt("ar", path), en: wordsAt("en", path) }).toEqual({ ar, en });
});
