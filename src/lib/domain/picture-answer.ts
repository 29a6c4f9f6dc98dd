import { foldGrouped } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** Why a typed picture code cannot be one. */
export type PictureAnswerRefusal = { readonly code: "picture_answer_not_digits" };

/** How many digits an ordinary picture code has, and one that is asked as slower proof. */
export const PICTURE_DIGITS = { ordinary: 5, slower: 8 } as const;

/** The longest typed text that is looked at at all. */
export const PICTURE_ANSWER_TYPED_MAXIMUM = 32;

/** The digits of a typed picture code: `٢ ٣ ٤` is `234`, so that the keyboard's language does not matter. */
export const parsePictureAnswer = (typed: string): Result<string, PictureAnswerRefusal> => {
  if (typed.length > PICTURE_ANSWER_TYPED_MAXIMUM) return refuse({ code: "picture_answer_not_digits" });
  const answer = foldGrouped(typed);
  return /^\d{1,12}$/.test(answer) ? accept(answer) : refuse({ code: "picture_answer_not_digits" });
};
