import type { HomeWords } from "./words.ts";

export const en: HomeWords = {
  heading: "One account for every government site",
  forWhom: "For citizens and residents: register once, prove who you are, and sign in to every government site.",
  waysHeading: "What would you like to do today?",
  createAccountAbout: "About five minutes. You need your ID number and your mobile.",
  nationalFileAbout: "You have an Absher account? Register with it in about three minutes.",
  signInAbout: "Open your account to see your data and take care of it.",
  lostPhoneAbout: "We bring you back step by step, even without the SIM.",
  changePhoneNumberAbout: "You still have the old number and want a new one.",
  protectionHeading: "How we protect you",
  protection: [
    {
      title: "Your number is yours alone",
      text: "We ask the mobile operators whether the number is in your name, and accept no other.",
    },
    {
      title: "We tell you of every change",
      text: "Your old and new numbers get a message, with a code that stops what you did not ask for.",
    },
    {
      title: "Nothing is sent without your word",
      text: "You see your data before any site receives it. Then you allow it or deny it.",
    },
  ],
};
