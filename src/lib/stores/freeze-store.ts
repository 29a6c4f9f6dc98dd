import { z } from "zod";
import type { FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { FlowStore } from "#lib/ports/flow-store.ts";
import { flowStore } from "./flow-store.ts";
import type { Storage } from "./storage.ts";
import { storedCode } from "./stored-code.ts";

const target = z.object({ subject: z.string(), accountId: z.string().nullable(), channel: z.enum(["email", "sms"]) });
const freezeState: z.ZodType<FreezeState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("code_asked"), target }),
  z.object({ step: z.literal("code_sent"), target, code: storedCode }),
  z.object({ step: z.literal("code_proved"), target, provedAt: z.number() }),
  z.object({ step: z.literal("frozen"), until: z.union([z.number(), z.literal("lifted"), z.null()]) }),
]);

/** Keeps freezes by a code in PostgreSQL. */
export function freezeStore(storage: Storage): FlowStore<FreezeState> {
  return flowStore(storage, { kind: "freeze", read: (stored) => freezeState.parse(stored) });
}
