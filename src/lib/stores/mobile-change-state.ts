import { z } from "zod";
import { PROOFS } from "#lib/domain/mobile-change/evidence.ts";
import type { Applicant, MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import { storedChallenges } from "./stored-code.ts";

const applicant: z.ZodType<Applicant> = z.object({
  accountId: z.string(),
  route: z.enum(["absher", "signed_in", "recovery"]),
  // A flow of a release before this was stored without: it belongs to no session, and the person begins anew.
  sid: z.string().nullable().default(null),
  proofs: z.array(z.enum(PROOFS)),
  shownFactors: z.array(z.object({ kind: z.enum(["passkey", "totp", "recovery_code"]), id: z.string() })).default([]),
  knownSince: z.number().nullable().default(null),
  shownAt: z.number(),
  language: z.enum(["ar", "en"]),
});
const wish = z.object({ number: z.string(), email: z.string().nullable() });
const chosen = { applicant, challenges: storedChallenges, wish };

const storedState: z.ZodType<MobileChangeState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("started"), pictureDigits: z.number() }),
  z.object({ step: z.literal("authenticated"), applicant, challenges: storedChallenges }),
  z.object({ step: z.literal("number_given"), ...chosen }),
  z.object({ step: z.literal("code_sent"), ...chosen }),
  z.object({ step: z.literal("number_proved"), ...chosen }),
  z.object({
    step: z.literal("number_refused"),
    ...chosen,
    reason: z.enum(["number_not_owned", "number_on_business", "number_given_twice", "number_unchanged"]),
  }),
  z.object({ step: z.literal("email_code_sent"), ...chosen }),
  z.object({ step: z.literal("email_proved"), ...chosen }),
  z.object({ step: z.literal("done"), applicant, caseNumber: z.string() }),
]);

/** The state of a mobile change as it was stored; throws on what is not one. */
export function readMobileChangeState(stored: unknown): MobileChangeState {
  return storedState.parse(stored);
}
