import type { ChangeOwner } from "#lib/domain/account-change/owner.ts";
import { isOwnedBy } from "#lib/domain/account-change/owner.ts";
import type { ChangeFlowRefusal } from "#lib/domain/account-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { FlowStore, FoundFlow } from "#lib/ports/flow-store.ts";
import type { OwnChange } from "./change-ports.ts";

/** Where one kind of change is kept, and the time. */
export type ChangePlace<State> = { readonly store: FlowStore<State>; readonly clock: Clock };

/** This browser's change of a kind; missing for every session but the one that began it. */
export async function loadAccountChange<State extends { readonly owner: ChangeOwner }>(
  { store, clock }: ChangePlace<State>,
  { flowId, session }: Pick<OwnChange, "flowId" | "session">,
): Promise<Result<FoundFlow<State>, ChangeFlowRefusal>> {
  const found = await store.find(flowId);
  if (found === null || !isOwnedBy(found.state.owner, session)) return refuse({ code: "change_flow_missing" });
  return clock.now() >= found.expiresAt ? refuse({ code: "change_flow_expired" }) : accept(found);
}
