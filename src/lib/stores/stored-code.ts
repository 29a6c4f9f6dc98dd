import { z } from "zod";
import type { Challenge } from "#lib/domain/challenge.ts";
import type { OneTimeCode } from "#lib/domain/one-time-code.ts";

const instant = z.number().int();

/** How a one-time code in a flow's stored state is checked. */
export const storedCode: z.ZodType<OneTimeCode> = z.object({
  codeHash: z.string(),
  sentAt: instant,
  expiresAt: instant,
  guessesUsed: z.number().int(),
  sends: z.number().int(),
});

/** The same for the codes that a flow has sent to several numbers and addresses. */
export const storedChallenges: z.ZodType<readonly Challenge[]> = z.array(
  z.object({ to: z.string(), code: storedCode }),
);
