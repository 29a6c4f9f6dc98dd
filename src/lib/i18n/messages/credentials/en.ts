import type { CredentialsWords } from "./words.ts";

export const en: CredentialsWords = {
  expiredTitle: "The time of this request is over",
  expired: "Nothing was changed. For your safety we ask you to sign in again, and then you start once more.",
  startAgain: "Start again",
  toAccount: "Back to my account",
  guards:
    "After the change a guarded period of three days begins: the mobile number, the email and the password stay as they are.",
  guardedTitle: "Changes are paused now",
  guardedWhy: "This protects you from someone who gets into your account and then changes everything at once.",
  notYou: "Was this not you? Freeze your account",
  email: {
    title: "Email",
    help: "We send a code to the email that you type. Nothing changes before you type the code.",
    present: "Your email on file:",
    unconfirmed: "You have not confirmed it yet. To confirm it, send a code to it.",
    confirmed: "You have confirmed it. Type another one to change it.",
    fieldHelp: "We tell you there of every important change of your account.",
    replacing: "If you change your email, we tell the former one and the new one.",
    confirmOnly: "You can confirm the email on file now, but not replace it.",
    codeTitle: "Type the email code",
    sentTo: "We sent a six-digit code to",
    notYours: "Not your email? Correct it",
    resent: "We sent a new code. The one before works no longer.",
    notArrivingHelp: [
      "Look in the folder for junk mail.",
      "Make sure that the email is typed as it is.",
      "The message may take a minute or two.",
    ],
    noTries: "The tries of this code are used up. Type another email, or sign in again and start once more.",
    doneTitle: "Your email is confirmed",
    undoable:
      "We told the former email, the new one and your number. With the case number this can be undone until {time}.",
    waits:
      "Your account is contested, so the email does not change before this request is due. We remind you every day.",
    done: "From now on we tell you there of every important change. After seven days it also counts as proof that you are you.",
  },
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
      "Your account is in a guarded period until {time}. The mobile number, the email and the password stay as they are.",
  },
};
