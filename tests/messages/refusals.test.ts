import { expect, test } from "vitest";
import { ar } from "#lib/i18n/messages/refusals/ar.ts";
import { en } from "#lib/i18n/messages/refusals/en.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { CODES, REFUSALS, saidRefusals } from "./refusal-samples.ts";

/** Marks that no sentence of ours has in it: a value that was not there, or not a text. */
const BROKEN = /undefined|NaN|null|\[object|Invalid|Infinity|\{|\}/;

test("every refusal has words in both languages", () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(ar).toSorted());
});

test.each(CODES)("%s is said in both languages with all of its data", (code) => {
  for (const refusal of REFUSALS.filter((one) => one.code === code)) {
    for (const locale of ["ar", "en"] as const) {
      const words = refusalWords(locale, refusal);
      expect(words.trim().length).toBeGreaterThan(10);
      expect(words).not.toMatch(BROKEN);
    }
  }
});

test.each(["ar", "en"] as const)(
  "a refusal is whole sentences: it ends with a mark, or with a reference (%s)",
  (locale) => {
    const unfinished = saidRefusals(locale).filter(
      ({ path, text }) => !/[.؟?]$/.test(text) && path !== "refusals.unexpected",
    );
    expect(unfinished).toEqual([]);
  },
);

test.each(["ar", "en"] as const)("two refusals with different causes do not read the same (%s)", (locale) => {
  const said = new Map<string, Set<string>>();
  for (const { path, text } of saidRefusals(locale)) said.set(text, (said.get(text) ?? new Set()).add(path));
  const alike = [...said.values()].filter((paths) => paths.size > 1).map((paths) => [...paths]);
  expect(alike).toEqual([]);
});

test("a refusal of a sign-in tells no more in one language than in the other about whether an account exists", () => {
  for (const locale of ["ar", "en"] as const) {
    const words = refusalWords(locale, { code: "sign_in_wrong" });
    expect(words).not.toMatch(/حساب|غير موجود|account|exist|found/);
  }
});
