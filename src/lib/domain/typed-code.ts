import { foldGrouped } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** Why typed text cannot be a one-time code. Nothing was compared, so no guess is counted. */
export type TypedCodeRefusal = { readonly code: "code_not_six_digits"; readonly digits: 6 };

/** Why typed text cannot be a hold code. */
export type HoldCodeRefusal = { readonly code: "hold_code_not_eight_letters"; readonly letters: 8 };

/** Why typed text cannot be a service-desk code. */
export type DeskCodeFieldRefusal = { readonly code: "desk_code_not_eight_letters"; readonly letters: 8 };

/** The longest typed text that is looked at at all. */
export const TYPED_CODE_MAXIMUM = 64;

/** The six digits of a one-time code as typed or pasted, with any digits, spaces and dashes. */
export const parseTypedCode = (typed: string): Result<string, TypedCodeRefusal> => {
  const code = typed.length > TYPED_CODE_MAXIMUM ? "" : foldGrouped(typed);
  return /^\d{6}$/.test(code) ? accept(code) : refuse({ code: "code_not_six_digits", digits: 6 });
};

const EIGHT_LETTERS = /^[A-Za-z]{8}$/;

/** The eight letters of a hold code in capitals; small letters, spaces and dashes are accepted. */
export const parseHoldCode = (typed: string): Result<string, HoldCodeRefusal> => {
  const code = typed.length > TYPED_CODE_MAXIMUM ? "" : foldGrouped(typed);
  return EIGHT_LETTERS.test(code)
    ? accept(code.toUpperCase())
    : refuse({ code: "hold_code_not_eight_letters", letters: 8 });
};

/** The eight letters of a service-desk code, in the same forms. */
export const parseDeskCode = (typed: string): Result<string, DeskCodeFieldRefusal> => {
  const code = parseHoldCode(typed);
  return code.ok ? code : refuse({ code: "desk_code_not_eight_letters", letters: 8 });
};
