import type { RegistrationWords } from "./words.ts";

/** The registration in English. */
export const en: RegistrationWords = {
  start: {
    title: "Create a new account",
    help: "Choose your portal. Your Nafidha account works with Absher and every government service.",
    absherAbout: "For citizens and residents.",
    haveAccount: "I have an account and want to sign in",
  },
  absher: {
    title: "Absher individuals",
    help: "About five minutes. Your steps are kept for half an hour, and you can ask for more time.",
    newUserAbout: "I have no account yet and want to create one.",
    needTitle: "Have these ready",
    need: [
      "Your National ID or Iqama number",
      "A mobile registered in your own name, with you now",
      "Your email address",
    ],
    unfinished: "You began a registration in this browser and did not finish it.",
    continue: "Continue the registration",
  },
  identity: {
    title: "Your basic details",
    help: "We check them once we know that the mobile is with you.",
    nationalIdHelp: "Ten digits, as on your card. A citizen's begins with 1, a resident's with 2.",
    mobileHelp: "The mobile registered in your own name. We send the activation code to it.",
    emailHelp: "We tell you here about every important change to your account.",
  },
  details: {
    title: "Your account",
    help: "Choose a name and a password that you will remember.",
    usernameHelp: "The username cannot be changed after registration.",
    passwordHelp: "You can paste it from a password manager.",
    languageHelp: "The language of the messages we send you.",
    agreementHelp: "Read both before you agree:",
    terms: "Terms of use",
    privacy: "Privacy policy",
    newWindow: "(opens in another window)",
    passwordAgain: "Your basic details changed, and a password must not resemble them. Please type the password again.",
    secretsAgain: "Nothing is lost. Type only the password and the picture code again.",
  },
  nationalIdRules: {
    digits: "Digits only",
    length: "Ten digits",
    start: "Begins with 1 or 2",
    check: "No typing mistake in it",
  },
  usernameRules: {
    english: "English letters and digits only, no spaces",
    length: "{minimum} to {maximum} characters",
    capital: "At least one capital letter, such as A",
    small: "At least one small letter, such as a",
    digit: "At least one digit",
  },
  passwordRules: {
    english: "English letters, digits and symbols only, no spaces",
    readable: "Readable letters, digits and symbols",
    length: "{minimum} to {maximum} characters",
    capital: "At least one capital letter, such as A",
    small: "At least one small letter, such as a",
    symbol: "At least one symbol, such as ! or #",
    usernamePart: "At most four characters in a row from the username",
    usernameWhole: "Without the username",
    repeats: "No character more than four times in a row",
    own: "Without this portal's name, and nothing of your ID, mobile or email",
  },
  review: {
    title: "Review your details",
    help: "Make sure that everything is exactly right. You can change any of it now.",
    password: "We do not show it, and do not know it",
    termsRow: "Terms and privacy",
    agreed: "You agreed to the version of {date}",
    nextSends: "When you press “Next” we send the activation code to your mobile by text message.",
  },
  code: {
    title: "Type the activation code",
    sentTo: "We sent a six-digit code by text message to",
    notYours: "Not your number? Correct it",
    validUntil: "The code is valid until {time}.",
    over: "The code has expired. Ask for a new one.",
    triesLeft: "Tries left: {count}",
    noTriesTitle: "This code has no tries left",
    noTries: "To protect the number's owner we accept no more tries here. Start the registration again.",
    resent: "We sent a new code. The earlier one no longer works.",
    notArriving: "The code does not arrive?",
    notArrivingHelp: [
      "Make sure the mobile is on and has coverage, and wait a minute.",
      "Check the number above. If it is wrong, correct it and we send another code there.",
      "Ask for a new code. If the SIM is not with you, choose “I lost my phone”.",
    ],
  },
  finish: {
    title: "Your mobile is confirmed",
    help: "We are only waiting for the civil registry and the mobile operators.",
    waiting:
      "One of the registries is not answering now. What you typed is kept and your mobile is confirmed. Wait a little and try again.",
    until: "It is kept until {time}.",
    retry: "Try again",
  },
  username: {
    title: "Choose another username",
    help: "Your ID and mobile are confirmed, but the name {username} belongs to someone else. Choose another, and a password with it.",
  },
  done: {
    title: "Your account is ready",
    hello: "Welcome, {name}. Your Nafidha account is active.",
    platforms: "Ready for you from now on",
    ready: "Ready",
    openPlatform: "Open {platform}",
    platformNames: { absher: "Absher", tawakkalna: "Tawakkalna", "citizen-account": "Citizen Account" },
    noticeTitle: "A message to your other numbers",
    notice:
      "If you have other numbers, each got a message about this account. So an ID's owner learns when someone else registers.",
    firstWeek: "In the first seven days some sensitive services may ask you to wait. This protects you.",
    returnTo: "Return to {site}",
  },
  refused: {
    title: "We could not create the account",
    reasons: {
      number_not_yours: {
        what: "This number is not registered in this ID's name.",
        next: "Start again with your own ID number and a mobile registered in your name.",
      },
      number_given_twice: {
        what: "The operators list this number under more than one person.",
        next: "Ask your mobile operator to correct the number's registration, then start again.",
      },
      account_exists: {
        what: "This ID already has a Nafidha account.",
        next: "Sign in with it. If you forgot the username or the password, we bring you back to it.",
      },
      id_unknown: {
        what: "We did not find this ID in the civil registry.",
        next: "Compare the number with your card, then start again.",
      },
      id_of_deceased: {
        what: "No account can be created with this ID: the civil registry records its owner's death.",
        next: "If this is a mistake, ask the civil affairs office to correct it.",
      },
      id_expired: {
        what: "This ID has expired.",
        next: "Renew it, then start again.",
      },
      too_young: {
        what: "Registration is open from the age of {age}.",
        next: "You are welcome on the day you reach it.",
      },
    },
    nothingKept: "Nothing was created, and what you typed is erased.",
    recover: "Get back in",
  },
  expired: {
    title: "This registration has expired",
    help: "The time of this registration is over. It is limited to protect your data. No account was created, and we do not keep what you typed.",
  },
  startAgain: "Start again",
};
