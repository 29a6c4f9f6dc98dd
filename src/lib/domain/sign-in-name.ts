import { foldTyped } from "./digits.ts";
import { type NationalId, parseNationalId } from "./national-id.ts";
import { accept, type Result, refuse } from "./result.ts";
import { toUsernameKey, type UsernameKey } from "./username.ts";

/** What a person signs in with: the username in any case, or the national id or Iqama. */
export type SignInName =
  | { readonly kind: "username"; readonly key: UsernameKey }
  | { readonly kind: "national_id"; readonly nationalId: NationalId };

/** The text can be neither a username nor an id. It says nothing about whether an account exists. */
export type SignInNameRefusal = { readonly code: "sign_in_name_malformed" };

/** The longest typed text that is looked at at all. */
export const SIGN_IN_NAME_TYPED_MAXIMUM = 128;

/** Reads the one field in which either may be typed. */
export const parseSignInName = (typed: string): Result<SignInName, SignInNameRefusal> => {
  if (typed.length > SIGN_IN_NAME_TYPED_MAXIMUM) return refuse({ code: "sign_in_name_malformed" });
  const id = parseNationalId(typed);
  if (id.ok) return accept({ kind: "national_id", nationalId: id.value });
  const key = toUsernameKey(foldTyped(typed));
  return key === null ? refuse({ code: "sign_in_name_malformed" }) : accept({ kind: "username", key });
};
