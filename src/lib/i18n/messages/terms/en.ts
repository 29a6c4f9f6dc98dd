import type { LongDocument } from "#lib/i18n/document.ts";

export const en: LongDocument = {
  title: "Terms of use",
  intro: "These terms are an agreement between you and the operator of Nafidha. They are short, to be read in full.",
  sections: [
    {
      id: "service",
      heading: "What this service is",
      paragraphs: [
        "Nafidha checks who you are once. Then it introduces you to the government sites that you choose to enter.",
        "The service is free. Your mobile operator may charge its usual price for data.",
      ],
      points: [],
    },
    {
      id: "who",
      heading: "Who can register",
      paragraphs: ["Every citizen or resident can register when all of this is true:"],
      points: [
        "Your National ID or Iqama is valid.",
        "You have reached the age for registering, which is fifteen unless announced otherwise.",
        "You have a mobile number registered in your name with the operator, not in a business’s or another person’s.",
        "There is one account for each ID, and one account for each mobile number.",
      ],
    },
    {
      id: "your-part",
      heading: "Your part",
      paragraphs: [],
      points: [
        "Type correct data, and use your own account only.",
        "Give the password or a verification code to nobody, not even to someone who claims to be an official.",
        "Remember the username as you chose it. It does not change after registration.",
        "Freeze your account when your phone is lost, or when you think someone else got in.",
        "Do not try to enter another person’s account or to disturb the service.",
      ],
    },
    {
      id: "our-part",
      heading: "Our part",
      paragraphs: [],
      points: [
        "We check your identity and who owns your number with the registries before the account is active.",
        "We tell you on your numbers of every important change in your account.",
        "We send your data to a site only after you have seen it and allowed it.",
        "We never call to ask for a code or a password. Whoever asks for them is not one of us.",
      ],
    },
    {
      id: "codes",
      heading: "Codes and messages",
      paragraphs: [
        "We send a verification code by SMS. It works for five minutes and once. The message begins with what the code is for, so read it before you type.",
        "Notices carry no links. They may carry a hold code of eight letters, to type on the freeze page if you did not ask for the change.",
      ],
      points: [],
    },
    {
      id: "mobile",
      heading: "Changing the mobile number",
      paragraphs: [
        "The new number must be registered in your name. The change takes effect at once or after a wait, by how you prove who you are and how old the SIM is.",
        "A guarded period of 72 hours mostly follows. During it the number and the password do not change again, and some sites may ask you to wait.",
      ],
      points: [],
    },
    {
      id: "sites",
      heading: "Government sites",
      paragraphs: [
        "Each agency has its own terms and services and answers for them. We only say who you are, and decide nothing for any agency.",
        "In an account’s first seven days, sites that ask for a higher level of assurance may not accept it.",
      ],
      points: [],
    },
    {
      id: "stop",
      heading: "Stopping an account",
      paragraphs: [
        "You can freeze your account whenever you wish. We may freeze it when something shows that another person uses it, and we tell you.",
        "A freeze stops signing in. It deletes none of your data.",
      ],
      points: [],
    },
    {
      id: "limits",
      heading: "Limits of the service",
      paragraphs: [
        "We work to keep the service always open. It may stop for maintenance, or when a registry that we need stops. Then we say what stopped and what you can do.",
        "We do not answer for harm that comes from giving your code or password to others.",
      ],
      points: [],
    },
    {
      id: "changes",
      heading: "Changes to these terms",
      paragraphs: [
        "Each version has a date, and we keep the version you agreed to. When the meaning changes, we ask for your agreement before the new version applies to you.",
      ],
      points: [],
    },
    {
      id: "law",
      heading: "The law that applies",
      paragraphs: ["The laws of the Kingdom of Saudi Arabia apply to these terms. The Arabic text is the binding one."],
      points: [],
    },
  ],
};
