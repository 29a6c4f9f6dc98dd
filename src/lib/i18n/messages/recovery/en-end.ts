import type { arEnd } from "./ar-end.ts";

/** What was done, what comes next, and a request whose time is over. */
export const enEnd: typeof arEnd = {
  acted: {
    cancel_change: "The request was cancelled, and we told your numbers and email.",
    undo_change: "Your account was set back, and we told your numbers and email. Follow the case to see its state.",
    freeze_account: "The account is frozen, and every session has ended.",
    lift_freeze: "The freeze was lifted, and you can sign in now.",
    weak_rows_on: "Both ways are open again, and we told your number and email.",
    report_stolen_phone: "We noted that the phone was stolen. Its number counts for nothing.",
  },
  done: {
    actedTitle: "It is done",
    usernameTitle: "The username of your account",
    home: "Home page",
    passwordTitle: "The password was set",
    password: "Sign in now with your new password. We told your numbers and email, each with a hold code.",
    signInNow: "Sign in",
    completedTitle: "Your number was changed",
    completed: "Your new number is on file now. Sign-in codes will come to it.",
    waitingTitle: "We received your request",
    waiting: "The number changes by itself at its time. Keep the case number. There is nothing to do now.",
    keep: "Write the case number down or take a picture of it. With it you follow your request from any device.",
    follow: "Follow the case",
    signIn: "Sign in with my new number",
  },
  expired: {
    title: "The time for this request is over",
    help: "The time for this request is limited to protect you. Nothing was changed in your account.",
  },
};
