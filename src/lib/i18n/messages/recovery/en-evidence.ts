import type { arEvidence } from "./ar-evidence.ts";

/** The pages on which one thing is shown, and what was shown but does not count. */
export const enEvidence: typeof arEvidence = {
  facts: {
    title: "Details from your ID",
    help: "Type them as on your card, in Hijri or Gregorian dates.",
    birthHelp: "Like 1990/5/5 or 1410/10/10.",
    expiryHelp: "Like 2030/7/22 or 1452/3/20.",
    where: "Where do I find the expiry date?",
    whereHelp: "On the front of the card. Also in your digital ID on another device, or in a saved picture of it.",
  },
  password: {
    title: "Password",
    help: "The password of your Nafidha account.",
    cannot: "I do not remember it",
  },
  passkey: {
    title: "Passkey",
    help: "Confirm with your finger, your face or your device's screen lock. There is nothing to type.",
    use: "Use a passkey",
    noScripts:
      "Passkeys need scripts, and your browser has them switched off. Switch them on and open this page again, or go on without it by the button below.",
    cannot: "I do not have the passkey",
  },
  totp: {
    title: "Authenticator code",
    help: "Open the app and type the code that it shows now. It has six digits.",
    cannot: "I do not have the app",
  },
  recoveryCode: {
    title: "Recovery code",
    help: "Type one of the codes that you printed. Each works once.",
    cannot: "I do not have the codes",
  },
  inPerson: {
    title: "Service-desk code",
    help: "Eight English letters from the officer. It lasts 15 minutes and works once another desk has approved it.",
    cannot: "I have no code from a desk",
  },
  email: {
    title: "A code to your email",
    help: "We send a code to the confirmed email in your account, then you type it here.",
    sent: "We sent a six-digit code to your email on file.",
    cannot: "I cannot open my email",
  },
  oldSim: {
    title: "A code to your old SIM",
    help: "We send a code to the number in your account, then you type it here.",
    sent: "We sent a six-digit code to the number in your account.",
    cannot: "I get no messages on it",
  },
  newEmail: {
    title: "A code to your new email",
    help: "We send a code to {email} to make sure it is yours.",
    sent: "We sent a six-digit code to {email}.",
    cannot: "Go on without the new email",
  },
  channel: {
    send: "Send the code",
    notArrivingHelp: [
      "Wait a minute, and look among unwanted messages.",
      "Ask for a new code when the time has run down.",
    ],
    cannotHelp: "If you cannot, we go on without it. It may take longer.",
  },
  uncounted: {
    heading: "You have shown this, but it does not count now",
    goOn: "We go on with what you have left.",
    password: "The password was changed lately. A new one counts after seven days.",
    email: "The email was changed lately. A new one counts after seven days.",
    passkey: "This passkey was added lately. It counts after seven days.",
    totp: "The authenticator app was added lately. It counts after seven days.",
    recovery_code: "The recovery codes were printed lately. They count after seven days.",
    old_sim: "The number on file or its SIM is new, or the operators did not confirm that it is yours.",
  },
};
