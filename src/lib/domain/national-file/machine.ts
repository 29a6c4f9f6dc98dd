import type { Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { AbsherOutcome, AbsherVisit } from "./state.ts";

/** What can happen in a sign-in at Absher. `state` is the one that came with the answer. */
export type AbsherVisitEvent =
  | { readonly type: "answer_brought"; readonly state: string }
  | { readonly type: "answer_redeemed"; readonly outcome: AbsherOutcome };

/** Why an answer is not looked at: it was taken before, or it answers another request than this browser's. */
export type AbsherVisitRefusal = { readonly code: "answer_passed" } | { readonly code: "answer_foreign" };

/**
 * A sign-in at Absher: one answer, taken once, and only by the browser whose request it answers (RFC 6749 section 10.12). An answer to another
 * request changes nothing, so that nobody can spoil a sign-in by sending a browser to the callback.
 */
export function advance(visit: AbsherVisit, event: AbsherVisitEvent): Result<AbsherVisit, AbsherVisitRefusal> {
  const { language } = visit;
  switch (event.type) {
    case "answer_brought":
      if (visit.step !== "asked") return refuse({ code: "answer_passed" });
      return event.state === visit.checks.state
        ? accept({ step: "answered", language })
        : refuse({ code: "answer_foreign" });
    case "answer_redeemed":
      if (visit.step !== "answered") return refuse({ code: "answer_passed" });
      return accept({ step: "ended", language, outcome: event.outcome });
    default:
      return assertNever(event);
  }
}
