import { ABSHER_START, advance, type MobileChangeEvent, signedInStart } from "#lib/domain/mobile-change/machine.ts";
import type { Applicant, MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { DrawnMachine } from "./explore.ts";

const shown = { proofs: [], shownFactors: [], knownSince: null, shownAt: 0 };
const applicant: Applicant = { accountId: "account", route: "absher", sid: null, ...shown, language: "ar" };
const wish = { number: "+966512345678", email: null };

const events: readonly MobileChangeEvent[] = [
  { type: "slower_proof_demanded" },
  { type: "password_proved", applicant },
  { type: "number_given", wish },
  { type: "number_given", wish: { ...wish, email: "new@example.sa" } },
  { type: "change_confirmed", codeHash: "right" },
  { type: "code_asked_again", codeHash: "right" },
  { type: "number_code_entered", codeHash: "right" },
  { type: "number_refused", reason: "number_not_owned" },
  { type: "email_code_sent", codeHash: "right" },
  { type: "email_code_entered", codeHash: "right" },
  { type: "email_left_out" },
  { type: "change_taken", caseNumber: "NF-7K3M-2Q9X" },
];

/** The change of a number in one browser, as it is drawn. */
export const mobileChange: DrawnMachine<MobileChangeState, MobileChangeEvent> = {
  name: "mobile-change",
  title: "Changing the mobile number",
  about:
    "The machine is `src/lib/domain/mobile-change/machine.ts`. The Absher route begins at `started`, the signed-in route at `authenticated`. What becomes of the change afterwards is the [case](mobile-change-case.md).",
  starts: [ABSHER_START, signedInStart({ ...applicant, route: "signed_in" })],
  samples: events.map((event) => ({ event, afterMs: 61_000 })),
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advance(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};
