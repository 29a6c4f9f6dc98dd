import type { arPassword } from "./ar-password.ts";

/** A forgotten password: its plan, its wait and its request. */
export const enPassword: typeof arPassword = {
  withoutNumber: "I no longer have the mobile number in my account",
  atOnce: "With these, you set a new password at once.",
  later: "With these, you set a new password {duration} after your request.",
  newNumber: "It takes longer if your SIM is under three days old. So it does with a number of under a week.",
  needsNumber: "The mobile number in your account, with its SIM at hand now",
  needsDeskCode: "A service-desk code, issued for your account",
  steps: [
    "You type your username or ID number, and the mobile number in your account. We send a code to it.",
    "You show what is listed above.",
  ],
  stepAtOnce: "You set a new password, then sign in with it.",
  stepsLater: [
    "We wait, and remind your number and email. Each message holds a code that stops the request.",
    "You come back to the page of the request and choose a new password.",
  ],
  waiting: "At the time below, come back to this request's page and choose a password. Keep the case number.",
  waits: "You choose a new password after {duration}. We wait to protect you.",
  oldWorks: "Until then your present password works. If you remember it, sign in with it and cancel the request.",
  liftsFreeze: "The freeze of your account ends at that time.",
  toNumber: "Change the mobile number",
};
