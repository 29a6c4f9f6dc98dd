import { advance, type RecoveryEvent, recoveryStart } from "#lib/domain/recovery/machine.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import { parseSignInName } from "#lib/domain/sign-in-name.ts";
import type { DrawnMachine } from "./explore.ts";
import { sampleOf } from "./sample-value.ts";

const name = sampleOf(parseSignInName("1000000008"));
const wish = { number: "+966512345678", email: "new@example.sa" };
const abroad = { number: "+971501234567", email: null };
const vouching = { proof: "passkey", at: 0, factorId: "key" } as const;
const proved = {
  accountId: "account",
  language: "ar",
  deviceKnownSince: null,
  shownAlready: [],
  needed: [],
} as const;

const events: readonly RecoveryEvent[] = [
  { type: "identified", name, wish, codeHash: "right" },
  { type: "abroad_named", name, wish: abroad },
  { type: "vouched", voucher: { accountId: "account", shown: vouching } },
  { type: "code_asked_again", codeHash: "right" },
  { type: "number_code_entered", codeHash: "right" },
  { type: "number_refused", reason: "number_not_matched" },
  { type: "account_missing" },
  { type: "owner_proved", proved },
  { type: "channel_code_sent", channel: "new_email", codeHash: "right" },
  { type: "channel_code_entered", channel: "new_email", codeHash: "right" },
  { type: "email_left_out" },
  { type: "proof_shown", proof: "registry_facts", factorId: null },
  { type: "weighed", uncounted: ["registry_facts"] },
  { type: "proof_withheld", proof: "password" },
  { type: "finished", outcome: { caseNumber: "NF-7K3M-2Q9X", username: null } },
];

/** The way in for who has lost the phone, in one browser, as it is drawn. */
export const recovery: DrawnMachine<RecoveryState, RecoveryEvent> = {
  name: "recovery",
  title: "Recovery",
  about:
    "The machine is `src/lib/domain/recovery/machine.ts`: the order of proof without a sign-in. Nothing about an account, or whether there is one, is used before `owner_proved`. What is asked for there follows from the [policy](mobile-change-policy.md) and from what the person has; a change that was confirmed goes on as a [change of number](mobile-change.md) and becomes a [case](mobile-change-case.md); a forgotten password goes by a [table of its own](forgotten-password-policy.md).",
  starts: [recoveryStart({ kind: "change_number" }, ["password"])],
  samples: events.map((event) => ({ event, afterMs: 61_000 })),
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advance(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};
