import { z } from "zod";
import { AUTHENTICATION_METHODS, PASSWORD_AND_SMS } from "#lib/domain/account/assurance.ts";
import type { SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInStore } from "#lib/ports/sign-in-store.ts";
import { flowStore } from "./flow-store.ts";
import type { Storage } from "./storage.ts";

const sentCode = z.object({
  accountId: z.string(),
  code: z.object({
    codeHash: z.string(),
    sentAt: z.number(),
    expiresAt: z.number(),
    guessesUsed: z.number(),
    sends: z.number(),
  }),
});

const storedState: z.ZodType<SignInState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("credentials_needed"), pictureDigits: z.number(), earlier: sentCode.nullable() }),
  z.object({ step: z.literal("code_sent"), sent: sentCode, pictureDigits: z.number() }),
  z.object({
    step: z.literal("completed"),
    accountId: z.string(),
    // What was stored before there were passkeys does not say it.
    methods: z.array(z.enum(AUTHENTICATION_METHODS)).default([...PASSWORD_AND_SMS]),
    at: z.number(),
  }),
]);

/** Keeps sign-ins in PostgreSQL. */
export function signInStore(storage: Storage): SignInStore {
  return flowStore(storage, { kind: "sign-in", read: (stored) => storedState.parse(stored) });
}
