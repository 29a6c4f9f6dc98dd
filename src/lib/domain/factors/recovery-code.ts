import { foldGrouped } from "../digits.ts";
import { accept, type Result, refuse } from "../result.ts";

/** How many codes a set has. */
export const RECOVERY_CODES = 10;

/** How many signs a code has; 30 kinds of sign make 78 bits of it (NIST SP 800-63B asks 64 of what is not guess-limited for ever). */
export const RECOVERY_CODE_LENGTH = 16;

/** Capitals and digits that are not mistaken for one another on paper: no 0, 1, I, L, O, U. */
export const RECOVERY_CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The longest typed text that is looked at at all. */
export const RECOVERY_CODE_TYPED_MAXIMUM = 64;

/** Why typed text cannot be a recovery code. Nothing was compared, so no guess is counted. */
export type RecoveryCodeRefusal = { readonly code: "recovery_code_malformed"; readonly length: 16 };

const SHAPE = new RegExp(`^[${RECOVERY_CODE_SIGNS}]{${RECOVERY_CODE_LENGTH}}$`);

/** A recovery code in capitals, without its dashes; small letters, any digits, spaces and dashes are accepted. */
export const parseRecoveryCode = (typed: string): Result<string, RecoveryCodeRefusal> => {
  const code = typed.length > RECOVERY_CODE_TYPED_MAXIMUM ? "" : foldGrouped(typed).toUpperCase();
  return SHAPE.test(code) ? accept(code) : refuse({ code: "recovery_code_malformed", length: 16 });
};

/** A code as it is printed: four groups of four, with dashes. */
export const showRecoveryCode = (code: string): string => code.match(/.{4}/g)?.join("-") ?? code;
