import type { CredentialsWords } from "./words.ts";

export const en: CredentialsWords = {
  expiredTitle: "The time of this request is over",
  expired: "Nothing was changed. For your safety we ask you to sign in again, and then you start once more.",
  startAgain: "Start again",
  toAccount: "Back to my account",
  guards:
    "After the change a protected period of three days begins: the mobile number, the email and the password stay as they are.",
  guardedTitle: "Changes are paused now",
  guardedWhy: "This protects you from someone who gets into your account and then changes everything at once.",
  notYou: "Was this not you? Freeze your account",
  password: {
    title: "Change your password",
    help: "Type your current password, then the new one twice.",
    current: "Current password",
    wanted: "New password",
    wantedHelp: "You can paste it from a password manager.",
    ends: "Every other session of your account ends, on every site. This one stays.",
    submit: "Change password",
    doneTitle: "Your password has changed",
    done: "Sign in with the new one from now on. Every other session has ended, and your messages tell you of this.",
    guardedUntil:
      "Your account is in a protected period until {time}. The mobile number, the email and the password stay as they are.",
  },
};
