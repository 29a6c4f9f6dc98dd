import type { FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { FreezeFlowRefusal } from "#lib/domain/freeze/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { FreezePorts, OwnFreeze } from "./freeze-ports.ts";

type LoadPorts = Pick<FreezePorts, "clock" | "freezes">;
type Own = Pick<OwnFreeze, "flowId">;

/** This browser's way to a freeze by a code. Refuses one that is missing or over. */
export async function loadFreeze(
  ports: LoadPorts,
  own: Own,
): Promise<Result<FoundFlow<FreezeState>, FreezeFlowRefusal>> {
  const found = await ports.freezes.find(own.flowId);
  if (found === null) return refuse({ code: "freeze_flow_missing" });
  return ports.clock.now() >= found.expiresAt ? refuse({ code: "freeze_flow_expired" }) : accept(found);
}

/** Puts the end of it off; answers the new end. A code that is under way keeps its own five minutes. */
export async function askForMoreTime(
  ports: LoadPorts,
  own: Own,
): Promise<Result<Instant, FreezeFlowRefusal | { readonly code: "time_at_maximum" }>> {
  const found = await loadFreeze(ports, own);
  if (!found.ok) return found;
  const now = ports.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok) {
    return refuse({ code: until.refusal.code === "time_over" ? "freeze_flow_expired" : "time_at_maximum" });
  }
  await ports.freezes.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
