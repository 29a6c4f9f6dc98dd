import type { LongDocument } from "#lib/i18n/document.ts";

export const en: LongDocument = {
  title: "Privacy policy",
  intro:
    "Here is what we collect about you, why, who sees it, how long we keep it, and your rights. We follow the Personal Data Protection Law.",
  sections: [
    {
      id: "controller",
      heading: "Who answers for your data",
      paragraphs: [
        "The operator of Nafidha does. A site that you sign in to answers for what it receives after you allow it.",
      ],
      points: [],
    },
    {
      id: "what",
      heading: "What we collect",
      paragraphs: [],
      points: [
        "What you type when you register: ID or Iqama number, mobile number, email, username and preferred language.",
        "What the registries give us once your number is proved: name, birth date, gender, nationality and ID expiry date.",
        "What Absher tells us if you register by National File: your ID or Iqama number, and your username there.",
        "What happens in your account: sign-ins, changes, and the sites to which you allowed data to go, with their times.",
        "What we need against harmful attempts: a shortened network address, and a mark for the browser you signed in from.",
      ],
    },
    {
      id: "not",
      heading: "What we do not collect",
      paragraphs: [],
      points: [
        "We do not store passwords or codes as they are, only a trace of them that cannot be read.",
        "No advertising, no tracking tools, no location, no contacts.",
      ],
    },
    {
      id: "why",
      heading: "Why we collect it",
      paragraphs: [],
      points: [
        "To check who you are, and to introduce you to government sites when you ask for it.",
        "To send you codes and notices.",
        "To protect your account, and to notice who else tries to use it.",
        "To keep the records that the law asks for.",
      ],
    },
    {
      id: "who",
      heading: "Who sees your data",
      paragraphs: [],
      points: [
        "The government site that you allow: only what you saw on the consent page.",
        "The civil registry and the mobile operators: your ID and mobile numbers, to check them.",
        "Absher, if you register by National File: that you came to Nafidha from there, and nothing of what you typed here.",
        "The message carrier: your number or email, and the text of the message.",
        "The authorities, where the law obliges us.",
        "We do not sell your data, and give it to nobody for trade.",
      ],
    },
    {
      id: "protection",
      heading: "How we protect it",
      paragraphs: [
        "We encrypt the ID, mobile, email and name, each field by itself, before storing them. Every important access goes into a log that cannot be altered.",
      ],
      points: [],
    },
    {
      id: "how-long",
      heading: "How long we keep it",
      paragraphs: [],
      points: [
        "A verification code works for five minutes, and an unfinished registration for thirty. Then both are deleted.",
        "The account’s data: as long as the account exists.",
        "The record of events: as long as the law asks for. Then it is deleted.",
      ],
    },
    {
      id: "rights",
      heading: "Your rights",
      paragraphs: ["You may, free of charge:"],
      points: [
        "Know what we hold about you and where it came from. It is on your account page.",
        "Ask for a copy, or for a correction. What came from a registry is corrected at that registry.",
        "Withdraw your consent to sending data to a site.",
        "Ask for your account to be deleted, except what the law obliges us to keep.",
        "Complain to the Saudi Data and AI Authority.",
      ],
    },
    {
      id: "cookies",
      heading: "Cookies",
      paragraphs: [
        "We use those without which the service does not work: the session, the steps of a request, the language you chose, and a mark for the browser you signed in from. None belong to others.",
      ],
      points: [],
    },
    {
      id: "children",
      heading: "Young people",
      paragraphs: [
        "No account is opened for anyone below the age for registering. What was typed in such a request is not kept after its time.",
      ],
      points: [],
    },
    {
      id: "changes",
      heading: "Changes to this policy",
      paragraphs: [
        "Each version has a date, and we keep the version you agreed to. When the meaning changes, we tell you and ask for your agreement first.",
      ],
      points: [],
    },
  ],
};
