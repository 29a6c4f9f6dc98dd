import { z } from "zod";
import { LANGUAGES } from "#lib/domain/language.ts";
import type { AbsherVisit } from "#lib/domain/national-file/state.ts";
import type { AbsherVisitStore } from "#lib/ports/absher-visit-store.ts";
import { flowStore } from "./flow-store.ts";
import type { Storage } from "./storage.ts";

const language = z.enum(LANGUAGES);
const checks = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
const outcome = z.enum(["vouched", "declined", "not_accepted", "unavailable"]);

const visit: z.ZodType<AbsherVisit> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("asked"), language, checks }),
  z.object({ step: z.literal("answered"), language }),
  z.object({ step: z.literal("ended"), language, outcome }),
]);

/** Sign-ins at Absher in PostgreSQL. */
export const absherVisitStore = (storage: Storage): AbsherVisitStore =>
  flowStore(storage, { kind: "absher-visit", read: (stored) => visit.parse(stored) });
