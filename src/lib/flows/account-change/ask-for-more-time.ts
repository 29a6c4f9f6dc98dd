import type { ChangeOwner } from "#lib/domain/account-change/owner.ts";
import type { ChangeFlowRefusal } from "#lib/domain/account-change/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import type { OwnChange } from "./change-ports.ts";
import { type ChangePlace, loadAccountChange } from "./load-account-change.ts";

/** Puts the end of this browser's change of a kind off; answers the new end. */
export async function askForMoreTime<State extends { readonly owner: ChangeOwner }>(
  place: ChangePlace<State>,
  own: Pick<OwnChange, "flowId" | "session">,
): Promise<Result<Instant, ChangeFlowRefusal | { readonly code: "time_at_maximum" }>> {
  const found = await loadAccountChange(place, own);
  if (!found.ok) return found;
  const now = place.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok) {
    return refuse({ code: until.refusal.code === "time_over" ? "change_flow_expired" : "time_at_maximum" });
  }
  await place.store.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
