import type { ErrorWords } from "./words.ts";

export const en: ErrorWords = {
  notFound: {
    title: "This page does not exist",
    help: "The address may be incomplete, or the page has moved. Nothing in your account has changed.",
    home: "Home page",
    recovery: "I need help to get into my account",
  },
  frontDoor: {
    reference: "Reference:",
    retry: "Try again",
    home: "Home page",
    malformed: {
      title: "An incomplete request has reached us",
      help: "Nothing in your account has changed. Go back to the page before and try again.",
    },
    foreignForm: {
      title: "This request did not come from our pages",
      help: "Nothing in your account has changed. Open the page on our portal and continue there.",
    },
    notFound: {
      title: "There is nothing at this address",
      help: "The address may be incomplete. Nothing in your account has changed.",
    },
    tooLarge: {
      title: "What you sent is larger than allowed",
      help: "We kept nothing of it. Go back to the page before and write less.",
    },
    addressTooLong: {
      title: "The address is longer than allowed",
      help: "Nothing in your account has changed. Start from the home page.",
    },
    wrongAddress: {
      title: "The portal is not at this address",
      help: "Check the address, and open the portal at the address that you know.",
    },
    tooMany: {
      title: "Too many requests have reached us",
      help: "Your network has sent many requests in a short time. Wait a minute, then try again.",
    },
    headersTooLarge: {
      title: "Your browser sent more than is allowed",
      help: "Delete this site's data from your browser, then try again.",
    },
    fault: {
      title: "This page could not be opened",
      help: "The fault is ours, and nothing you finished is lost. Try again in a moment. If it happens again, quote this reference.",
    },
    busy: {
      title: "The service is not available right now",
      help: "Nothing you finished is lost. Try again in a moment.",
    },
  },
};
