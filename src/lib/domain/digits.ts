const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const SPACES_AND_DASHES = /[\s\u00a0\u2010-\u2015\u2212\-_.]/g;

/** Arabic-Indic, Persian and full-width digits as `0`–`9`; every other character stays. */
export const foldDigits = (text: string): string =>
  text.replace(FOREIGN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Without direction marks, zero-width characters and soft hyphens, which come along when a number is copied. */
export const stripInvisible = (text: string): string => text.replace(INVISIBLE, "");

/** What a person meant to type in a field of digits or Latin letters: digits folded, invisible marks and outer spaces gone. */
export const foldTyped = (text: string): string => foldDigits(stripInvisible(text)).trim();

/** As `foldTyped`, without the spaces, dashes, dots and underscores that people group digits with. */
export const foldGrouped = (text: string): string => foldTyped(text).replace(SPACES_AND_DASHES, "");
