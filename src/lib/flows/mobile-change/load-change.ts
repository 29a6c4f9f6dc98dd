import type { FlowRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";

/** How long a person has for changing a number, from the first step to the last. */
export const CHANGE_LIFETIME_MS = 30 * 60 * 1000;

/** The state of a change, for the page that shows it and the act that moves it. */
export type FoundChange = FoundFlow<MobileChangeState>;

/**
 * This browser's change. Refuses one that is missing or expired, and, as missing, one of the other route, of another
 * account than the one that is signed in, or of another session of it.
 */
export async function loadChange(
  ports: Pick<ChangePorts, "clock" | "mobileChanges">,
  own: Pick<OwnFlow, "flowId" | "session">,
): Promise<Result<FoundChange, FlowRefusal>> {
  const found = await ports.mobileChanges.find(own.flowId);
  if (found === null || !belongsTo(found.state, own.session)) return refuse({ code: "change_flow_missing" });
  if (ports.clock.now() >= found.expiresAt) return refuse({ code: "change_flow_expired" });
  return accept(found);
}

/** Whether a change is for whom it was begun: on the signed-in route for this session of this account, else for nobody's session. */
export function belongsTo(state: MobileChangeState, session: OwnFlow["session"]): boolean {
  if (state.step === "started") return session === null;
  const { route, accountId, sid } = state.applicant;
  if (session === null) return route !== "signed_in";
  return route === "signed_in" && accountId === session.accountId && sid === session.sid;
}
