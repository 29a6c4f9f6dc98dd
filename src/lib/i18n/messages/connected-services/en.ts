import type { ConnectedServicesWords } from "./words.ts";

/** What sites received about a person, and taking a consent back. */
export const en: ConnectedServicesWords = {
  title: "What sites received about you",
  about: "What each site received and when, and taking your consent back.",
  help: "These are the sites that you signed in to with your account. We note which data was sent and when, never what it says, and keep the note for a year.",
  standing: "Sites that you agreed to",
  former: "Sites that you took your consent back from",
  last: "Last received: {time}",
  notYet: "It has received nothing yet.",
  empty: "No site has received anything about you yet.",
  emptyHelp: "When you sign in to a site with your account, you see here what it received and when.",
  agreedAt: "You agreed on {time}.",
  withdrawnBefore: "You took your consent back. It receives nothing about you.",
  agreed: "What you agreed to send",
  refused: "What you did not agree to send",
  received: "What it received",
  receivedTimes: "Times: {count}; the last at {time}",
  named: { email_verified: "Whether the email is verified", phone_number_verified: "Whether the mobile is verified" },
  withdrawHeading: "Take your consent back?",
  withdrawAbout:
    "After that this site receives nothing about you, and you are signed out of it. If you go back to it, we ask you again.",
  withdrawKept: "What it received before stays with it. If you want that deleted, ask the site.",
  withdraw: "Withdraw consent",
  withdrawnTitle: "Your consent is withdrawn",
  withdrawn: "{site} receives nothing about you any more, and you are signed out of it.",
  toSites: "The other sites",
};
