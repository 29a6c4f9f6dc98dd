/** The flows that may be interrupted. */
export const ERRANDS = [
  "registration",
  "sign-in",
  "site-sign-in",
  "mobile-change",
  "national-file",
  "recovery",
  "hold",
  "freeze",
  "cancel",
  "undo",
  "forgotten-password",
  "email-change",
] as const;

/** One of them. */
export type ErrandName = (typeof ERRANDS)[number];

/** Narrows a word to an errand's name. */
export function isErrandName(word: unknown): word is ErrandName {
  return ERRANDS.some((name) => name === word);
}

/** What somebody has done before, in this order, who goes on such an errand. */
export const DONE_BEFORE: Readonly<Record<ErrandName, readonly ErrandName[]>> = {
  registration: [],
  "sign-in": ["registration"],
  "site-sign-in": ["registration"],
  "mobile-change": ["registration"],
  "national-file": [],
  recovery: ["registration"],
  hold: ["registration", "recovery"],
  freeze: ["registration", "mobile-change"],
  cancel: ["registration", "recovery"],
  undo: ["registration", "mobile-change"],
  "forgotten-password": ["registration"],
  "email-change": ["registration"],
};

/** Several people's errands, one after the other, among which each errand is once at the least. */
export const LIVES: readonly (readonly ErrandName[])[] = [
  ["registration", "sign-in", "site-sign-in", "mobile-change", "undo"],
  ["registration", "recovery", "hold", "cancel"],
  ["registration", "mobile-change", "freeze"],
  ["registration", "email-change"],
  ["national-file", "forgotten-password"],
];
