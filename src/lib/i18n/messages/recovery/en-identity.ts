import type { arIdentity } from "./ar-identity.ts";

/** Who asks, with which number: the form, the code to the number, the operators' answer and its refusals. */
export const enIdentity: typeof arIdentity = {
  identity: {
    title: "Who are you, and what is your number?",
    help: "A number registered in your own name, with its SIM at hand. We will send a code to it.",
    helpOnFile: "Type the number that is in your account now, with its SIM at hand. We will send a code to it.",
    helpUsername:
      "Your ID number, and any mobile number in your own name with its SIM at hand. We will send a code to it.",
    helpAny: "Any number in your own name with its SIM at hand, the old one or another. We will send a code to it.",
    mobileHelp: "Like 05 and eight more digits. Spaces do not matter.",
    emailHelp: "Leave it empty if your email has not changed.",
  },
  abroad: {
    title: "A number of another country",
    help: "No registry here says whose this number is. First prove that the account is yours; then we send it a code.",
    wait: "The change takes effect {duration} after the request.",
    deskHeading: "Or with a service-desk code",
    deskHelp: "A code that an officer issued to you for this very number.",
    neither: "Do you have neither? Type another number",
    vouched: "You have proved that the account is yours. What remains is a code to your number.",
    send: "Send the code",
  },
  code: {
    title: "Type the verification code",
    sentTo: "We sent a six-digit code by SMS to",
    notYours: "Not your number? Correct it",
    notArrivingHelp: [
      "Make sure the SIM is in your phone and there is coverage, and wait a minute.",
      "Check the number above. If it is wrong, correct it.",
      "Ask for a new code when the time has run down.",
    ],
  },
  check: {
    title: "We know that the number is with you",
    help: "What remains is the operators' answer: is the number in your name?",
    waiting:
      "The operators do not answer now. Nothing is lost, and you will not need another code. Wait a little, then try again.",
    until: "Your request is kept until {time}.",
    retry: "Try again",
  },
  refused: {
    title: "We cannot go on with this number",
    number_not_matched: "We could not match this number with what you typed.",
    number_not_matched_help: [
      "Check the username or ID number.",
      "Make sure the SIM is registered in your own name, not a relative's.",
      "If the SIM is very new, its registration may take some hours.",
    ],
    number_on_business: "This number is registered to an organisation.",
    number_on_business_help: [
      "We need a number that is registered in your own name.",
      "An employer's number is not enough, even if you are the one who uses it.",
    ],
    number_not_on_file: "This number is yours, but your account's codes do not go to it.",
    number_not_on_file_help: [
      "If you have the number in your account, type that one.",
      "If you no longer have it, change the mobile number first.",
    ],
    nothingChanged: "Nothing was changed.",
    another: "Type another number",
  },
  missing: {
    title: "There is no account with this ID",
    help: "Your number is right and in your name, but no account has been created with your ID yet.",
    create: "Create a new account",
  },
};
