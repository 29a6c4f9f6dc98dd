/** What a reader (or a test) would pick out of a message. */
export type Reading = {
  /** The six-digit one-time code. */
  readonly code: string | null;
  /** The eight-letter hold code, without the dash it may be written with. */
  readonly holdCode: string | null;
  /** The first web address. */
  readonly link: string | null;
};

const URL_IN_TEXT = /https?:\/\/[^\s<>"'\u2066-\u2069\u200e\u200f]+/gu;
const TRAILING_PUNCTUATION = /[.,;:!?)\]}،؛؟»]+$/u;
const CODE = /(?<![A-Za-z0-9_-])\d{6}(?![A-Za-z0-9_-])/u;
const HOLD_CODE = /(?<![A-Za-z0-9_-])([A-Z]{4})-?([A-Z]{4})(?![A-Za-z0-9_-])/u;

/** Reads one message's text. Codes inside web addresses are not codes. */
export function readMessage(text: string): Reading {
  const link = text.match(URL_IN_TEXT)?.[0].replace(TRAILING_PUNCTUATION, "") ?? null;
  const words = text.replace(URL_IN_TEXT, " ");
  const hold = HOLD_CODE.exec(words);
  return {
    code: CODE.exec(words)?.[0] ?? null,
    holdCode: hold ? `${hold[1]}${hold[2]}` : null,
    link,
  };
}
