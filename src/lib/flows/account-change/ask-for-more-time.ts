import type { PasswordChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import type { OwnChange, PasswordChangePorts } from "./change-ports.ts";
import { loadPasswordChange } from "./load-password-change.ts";

/** Puts the end of this browser's change of the password off; answers the new end. */
export async function askForMorePasswordTime(
  ports: Pick<PasswordChangePorts, "clock" | "passwordChanges">,
  own: Pick<OwnChange, "flowId" | "session">,
): Promise<Result<Instant, PasswordChangeRefusal>> {
  const found = await loadPasswordChange(ports, own);
  if (!found.ok) return found;
  const now = ports.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok)
    return refuse({ code: until.refusal.code === "time_over" ? "change_flow_expired" : "time_at_maximum" });
  await ports.passwordChanges.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
