import type { ar } from "./ar.ts";

/** Passkeys in the account area, in English. */
export const en: typeof ar = {
  heading: "Passkeys",
  about:
    "A passkey is kept on your device and opened with your fingerprint, face or device PIN. It is never typed, and no false message can steal it.",
  none: "Your account has no passkey yet.",
  add: "Add a passkey",
  addedAt: "Added {time}",
  usedAt: "Last used {time}",
  neverUsed: "Not used yet",
  full: "You have as many passkeys as an account may have. Remove one to add another.",
  addTitle: "Add a passkey",
  addHelp: "Give it a name that you will know it by, then continue in your device’s window.",
  addAfter: "After that you can sign in with it alone, without a password or a text message.",
  name: "Name of the passkey",
  nameHelp: "Such as: my phone, or the computer at work.",
  create: "Create the passkey",
  noScripts: "Passkeys need scripts to be allowed in your browser. Allow them, then open this page again.",
  shared: "Do not add one on a device that others use. Who can unlock the device can enter your account.",
  addedTitle: "The passkey was added",
  addedNotice: "You can sign in with it from now on. We sent you a notice of it.",
  toSecurity: "Back to account security",
  toAccount: "Back to my account",
  unnamed: "Unnamed",
  oneTitle: "Passkey: {name}",
  rename: "Save the name",
  renamed: "The new name is saved.",
  removeHeading: "Remove the passkey",
  removeAbout: "Once removed, it does not open your account. Remove it from your device too, in its password settings.",
  removeGuards:
    "Removing it starts a guarded period of three days: sign-in data does not change, and sensitive sites may ask you to wait.",
  removeBarred: "Your account is in a guarded period until {time}. No passkey is removed before that.",
  removeUnguarded: "You signed in with a trusted passkey, so no guarded period starts.",
  remove: "Remove",
  removedTitle: "The passkey was removed",
  removedNotice: "It does not open your account any more. We sent you a notice of it.",
  offerTitle: "Sign in without a password next time",
  offerAbout:
    "Add a passkey on this device and sign in with your fingerprint or face. It also helps if you lose your phone.",
  notNow: "Not now",
};
