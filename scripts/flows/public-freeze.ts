import { advanceFreeze, type FreezeEvent, type FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { DrawnMachine } from "./explore.ts";

const events: readonly FreezeEvent[] = [
  { type: "code_sent", codeHash: "right" },
  { type: "code_entered", codeHash: "right" },
  { type: "account_frozen", until: "lifted" },
];

/** Freezing by a code to a channel on file, as it is drawn. */
export const publicFreeze: DrawnMachine<FreezeState, FreezeEvent> = {
  name: "public-freeze",
  title: "A freeze by a code to a channel on file",
  about:
    "The machine is `src/lib/domain/freeze/freeze-machine.ts`. It begins with a name and a right picture code, without a sign-in. For a name of nobody it goes the same way up to a wrong code: nothing was sent, and no code is right. Freezing by a password or a hold code has no steps of its own.",
  starts: [{ step: "code_asked", target: { subject: "username", accountId: "account", channel: "sms" } }],
  samples: events.map((event) => ({ event, afterMs: 61_000 })),
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advanceFreeze(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};
