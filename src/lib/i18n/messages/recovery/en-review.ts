import type { arReview } from "./ar-review.ts";

/** The last page before the act, with the wait and its reasons, and the choice of a new password. */
export const enReview: typeof arReview = {
  review: {
    title: "Review before you confirm",
    help: "You have shown enough. Review your request, then confirm it.",
    helpCannot: "You have shown what we asked for, but something is in the way. Read why below. Nothing was changed.",
    emailKept: "Your email stays as it is",
    thenHeading: "When you confirm",
    atOnce: "Your number changes at once.",
    later: "Your number changes after {duration}. We wait to protect you, and there is nothing you need to do.",
    reasons: {
      fresh_sim: "It takes longer because the SIM of your new number is new.",
      old_number_owned: "It takes longer because your previous number is still yours.",
      frozen: "It takes longer because your account is frozen.",
      contested:
        "It takes longer because an earlier request was cancelled or undone. A service desk settles it without waiting.",
      foreign_number: "It takes longer because the number is of another country.",
      number_too_new: "It takes longer because your SIM is under three days old, or your number under a week.",
      unshown_factor:
        "It takes longer because your account has a passkey or an authenticator app that you did not show. If you have it, start again and choose it.",
    },
    liftsFreeze: "The freeze of your account ends when the number changes.",
    cannotNow: "This cannot be confirmed now",
    unknown: "The operators do not answer now, so we cannot say how long it takes. Confirm, and we ask again.",
    contests:
      "Your account has an open request for another number. If you confirm, it becomes contested, and the number does not change now. A service desk settles it.",
    told: "We tell your numbers and email. Each message holds a code that stops the change.",
    newPassword: "Once the number has changed, you choose a new password.",
    guarded: "A guarded period of 72 hours follows.",
  },
  newPassword: {
    title: "A new password",
    help: "Choose a password that you use nowhere else. Every open session of your account then ends.",
  },
  actReview: { title: "One last confirmation", help: "You have shown what we asked for. This is what will happen:" },
};
