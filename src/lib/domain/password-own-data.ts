import { foldGrouped } from "./digits.ts";
import { foldLeet } from "./leet.ts";

/** What is known of the person while a password is chosen, as typed or as stored; what is not known stays away. */
export type PasswordContext = {
  readonly username?: string;
  readonly nationalId?: string;
  readonly mobile?: string;
  readonly email?: string;
};

const PORTAL_NAMES = ["nafidha", "نافذة", "نافذه"];
const DIGIT_RUN = 6;
const WORD_MINIMUM = 5;
const CONTEXT_MAXIMUM = 256;
const USERNAME_RUN = 5;

const lettersAndDigits = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** The forms of a password in which a word is looked for: separators removed, with and without look-alikes folded. */
const formsOf = (password: string): readonly string[] => [
  lettersAndDigits(foldLeet(password)),
  foldLeet(lettersAndDigits(password)),
];

const containsWord = (password: string, word: string): boolean => {
  const folded = foldLeet(lettersAndDigits(word));
  return folded.length > 0 && formsOf(password).some((form) => form.includes(folded));
};

/** Whether any `length` consecutive characters of `source` stand in `text`. */
const sharesRun = (text: string, source: string, length: number): boolean => {
  const starts = Math.max(0, source.length - length + 1);
  return Array.from({ length: starts }, (_, start) => source.slice(start, start + length)).some((run) =>
    text.includes(run),
  );
};

const containsDigitsOf = (password: string, source: string | undefined): boolean => {
  const known = foldGrouped((source ?? "").slice(0, CONTEXT_MAXIMUM)).replace(/\D/g, "");
  const typed = foldGrouped(password).replace(/[^\p{L}\p{N}]/gu, "");
  return sharesRun(typed, known.replace(/^(?:00)?966/, "").replace(/^0/, ""), DIGIT_RUN);
};

const containsEmail = (password: string, email: string | undefined): boolean => {
  const local = lettersAndDigits((email ?? "").slice(0, CONTEXT_MAXIMUM).split("@")[0] ?? "");
  if (local.length >= WORD_MINIMUM) return containsWord(password, local);
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return local.length > 0 && foldLeet(core) === foldLeet(local);
};

/** The portal's own name stands in the password, also with look-alikes or separators in it. */
export const hasPortalName = (password: string): boolean => PORTAL_NAMES.some((name) => containsWord(password, name));

/**
 * The password is built from the id, the mobile or the e-mail: six consecutive digits of either number, or the part of the address before
 * the `@` (as the only word, when that part is shorter than five characters).
 */
export const hasOwnData = (password: string, context: PasswordContext): boolean =>
  containsDigitsOf(password, context.nationalId) ||
  containsDigitsOf(password, context.mobile) ||
  containsEmail(password, context.email);

/** More than four consecutive characters of the username stand in the password, in any case. */
export const hasUsernameRun = (password: string, context: PasswordContext): boolean =>
  sharesRun(
    password.toLowerCase(),
    (context.username ?? "").slice(0, CONTEXT_MAXIMUM).trim().toLowerCase(),
    USERNAME_RUN,
  );

/** The whole username stands in the password, in any case. */
export const hasWholeUsername = (password: string, context: PasswordContext): boolean => {
  const username = (context.username ?? "").slice(0, CONTEXT_MAXIMUM).trim().toLowerCase();
  return username.length > 0 && password.toLowerCase().includes(username);
};
