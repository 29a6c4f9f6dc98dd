import { pictureOn } from "../fixtures/http-visitor.ts";
import { absherAccountOf } from "../fixtures/national-file.ts";
import type { TestPerson } from "../fixtures/person.ts";
import type { Errand, FormAnswer } from "./errand.ts";
import { pathOf } from "./path-of.ts";

/** An account by the sign-in at Absher; without an e-mail. */
export function nationalFile(person: TestPerson, code: FormAnswer): Errand {
  const { password, fullName, mobile } = person;
  const answers = { mobile: mobile.local, fullName: fullName.en, email: "", language: "en", agreement: "on" };
  const passwords = { password, passwordConfirmation: password };
  return {
    start: "/en/national-file",
    isDone: (at) => pathOf(at) === "/en/national-file/done",
    cameToNothing: (at) => pathOf(at) === "/en/national-file/stopped",
    answers: [
      {
        asks: "passwordConfirmation",
        typed: async (at) => ({ ...answers, ...passwords, picture: await pictureOn(at) }),
      },
      { asks: "username", typed: () => absherAccountOf(person) },
      code,
    ],
  };
}
