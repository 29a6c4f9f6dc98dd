import { isOwnedBy } from "#lib/domain/account-change/owner.ts";
import type { PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import type { PasswordChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { OwnChange, PasswordChangePorts } from "./change-ports.ts";

/** This browser's change of the password; missing for every session but the one that began it. */
export async function loadPasswordChange(
  ports: Pick<PasswordChangePorts, "clock" | "passwordChanges">,
  { flowId, session }: Pick<OwnChange, "flowId" | "session">,
): Promise<Result<FoundFlow<PasswordChangeState>, PasswordChangeRefusal>> {
  const found = await ports.passwordChanges.find(flowId);
  if (found === null || !isOwnedBy(found.state.owner, session)) return refuse({ code: "change_flow_missing" });
  return ports.clock.now() >= found.expiresAt ? refuse({ code: "change_flow_expired" }) : accept(found);
}
