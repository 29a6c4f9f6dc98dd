import type { NationalFileWords } from "./words.ts";

/** National File in English. */
export const en: NationalFileWords = {
  start: {
    title: "National File",
    help: "For those with an Absher account: Absher tells us who you are, so you do not type your ID number. About three minutes.",
    stepsTitle: "What will happen?",
    steps: [
      "You go to Absher and sign in there. Your Absher password does not reach us.",
      "Here you type the mobile registered in your name and your full name, and choose a password.",
      "We send a code to your mobile. Once you type it, your account is ready.",
    ],
    leaves: "The button takes you to the Absher site, and then back here.",
    noAbsher: "I have no Absher account",
  },
  details: {
    title: "Complete your details",
    help: "Type them as they are in your official records. We check them once we know that the mobile is with you.",
    fromAbsher: "As Absher told us",
    notMe: "This is not me",
    fullNameHelp: "As on your ID, in Arabic or English. First and family name are enough.",
    emailHelp: "We tell you here about every important change, and it helps you back in if you lose your phone.",
  },
  name: {
    title: "Type your name as on your ID",
    help: "Your mobile is confirmed, but the name you typed does not agree with the civil registry.",
    triesLeft: "Tries left: {count}",
  },
  stopped: {
    title: "Signing in by Absher was not completed",
    reasons: {
      declined: {
        what: "The sign-in at Absher was cancelled.",
        next: "Nothing was created. Start again whenever you like.",
      },
      not_accepted: {
        what: "To protect you, we did not accept Absher's answer.",
        next: "Nothing was created. Sign in at Absher again.",
      },
      unavailable: {
        what: "Absher is not answering now.",
        next: "Nothing was created. Wait a little, then start again.",
      },
      foreign: {
        what: "The time for this sign-in by Absher is over, or you started again after it.",
        next: "If it is open in another page, go on there. Otherwise start again.",
      },
    },
    again: "Start again",
  },
};
