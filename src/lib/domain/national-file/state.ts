import type { Language } from "../language.ts";

/** What Absher's answer must agree with. Known to the portal alone until the browser brings the answer back. */
export type AnswerChecks = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** What came of a sign-in at Absher. */
export type AbsherOutcome = "vouched" | "declined" | "not_accepted" | "unavailable";

/** A sign-in at Absher, from the moment the browser is sent there. Once an answer is taken nothing is left that another could be redeemed with. */
export type AbsherVisit =
  | { readonly step: "asked"; readonly language: Language; readonly checks: AnswerChecks }
  | { readonly step: "answered"; readonly language: Language }
  | { readonly step: "ended"; readonly language: Language; readonly outcome: AbsherOutcome };

/** How long a person may take at Absher. */
export const ABSHER_VISIT_LIFETIME_MS = 15 * 60 * 1000;
