import type { arAims } from "./ar-aims.ts";

/** What else can be done without signing in: what each aim is for, what it means and what it does. */
export const enAims: typeof arAims = {
  about: { password: "I remember it.", old_sim: "My number before the change, and I get messages on it." },
  questionHelp: "Choose all that you have. We ask for it once you have proved your mobile number.",
  cancel_change: {
    title: "Cancel a request on your account",
    help: "For whoever was told of a request they did not make, or no longer wants one they made.",
    lines: [
      "The request is cancelled at once, and everything in your account stays as it was.",
      "We ask for no less than what the request was made with.",
    ],
    act: "The request is cancelled, and everything stays as it was.",
  },
  undo_change: {
    title: "Undo a change in your account",
    help: "Within 72 hours after a change that you did not ask for.",
    lines: [
      "What the request changed becomes what it was: number, email or password.",
      "An earlier number comes back only if it is still in your name.",
      "Every open session of your account ends.",
      "What was added since the request is removed: passkeys, authenticator app and recovery codes.",
      "We ask for no less than what the request was made with.",
    ],
    act: "Your account becomes what it was before the change, and every session ends.",
  },
  forgotten_password: {
    title: "Forgot password",
    help: "We send a code to the mobile number in your account, then you show one thing more. The code alone is never enough.",
    lines: [
      "At once: by a passkey, an authenticator app, a recovery code or a service-desk code.",
      "After a day: by email, a device you signed in from a month ago, or details from your ID.",
      "None of the things below? Go on: the details from your ID are enough.",
      "Every session of your account ends, and we tell your number and email.",
    ],
  },
  freeze_account: {
    title: "Freeze the account without a hold code",
    help: "For whoever fears for the account now and has no hold code.",
    lines: [
      "Nobody can sign in to your account, on any site.",
      "You open it again with your SIM and password, or by a recovery request.",
      "Each way of freezing works once in thirty days.",
    ],
    act: "The account is frozen now, and every session ends.",
  },
  lift_freeze: {
    title: "Lift the freeze",
    help: "For the owner of a frozen account, once the danger is over.",
    lines: [
      "Your old SIM and your password are enough.",
      "So is a passkey alone.",
      "So are your password and an authenticator app or a recovery code.",
    ],
    act: "The account opens, and you can sign in as usual.",
  },
  report_stolen_phone: {
    title: "My phone was stolen",
    help: "So that the thief stops nothing with your old number.",
    lines: [
      "Your old number then counts for no hold, freeze or cancellation.",
      "We need a passkey, a printed recovery code, or a service-desk code.",
    ],
    act: "Your old number counts for nothing from now on.",
  },
  weak_rows_on: {
    title: "Open the two closed ways",
    help: "For whoever closed recovery by ID details and wants it back.",
    lines: [
      "We need a service-desk code. Ask the officer for one for your account as it is.",
      "Both ways are back at once: ID details alone, and ID details with your email.",
      "We tell your number and email.",
    ],
    act: "Both ways are open again, and we tell your number and email.",
  },
  find_username: {
    title: "Forgot username",
    help: "You do not need it to sign in: type your ID number in its place, with your password.",
    lines: [
      "If you prove the number in your account, we show you the username.",
      "If you prove another number in your name, we send it to your confirmed email and your number on file.",
      "We tell your number and email either way.",
    ],
    act: "We show the username here if the number that you proved is your account's. Otherwise we send it to your confirmed email and your number on file. We tell your number and email.",
  },
};
