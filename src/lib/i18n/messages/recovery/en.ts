import type { RecoveryWords } from "./words.ts";

export const en: RecoveryWords = {
  title: "Get back into your account",
  help: "Do not worry. Choose what is closest to your situation, and we guide you step by step.",
  question: "What do you still have?",
  passwordTitle: "I know my password but have no SIM",
  passwordAbout: "Change your number through Absher individuals. In most cases it takes effect at once.",
  simTitle: "My old SIM still works",
  simAbout: "Sign in to your account and change the number. In most cases it takes effect at once.",
  freezeTitle: "I fear someone else uses my account",
  freezeAbout: "Stop the account now, then go on calmly. You can open it again later.",
  newAccountTitle: "I have no account yet",
  newAccountAbout: "Create your account with your new mobile number, registered in your name.",
  prepareHeading: "What you need to change the number",
  prepare: ["Username or ID number", "Password", "A new mobile number registered in your name, with its SIM at hand"],
  caseHeading: "Have you made a request before?",
  caseHelp: "Type the case number as you saw it. For example:",
  caseNumber: "Case number",
  caseSubmit: "Follow the case",
  caseTitle: "Follow a case",
  caseMalformed: "The case number is not complete. It begins with NF, then eight letters and digits.",
};
