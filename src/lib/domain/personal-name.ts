import { stripInvisible } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** A name in one script, as the civil registry keeps it; a part that a person does not have is empty. */
export type NameParts = {
  readonly first: string;
  readonly father: string;
  readonly grandfather: string;
  readonly family: string;
};

/** A person's name in both scripts. */
export type PersonalName = { readonly ar: NameParts; readonly en: NameParts };

/** Why typed text cannot be a full name. */
export type FullNameRefusal =
  | { readonly code: "full_name_not_letters" }
  | { readonly code: "full_name_incomplete" }
  | { readonly code: "full_name_too_long"; readonly maximum: number };

/** The longest typed name, in UTF-16 units. */
export const FULL_NAME_MAXIMUM = 160;

const MARKS = /[\p{M}\u0640]/gu;
const CONNECTORS = new Set(["بن", "ابن", "بنت", "bin", "ibn", "bint", "ben"]);
const TOKENS_PER_PART = 4;

/** A name in the form in which two spellings of it are equal: Arabic letter forms (also those of Persian and Urdu keyboards), tatweel, diacritics and case folded. Never stored. */
export const foldName = (text: string): string =>
  stripInvisible(text)
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(/ء/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ؤ/g, "و")
    .replace(/[ىئیېے]/g, "ي")
    .replace(/[ةہۃھە]/g, "ه")
    .replace(/ک/g, "ك")
    .toLowerCase()
    .replace(/['’‘ʼʿʾ`-]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const tokensOf = (text: string): readonly string[] =>
  foldName(text)
    .split(" ")
    .filter((token) => token !== "");

/** After how many tokens, from `start`, the tokens joined together are exactly `part`; 0 when never. */
const tokensSpelling = (part: string, tokens: readonly string[], start: number): number => {
  for (let count = 1; count <= TOKENS_PER_PART; count += 1) {
    if (tokens.slice(start, start + count).join("") === part && start + count <= tokens.length) return count;
  }
  return 0;
};

const agreesFrom = (parts: readonly string[], tokens: readonly string[], start: number): boolean => {
  const [part, ...later] = parts;
  if (part === undefined) return start === tokens.length;
  const used = part === "" ? 0 : tokensSpelling(part, tokens, start);
  if (used > 0 && agreesFrom(later, tokens, start + used)) return true;
  const token = tokens[start];
  if (token !== undefined && start > 0 && CONNECTORS.has(token) && agreesFrom(parts, tokens, start + 1)) return true;
  const isFamily = later.length === 0;
  return start > 0 && !isFamily && agreesFrom(later, tokens, start);
};

const agreesWith = (tokens: readonly string[], name: NameParts): boolean => {
  const parts = [name.first, name.father, name.grandfather, name.family].map((part) => tokensOf(part).join(""));
  return parts[0] !== "" && parts[3] !== "" && agreesFrom(parts, tokens, 0);
};

/**
 * Whether a typed name is this person's, in Arabic or English: at least the first and the family name, in order; names between them are
 * optional but must be the registry's, in order. "bin" between names and the spacing of compound names do not matter. Never throws.
 */
export const namesAgree = (typed: string, name: PersonalName): boolean => {
  if (typed.length > FULL_NAME_MAXIMUM) return false;
  const tokens = tokensOf(typed);
  return agreesWith(tokens, name.ar) || agreesWith(tokens, name.en);
};

/** A typed full name with its spaces tidied: letters of any script, at least two words. It is kept as typed, not folded. */
export const parseFullName = (typed: string): Result<string, FullNameRefusal> => {
  if (typed.length > FULL_NAME_MAXIMUM) return refuse({ code: "full_name_too_long", maximum: FULL_NAME_MAXIMUM });
  const name = stripInvisible(typed).normalize("NFC").replace(/\s+/g, " ").trim();
  if (!/^[\p{L}\p{M}\u0640'’‘ʼ`. -]+$/u.test(name)) return refuse({ code: "full_name_not_letters" });
  return tokensOf(name).length < 2 ? refuse({ code: "full_name_incomplete" }) : accept(name);
};
