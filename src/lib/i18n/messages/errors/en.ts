import type { ErrorWords } from "./words.ts";

export const en: ErrorWords = {
  notFound: {
    title: "This page does not exist",
    help: "The address may be incomplete, or the page has moved. Nothing in your account has changed.",
    home: "Home page",
    recovery: "I need help to get into my account",
  },
};
