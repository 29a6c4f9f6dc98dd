import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CASE_GOALS, type CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import { WORDS as providerPages } from "#lib/oidc/pages/words.ts";
import { words as simulatorPage } from "#simulators/page/words.ts";
import { chameleon } from "./chameleon.ts";

/** Where each screen's words are: one folder for a screen, one module for a language. */
export const MESSAGES = join(import.meta.dirname, "../../src/lib/i18n/messages");

/** One catalogue in both languages, as its modules export it. */
export type Catalogue = { readonly name: string; readonly ar: unknown; readonly en: unknown };

/** One text of a catalogue: its path, as it is written, or as its function says it with sample data. */
export type Text = { readonly path: string; readonly text: string; readonly template: boolean };

/** The same text in both languages. */
export type Pair = { readonly path: string; readonly ar: string; readonly en: string };

async function exported(name: string, language: "ar" | "en"): Promise<unknown> {
  const module: Record<string, unknown> = await import(join(MESSAGES, name, `${language}.ts`));
  return module[language];
}

/** The folders of the catalogues. */
export const CATALOGUE_NAMES = readdirSync(MESSAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const screens: readonly Catalogue[] = await Promise.all(
  CATALOGUE_NAMES.map(async (name) => ({ name, ar: await exported(name, "ar"), en: await exported(name, "en") })),
);

/** Every catalogue of the portal: its screens, and the OpenID provider's own pages. */
export const CATALOGUES: readonly Catalogue[] = [
  ...screens,
  { name: "provider-pages", ar: providerPages.ar, en: providerPages.en },
];

/** The portal's, and the simulated world's page. */
export const CATALOGUES_AND_WORLD: readonly Catalogue[] = [
  ...CATALOGUES,
  { name: "simulators-page", ar: simulatorPage.ar, en: simulatorPage.en },
];

/** Long documents are read at leisure: their sentences may be longer than a form's. */
export const LONG_DOCUMENTS = ["terms", "privacy", "developers"];

/** Keys whose values are addresses, not words. */
const ADDRESSES = new Set(["id"]);

/** The texts below a value, in their order; of a function, what it returns for sample data. */
export function texts(value: unknown, path: string): readonly Text[] {
  if (typeof value === "string") return [{ path, text: value, template: true }];
  if (isFunction(value)) return said(value, path);
  if (typeof value !== "object" || value === null) throw new Error(`${path} is neither words nor a group of words`);
  const words = Object.entries(value).filter(([key]) => !ADDRESSES.has(key));
  return words.flatMap(([key, below]) => texts(below, `${path}.${key}`));
}

function isFunction(value: unknown): value is (...data: unknown[]) => unknown {
  return typeof value === "function";
}

/** What is said of a case is said of each goal. */
function said(say: (...data: unknown[]) => unknown, path: string): readonly Text[] {
  const [usual, ...others] = [...CASE_GOALS].map((goal) => saidOf(say, path, goal));
  const known = new Set(usual?.map(({ text }) => text));
  return [...(usual ?? []), ...others.flat().filter(({ text }) => !known.has(text))];
}

function saidOf(say: (...data: unknown[]) => unknown, path: string, goal: CaseGoal): readonly Text[] {
  const answer = say(chameleon({ goal }), chameleon(), chameleon());
  if (typeof answer === "string") return [{ path: `${path}.${goal}`, text: answer, template: false }];
  return texts(answer, `${path}.${goal}`).map((text) => ({ ...text, template: false }));
}

/** Every text in one language. Refusals have data of their own kinds and are said in `refusals.test.ts`. */
export function textsIn(language: "ar" | "en", catalogues: readonly Catalogue[]): readonly Text[] {
  return catalogues
    .filter((one) => one.name !== "refusals" && one[language] !== undefined)
    .flatMap((one) => texts(one[language], one.name));
}

/** Every text that stands at one path in both languages. */
export function pairs(catalogues: readonly Catalogue[]): readonly Pair[] {
  const english = new Map(textsIn("en", catalogues).map(({ path, text }) => [path, text]));
  return textsIn("ar", catalogues).flatMap(({ path, text }) => {
    const en = english.get(path);
    return en === undefined ? [] : [{ path, ar: text, en }];
  });
}
