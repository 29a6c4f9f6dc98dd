import type { arUsername } from "./ar-username.ts";

/** A forgotten username: shown, or sent to where the account's messages go. */
export const enUsername: typeof arUsername = {
  show: "Show the username",
  shown: "This is the username of your account. We told your number and email that it was shown here.",
  sentTitle: "We sent the username",
  sent: "We do not show it here: the number that you proved is not your account's, or changed lately. We sent it to your confirmed email and your number on file, as far as they can be used.",
  instead: "Nothing arrived? Sign in with your ID number and your password. It does the same as the username.",
};
