import { dictionary } from "@zxcvbn-ts/language-common";
import { foldLeet } from "#lib/domain/leet.ts";
import type { CommonPasswords } from "#lib/ports/common-passwords.ts";
import { REGIONAL_WORDS } from "./regional-words.ts";

/**
 * A word of at least four characters with at most ten before and behind it counts as a variant of that word. A shorter one counts only as
 * the whole password, so that none is refused for a syllable; with more around it, what is around is the password.
 */
const WORD_MINIMUM = 4;
const AROUND_MAXIMUM = 10;
const EXAMINED_MAXIMUM = 64;

const isLetter = (character: string | undefined): boolean => character !== undefined && /\p{L}/u.test(character);

const isVariantLength = (core: number, around: number): boolean =>
  around === 0 || (core >= WORD_MINIMUM && around <= AROUND_MAXIMUM);

/** How many characters at the start of `characters` may be decoration: digits and symbols before a letter, symbols only where there is no letter. */
const decoration = (characters: readonly string[]): number => {
  const hasLetters = characters.some(isLetter);
  const end = characters.findIndex((character) => (hasLetters ? isLetter(character) : /\p{N}/u.test(character)));
  return end === -1 ? 0 : end;
};

/** Every reading of a password as a word with something before and behind it; what looks like a digit may belong to the word. */
const readings = (password: string): readonly string[] => {
  const characters = [...password];
  const before = decoration(characters);
  const behind = decoration([...characters].reverse());
  const found: string[] = [];
  for (let start = 0; start <= before; start += 1) {
    for (let cut = 0; cut <= behind; cut += 1) {
      const core = characters.slice(start, characters.length - cut);
      if (isVariantLength(core.length, start + cut)) found.push(core.join(""));
    }
  }
  return found;
};

/** `dragondragon` is `dragon`: a word written twice is no better than once. */
const unrepeated = (word: string): string => {
  const half = word.slice(0, word.length / 2);
  return half.length >= WORD_MINIMUM && half + half === word ? half : word;
};

/**
 * Common passwords from the list of the package (about 49,000) and the regional words, loaded once, in the form in which look-alikes are
 * equal. Passwords of more than 64 characters are not examined.
 */
export const createListedCommonPasswords = (): CommonPasswords => {
  const common = new Set([...dictionary["passwords-common"], ...REGIONAL_WORDS].map((word) => foldLeet(String(word))));
  const isListed = (word: string): boolean =>
    common.has(foldLeet(word)) || common.has(foldLeet(unrepeated(word.toLowerCase())));
  return { isCommon: (password) => password.length <= EXAMINED_MAXIMUM && readings(password).some(isListed) };
};
