import { advance, SIGN_IN_START, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { DrawnMachine } from "./explore.ts";

const events: readonly SignInEvent[] = [
  { type: "slower_proof_demanded" },
  { type: "password_proved", accountId: "account", ways: ["passkey", "totp", "sms", "recovery_code"] },
  { type: "way_chosen", way: "recovery_code" },
  { type: "way_chosen", way: "totp" },
  { type: "sms_chosen", codeHash: "right" },
  { type: "guess_made", way: "totp" },
  { type: "factor_proved", way: "totp" },
  { type: "code_asked_again", codeHash: "right" },
  { type: "code_entered", codeHash: "right" },
  { type: "passkey_proved", accountId: "account" },
  { type: "started_over" },
];

/** The sign-in, as it is drawn. */
export const signIn: DrawnMachine<SignInState, SignInEvent> = {
  name: "sign-in",
  title: "Sign-in",
  about:
    "The machine is `src/lib/domain/sign-in/machine.ts`. Picture code, name and password come first, then the strongest second factor that the account has: a passkey, else the code of an authenticator app, else one by text message, and others for the asking. `guess_made` counts a guess before the code is compared. Going another way and starting over keep the guesses that were used. A passkey alone completes it from any step.",
  starts: [SIGN_IN_START],
  samples: events.map((event) => ({ event, afterMs: 61_000 })),
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advance(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};
