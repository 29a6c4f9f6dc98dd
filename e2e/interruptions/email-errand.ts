import type { TestPerson } from "../fixtures/person.ts";
import type { Errand, FormAnswer } from "./errand.ts";
import { newEmailOf } from "./new-email.ts";
import { pathOf } from "./path-of.ts";

type Answers = { readonly credentials: FormAnswer; readonly toMobile: FormAnswer; readonly toEmail: FormAnswer };

/** Another e-mail in the place of the one on file, after a sign-in: a case that is completed at once. */
export function emailChange(person: TestPerson, { credentials, toMobile, toEmail }: Answers): Errand {
  const start = "/en/account/security/email";
  return {
    start: `${start}/begin`,
    isDone: (at) => pathOf(at) === `${start}/done`,
    answers: [
      credentials,
      { asks: "email", typed: async () => ({ email: newEmailOf(person) }) },
      {
        asks: "code",
        typed: (at, refused) => (pathOf(at).startsWith(start) ? toEmail : toMobile).typed(at, refused),
      },
    ],
  };
}
