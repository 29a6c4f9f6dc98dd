import type { arStart } from "./ar-start.ts";

/** Where recovery begins: what a person still has, other situations, and the way to a case. */
export const enStart: typeof arStart = {
  title: "Get back into your account",
  help: "Do not worry. Tell us what you still have, and we choose the fastest way for you.",
  question: "What do you still have?",
  questionHelp: "Choose all that you have. If nothing is left, go on: your ID is enough.",
  belongings: {
    old_sim: { title: "My old SIM", about: "It works, and I get messages on it." },
    password: { title: "Password", about: "I remember it. In most cases the number changes at once." },
    email: { title: "Email", about: "The one in my account, and I can open it now." },
    passkey: { title: "Passkey", about: "Kept on another device that I have, or shared between my devices." },
    totp: { title: "Authenticator app", about: "It gives me a changing code, on a phone or another device." },
    recovery_code: { title: "Recovery codes", about: "Printed, or kept by me." },
    in_person: { title: "Service-desk code", about: "I visited a desk with my ID, and the officer gave me a code." },
    known_device: { title: "This device", about: "I signed in to my account from it a month ago or earlier." },
    nothing: {
      title: "None of these",
      about: "That is all right. Your ID and a SIM in your name are enough. It takes a week.",
    },
  },
  otherHeading: "Other situations",
  forgottenAbout: "You have your mobile number, and you need a new password.",
  absherTitle: "I know my password and have a new SIM",
  absherAbout: "Change your number through Absher individuals.",
  freezeTitle: "I fear someone else uses my account",
  freezeAbout: "Stop the account now, then go on calmly. You can open it again later.",
  usernameAbout: "We show it once you have proved your number. Your ID number signs you in as well.",
  newAccountTitle: "I have no account yet",
  newAccountAbout: "Create your account with your new mobile number, registered in your name.",
  caseHeading: "Have you made a request before?",
  caseHelp: "Type the case number as you saw it. For example:",
  caseNumber: "Case number",
  caseSubmit: "Follow the case",
  caseTitle: "Follow a case",
  caseMalformed: "The case number is not complete. It begins with NF, then eight letters and digits.",
  startAgain: "Start again",
};
