import type { Branded } from "./branded.ts";
import { stripInvisible } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";
import { firstBroken, type Rule, rule } from "./rule.ts";

/** A username as its owner chose it, 8 to 32 English letters and digits. It is never changed afterwards. */
export type Username = Branded<"Username">;

/** A username folded for look-up: unique whatever the case. */
export type UsernameKey = Branded<"UsernameKey">;

/** Why a typed username is not accepted. */
export type UsernameRefusal =
  | { readonly code: "username_not_english" }
  | { readonly code: "username_too_short"; readonly minimum: number }
  | { readonly code: "username_too_long"; readonly maximum: number }
  | { readonly code: "username_without_capital" }
  | { readonly code: "username_without_small" }
  | { readonly code: "username_without_digit" };

/** Shortest and longest username, in characters. */
export const USERNAME_LENGTH = { minimum: 8, maximum: 32 } as const;

/** The longest typed text that is looked at at all. */
export const USERNAME_TYPED_MAXIMUM = 128;

/** The rules of a username; the schema of the server and the checklist in the browser are both built from this list. */
export const usernameRules: readonly Rule<UsernameRefusal>[] = [
  rule({ code: "username_not_english" }, (name) => /^[A-Za-z0-9]*$/.test(name)),
  rule(
    { code: "username_too_short", minimum: USERNAME_LENGTH.minimum },
    (name) => name.length >= USERNAME_LENGTH.minimum,
  ),
  rule(
    { code: "username_too_long", maximum: USERNAME_LENGTH.maximum },
    (name) => name.length <= USERNAME_LENGTH.maximum,
  ),
  rule({ code: "username_without_capital" }, (name) => /[A-Z]/.test(name)),
  rule({ code: "username_without_small" }, (name) => /[a-z]/.test(name)),
  rule({ code: "username_without_digit" }, (name) => /[0-9]/.test(name)),
];

/** Whether text is a username, as stored. */
export const isUsername = (text: string): text is Username => firstBroken(usernameRules, text, undefined) === null;

/** Checks a typed username; outer spaces and invisible marks are dropped, nothing else is changed. */
export const parseUsername = (typed: string): Result<Username, UsernameRefusal> => {
  if (typed.length > USERNAME_TYPED_MAXIMUM) {
    return refuse({ code: "username_too_long", maximum: USERNAME_LENGTH.maximum });
  }
  const name = stripInvisible(typed).trim();
  if (isUsername(name)) return accept(name);
  return refuse(firstBroken(usernameRules, name, undefined) ?? { code: "username_not_english" });
};

const isUsernameKey = (text: string): text is UsernameKey => /^(?=.*[a-z])(?=.*[0-9])[a-z0-9]{8,32}$/.test(text);

/** The look-up key of anything that could be a username in any case, or `null`. */
export const toUsernameKey = (typed: string): UsernameKey | null => {
  const key = /^[A-Za-z0-9]{1,32}$/.test(typed) ? typed.toLowerCase() : "";
  return isUsernameKey(key) ? key : null;
};

/** The look-up key of a username. */
export const usernameKey = (username: Username): UsernameKey => {
  const key = toUsernameKey(username);
  if (key === null) throw new Error("a username always has a key");
  return key;
};
