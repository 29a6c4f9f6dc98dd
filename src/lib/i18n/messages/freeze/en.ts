import type { FreezeWords } from "./words.ts";

export const en: FreezeWords = {
  title: "Freeze account",
  help: "Did a message tell you of a change that you did not ask for? Type its code, and we stop it at once.",
  stopsHeading: "What does the code stop?",
  stops: [
    "A change that has not happened yet: it is put off by three days from now at least.",
    "A change that has happened: the account is frozen for 72 hours, and every session ends on every site.",
    "A new account in your name that you did not create: it is frozen until you visit a service desk.",
  ],
  undoHeading: "Can it be undone?",
  undo: "Yes. Delay and freeze end by themselves, but for that of a new account. Nothing in your account is erased.",
  codeHelp: "Eight English letters from the message. A code works once, within seven days.",
  submit: "Hold",
  noCode: "I have no code",
  noCodeHelp:
    "Look for the last message from Nafidha on your number and in your email. If your phone is lost, change your number first.",
  lostPhone: "I lost my phone",
  frozenTitle: "The account is frozen",
  frozen:
    "Nobody can sign in to the account now, and every open session has ended. We told all its numbers and its email.",
  frozenEnds: "The freeze ends by itself after 72 hours.",
  frozenNewEnds: "The freeze lasts until you visit a service desk with your ID.",
  nextHeading: "What to do now",
  next: [
    "Call your operator, and make sure that nobody else has your SIM.",
    "Keep the messages that you received.",
    "When the freeze is over, sign in from a device that you trust and look at your data.",
  ],
  nextNew: [
    "Go to a service desk with your ID.",
    "Ask the operators whether a SIM was issued in your name that you did not ask for.",
    "Keep the messages that you received.",
  ],
  linkTitle: "Stop what you did not ask for",
  linkHelp: "Did you not ask for what the email told you? Press the button. Nothing stops before you press it.",
  linkStopsHeading: "What does the button stop?",
  home: "Home page",
};
