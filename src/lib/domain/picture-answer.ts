import { foldGrouped } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** Why a typed picture code cannot be one. */
export type PictureAnswerRefusal = { readonly code: "picture_answer_not_digits" };

/** How many digits an ordinary picture code has, and one that is asked as slower proof. */
export const PICTURE_DIGITS = { ordinary: 5, slower: 8 } as const;

/** How many tries the work takes at most that a browser may do instead, by the digits of the picture. */
export const workTries = (digits: number): number => (digits > PICTURE_DIGITS.ordinary ? 3_000 : 1_000);

/** The longest answer that is looked at at all: the solution of a work, some 700 characters, is longer than anything typed. */
export const PICTURE_ANSWER_MAXIMUM = 2_000;

const TYPED_MAXIMUM = 32;
const WORK_SOLUTION = /^eyJ[A-Za-z0-9+/]+={0,2}$/;

/** Whether an answer is the solution of a work (base64 of a JSON object) and not digits. */
export const isWorkSolution = (answer: string): boolean => WORK_SOLUTION.test(answer);

/**
 * The answer to a picture code: the digits that were typed (`٢ ٣ ٤` is `234`, so that the keyboard's language does not matter), or the
 * solution of the work that the browser did instead, as it came.
 */
export const parsePictureAnswer = (typed: string): Result<string, PictureAnswerRefusal> => {
  if (typed.length > PICTURE_ANSWER_MAXIMUM) return refuse({ code: "picture_answer_not_digits" });
  if (isWorkSolution(typed)) return accept(typed);
  if (typed.length > TYPED_MAXIMUM) return refuse({ code: "picture_answer_not_digits" });
  const answer = foldGrouped(typed);
  return /^\d{1,12}$/.test(answer) ? accept(answer) : refuse({ code: "picture_answer_not_digits" });
};
