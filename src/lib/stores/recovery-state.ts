import { z } from "zod";
import { LANGUAGES } from "#lib/domain/language.ts";
import { isNationalId, type NationalId } from "#lib/domain/national-id.ts";
import { CASE_NUMBER, type RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { BELONGINGS } from "#lib/domain/recovery/belongings.ts";
import type { Owner, RecoveryState, Voucher } from "#lib/domain/recovery/state.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { UsernameKey } from "#lib/domain/username.ts";
import { storedChallenges } from "./stored-code.ts";

const instant = z.number().int();

const caseNumber = z.string().regex(CASE_NUMBER);
const aim: z.ZodType<RecoveryAim> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("change_number") }),
  z.object({ kind: z.literal("cancel_change"), caseNumber }),
  z.object({ kind: z.literal("undo_change"), caseNumber }),
  z.object({ kind: z.literal("set_password"), caseNumber }),
  z.object({ kind: z.literal("forgotten_password") }),
  z.object({ kind: z.literal("freeze_account") }),
  z.object({ kind: z.literal("lift_freeze") }),
  z.object({ kind: z.literal("report_stolen_phone") }),
  z.object({ kind: z.literal("find_username") }),
  z.object({ kind: z.literal("weak_rows_on") }),
]);

const name: z.ZodType<SignInName> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("username"), key: z.custom<UsernameKey>((stored) => typeof stored === "string") }),
  z.object({
    kind: z.literal("national_id"),
    nationalId: z.custom<NationalId>((stored) => typeof stored === "string" && isNationalId(stored)),
  }),
]);

const voucher: z.ZodType<Voucher> = z.object({
  accountId: z.string(),
  shown: z.object({ proof: z.enum(["passkey", "in_person"]), at: instant, factorId: z.string().nullable() }),
});

const owner: z.ZodType<Owner> = z.object({
  accountId: z.string(),
  language: z.enum(LANGUAGES),
  shown: z.array(
    z.object({
      proof: z.enum([...BELONGINGS, "registry_facts"]),
      at: instant,
      // A recovery of a release before this was stored without.
      factorId: z.string().nullable().default(null),
    }),
  ),
  uncounted: z.array(z.enum([...BELONGINGS, "registry_facts"])).default([]),
  codes: storedChallenges,
  deviceKnownSince: instant.nullable(),
});

const journey = { aim, belongings: z.array(z.enum(BELONGINGS)), challenges: storedChallenges };
const named = {
  ...journey,
  name,
  wish: z.object({ number: z.string(), email: z.string().nullable() }),
  // A recovery of a release before this was stored without.
  voucher: voucher.nullable().default(null),
};

const storedState: z.ZodType<RecoveryState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("begun"), ...journey }),
  z.object({ step: z.literal("abroad_named"), ...named }),
  z.object({ step: z.literal("code_sent"), ...named }),
  z.object({ step: z.literal("number_proved"), ...named }),
  z.object({
    step: z.literal("number_refused"),
    ...named,
    reason: z.enum(["number_not_matched", "number_on_business", "number_not_on_file"]),
  }),
  z.object({ step: z.literal("account_missing"), ...named }),
  z.object({ step: z.literal("owner_proved"), ...named, owner }),
  z.object({
    step: z.literal("done"),
    aim,
    caseNumber: z.string().nullable(),
    username: z.string().nullable().default(null),
  }),
]);

/** The state of a recovery as it was stored; throws on what is not one. */
export function readRecoveryState(stored: unknown): RecoveryState {
  return storedState.parse(stored);
}
