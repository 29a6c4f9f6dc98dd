import { type AbsherVisitEvent, advance } from "#lib/domain/national-file/machine.ts";
import type { AbsherVisit } from "#lib/domain/national-file/state.ts";
import type { DrawnMachine, Sample } from "./explore.ts";

const events: readonly AbsherVisitEvent[] = [
  { type: "answer_brought", state: "state" },
  { type: "answer_redeemed", outcome: "vouched" },
];

const samples: readonly Sample<AbsherVisitEvent>[] = events.map((event) => ({ event, afterMs: 1_000 }));

/** A sign-in at Absher, as it is drawn. */
export const absherVisit: DrawnMachine<AbsherVisit, AbsherVisitEvent> = {
  name: "absher-visit",
  title: "A sign-in at Absher",
  about:
    "The machine is `src/lib/domain/national-file/machine.ts`. The browser is bound to it by a cookie, lives 15 minutes with it, and brings one answer, which is used up before it " +
    "is redeemed. An answer to another request changes nothing. Whom Absher named goes on in national-file.md.",
  starts: [{ step: "asked", language: "ar", checks: { state: "state", nonce: "nonce", verifier: "verifier" } }],
  samples,
  stepOf: ({ step }) => step,
  take: (state, event) => {
    const next = advance(state, event);
    return next.ok ? next.value : null;
  },
};
