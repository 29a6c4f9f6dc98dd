import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { loadChange } from "./load-change.ts";

/** Puts the end of this browser's change off; answers the new end. A code that is under way keeps its own five minutes. */
export async function askForMoreTime(
  ports: Pick<ChangePorts, "clock" | "mobileChanges">,
  own: OwnFlow,
): Promise<Result<Instant, MobileChangeRefusal>> {
  const found = await loadChange(ports, own);
  if (!found.ok) return found;
  const now = ports.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok)
    return until.refusal.code === "time_over" ? refuse({ code: "change_flow_expired" }) : refuse(until.refusal);
  await ports.mobileChanges.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
