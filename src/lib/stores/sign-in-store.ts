import { z } from "zod";
import { AUTHENTICATION_METHODS, PASSWORD_AND_SMS } from "#lib/domain/account/assurance.ts";
import { SIGN_IN_START, type SignInState } from "#lib/domain/sign-in/machine.ts";
import { SECOND_FACTORS } from "#lib/domain/sign-in/second-step.ts";
import type { SignInStore } from "#lib/ports/sign-in-store.ts";
import { flowStore } from "./flow-store.ts";
import type { Storage } from "./storage.ts";

const secondStep = z.object({
  accountId: z.string(),
  sms: z.object({ codeHash: z.string(), sentAt: z.number(), expiresAt: z.number(), sends: z.number() }).nullable(),
  guessesUsed: z.number(),
});
const way = z.enum(SECOND_FACTORS);

const storedState: z.ZodType<SignInState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("credentials_needed"), pictureDigits: z.number(), earlier: secondStep.nullable() }),
  z.object({
    step: z.literal("factor_awaited"),
    // What was stored before this was kept does not say it, and is over within the hour.
    passwordProvedAt: z.number().default(Number.MAX_SAFE_INTEGER),
    second: secondStep,
    way,
    ways: z.tuple([way]).rest(way),
    pictureDigits: z.number(),
  }),
  z.object({
    step: z.literal("completed"),
    accountId: z.string(),
    // What was stored before there were passkeys does not say it.
    methods: z.array(z.enum(AUTHENTICATION_METHODS)).default([...PASSWORD_AND_SMS]),
    passwordProvedAt: z.number().nullable().default(null),
    at: z.number(),
  }),
]);

/** Keeps sign-ins in PostgreSQL. One that an earlier version of the portal wrote and this one does not know starts over. */
export function signInStore(storage: Storage): SignInStore {
  const read = (stored: unknown) => storedState.catch(SIGN_IN_START).parse(stored);
  return flowStore(storage, { kind: "sign-in", read });
}
