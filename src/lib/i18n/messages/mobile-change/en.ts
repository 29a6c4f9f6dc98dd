import type { MobileChangeWords } from "./words.ts";

export const en: MobileChangeWords = {
  start: {
    title: "Change the number without the old SIM",
    help: "For those who lost their phone or SIM and know the password. About three minutes.",
    absherAbout: "Come in with your name and password, then change the number.",
    nextHeading: "What will happen?",
    next: [
      "You come in with your name and password.",
      "You type your new number, and we send it a code.",
      "We ask the operators whether this number is yours.",
      "The number changes, and we tell your old number and email. Each message holds a code that stops what you did not ask for.",
    ],
    otherWays: "I have my SIM, or forgot my password",
  },
  signIn: {
    title: "Absher individuals",
    help: "Tell us who you are. What you type is used for this request only.",
    fullNameHelp: "As on your ID, in Arabic or English. First and family name are enough.",
    nextSends: "Nothing is sent to your old number before you confirm the change.",
  },
  welcome: {
    title: "Welcome, {name}",
    help: "You came in to change your number only. Your account was not opened on this device.",
    servicesAbout: "What you can do by yourself now.",
  },
  services: {
    title: "Self-services",
    help: "Choose a service.",
    changeAbout: "Register a new number in your name in place of the old one.",
    freezeAbout: "Stop every sign-in to your account now.",
  },
  number: {
    title: "What is your new number?",
    help: "A number registered in your own name, with its SIM at hand. After your review we send it a code.",
    mobileHelp: "Such as 05 and eight digits. Spaces do not matter.",
    mobileHelpAbroad: "Another country's number needs a passkey or a service-desk code, and {wait}.",
    emailHelp: "Leave it empty to keep your email.",
    current: "Your number now:",
  },
  review: {
    title: "Review before you confirm",
    help: "Make sure the number is right. You can change it now.",
    emailKept: "Your email stays as it is",
    nextHeading: "When you confirm",
    nextNumber: "We send a code to the new number, to be sure that you have it.",
    nextEmail: "Then we send a code to the new email.",
    nextAbsher: "After the change every open session of your account ends. Then 72 hours of protection begin.",
    nextSignedIn: "After the change every other session of your account ends, and this one stays.",
    confirm: "Confirm the change",
  },
  code: {
    title: "Type the new number's code",
    sentTo: "We sent a six-digit code by text message to",
    notYours: "Not your number? Correct it",
    validUntil: "The code is valid until {time}.",
    over: "The code has expired. Ask for a new one.",
    triesLeft: "Tries left: {count}",
    noTriesTitle: "This code has no tries left",
    noTries:
      "To protect the number's owner we accept no more tries here. Start the request again; nothing was changed.",
    resent: "We sent a new code. The earlier one no longer works.",
    notArriving: "The code does not arrive?",
    notArrivingHelp: [
      "Make sure the new SIM is in the phone and has coverage, and wait a minute.",
      "Look at the number above. If it is wrong, correct it.",
      "Ask for a new code when the countdown is over.",
    ],
  },
  emailCode: {
    title: "Type the new email's code",
    sentTo: "Your number is proved. We sent another code to",
    notArrivingHelp: [
      "Look in the junk folder.",
      "Ask for a new code when the countdown is over.",
      "Or go on with the number alone, and change the email another time.",
    ],
    leaveOut: "Go on without the new email",
  },
  check: {
    title: "Your new number is proved",
    help: "Now the operators have to tell us whether the number is yours.",
    waiting:
      "The operators are not answering now. Nothing is lost, and you will need no other code. Wait a little, then try again.",
    until: "Your request is kept until {time}.",
    retry: "Try again",
  },
  refused: {
    title: "This number cannot be used",
    nothingChanged: "Nothing was changed in your account.",
    another: "Type another number",
  },
  standing: {
    frozenTitle: "Your account is frozen",
    guardedTitle: "Your account is in a guarded period",
    guardedWhy:
      "After each change of the number we accept no other one for three days. So nobody can change it again before you notice.",
    tooNewTitle: "What you signed in with does not count yet",
    otherEvidence: "Change the number with what I have left",
    underWayTitle: "A change is already under way",
    follow: "Follow the case",
    notYou: "Was it not you? Stop it now",
  },
  done: {
    completedTitle: "Your number was changed",
    completed: "Your new number is the one on file now. Sign-in codes will go to it.",
    waitingTitle: "We have received your request",
    waiting:
      "The SIM of your new number is recent, so we wait a day to protect you. The number then changes by itself; you do not need to do anything.",
    caseNumber: "Case number",
    told: "We told your numbers and your email. Each message holds a code that stops the change if it was not you.",
    guarded: "Until {time} the number cannot be changed again, and sensitive sites may ask you to wait.",
    barred: "Until {time} the number cannot be changed again. That protects you.",
    signedOut: "Every open session of your account has ended. Sign in again with your new number.",
    toAccount: "Go to my account",
    follow: "Follow the case",
  },
  expired: {
    title: "The request has expired",
    help: "The time of this request is over. It is limited to protect you. Nothing was changed in your account.",
  },
  startAgain: "Start again",
};
