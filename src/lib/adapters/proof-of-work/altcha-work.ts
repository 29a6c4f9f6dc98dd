import { randomInt } from "node:crypto";
import { createChallenge, type Payload, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { ProofOfWork } from "#lib/ports/proof-of-work.ts";

/** Iterations of PBKDF2 in one try: a few milliseconds on a weak phone. */
const ITERATIONS = 5_000;

const hex = z.string().regex(/^([0-9a-f]{2}){1,64}$/);

/** A solution as ALTCHA's clients send it. What the signature covers is taken as it is; the signature says whether it is ours. */
const solved: z.ZodType<Payload> = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      cost: z.int().positive(),
      data: z.strictObject({ binding: z.string() }),
      keyLength: z.int().positive(),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex }),
});

/** The two secrets of `altchaWork`, 32 bytes each: one signs what is set, the other its solution, so that checking takes no key derivation. */
export type WorkKeys = { readonly challenge: Buffer; readonly solution: Buffer };

/**
 * Work in ALTCHA's format: find the counter, below a number of tries, from which PBKDF2 derives the key that was asked for. It has no expiry
 * of its own: it counts for what it is bound to and goes with it.
 */
export function altchaWork(keys: WorkKeys): ProofOfWork {
  const secrets = {
    hmacSignatureSecret: keys.challenge.toString("base64url"),
    hmacKeySignatureSecret: keys.solution.toString("base64url"),
  };
  return {
    set: async (binding, tries) => {
      const counter = randomInt(tries);
      const options = { algorithm: "PBKDF2/SHA-256", cost: ITERATIONS, counter, data: { binding }, deriveKey };
      return JSON.stringify(await createChallenge({ ...options, ...secrets }));
    },
    isDone: async (binding, solution) => {
      const payload = payloadOf(solution);
      if (payload === null || payload.challenge.parameters.data?.binding !== binding) return false;
      return (await verifySolution({ ...payload, ...secrets, deriveKey })).verified;
    },
  };
}

function payloadOf(solution: string): Payload | null {
  try {
    return solved.safeParse(JSON.parse(Buffer.from(solution, "base64").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}
