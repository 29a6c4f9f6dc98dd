import type { arPlan } from "./ar-plan.ts";

/** The fastest way for what a person has: how soon, what it takes and how it protects. */
export const enPlan: typeof arPlan = {
  title: "The fastest way for you",
  atOnce: "With these, your number changes at once when you confirm.",
  later: "With these, your number changes {duration} after you confirm.",
  freshSim: "If your new SIM is less than three days old, it takes {duration}.",
  ownedNumber: "While your previous number is still yours, it takes {duration}.",
  needsHeading: "What you need",
  needsNumber: "A mobile number registered in your name, with its SIM at hand now",
  needs: {
    registry_facts: "Your birth date and the expiry date of your ID, as on your card",
    password: "Password",
    email: "Your email on file, for a code that we send to it",
    old_sim: "Your old SIM, for a code that we send to it",
    passkey: "Your account's passkey, on the device that shows this page or near it",
    totp: "Authenticator code",
    recovery_code: "One of your printed recovery codes",
    in_person: "A service-desk code, issued for your new number",
    known_device: "This device",
  },
  stepsHeading: "What will happen?",
  steps: [
    "You type your username or ID number, and a mobile number of yours. We send a code to it.",
    "We ask the mobile operators whether this number is in your name.",
    "You show what is listed above, then review and confirm.",
  ],
  stepPassword: "Once the number has changed, you choose a new password.",
  protectionHeading: "How we protect you",
  protection: [
    "We tell your numbers and email of every request.",
    "Each message holds a hold code. With it you stop anyone else who tries, at any time.",
    "If your account has a stronger way to sign in and you do not use it, three days are added.",
  ],
  signedIn: "You have your SIM and password, so it is easiest to sign in and change the number.",
  signedInWay: "Sign in and change the number",
  absherWay: "Or through Absher individuals",
  otherwise: "This is not what I have",
};
