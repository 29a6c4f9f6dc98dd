import { type ChangeCase, withForgottenHash } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { Sweep, SweepPorts } from "./complete-due-cases.ts";
import { eachDue } from "./each-due.ts";

type ForgetPorts = Pick<SweepPorts, "chance" | "log" | "mobileChanges" | "passwords">;

/** Forgets the password as it was before a change, once it can no longer be shown against it: nobody keeps what opens nothing. */
export function forgetHashes(ports: ForgetPorts): Sweep {
  return {
    name: "mobile_change.forget_hashes",
    run: (now) => eachDue(ports, { kind: "forgetting", act: (change) => forget(ports, change, now) }, now),
  };
}

async function forget(ports: ForgetPorts, change: ChangeCase, now: Instant): Promise<void> {
  const unknowable = await ports.passwords.hash(ports.chance.token());
  const moved = [{ found: withForgottenHash(change, unknowable), progress: change.progress }];
  const brings = { messages: [], audit: [], holdCodes: [], at: now };
  await ports.mobileChanges.write({ ...NO_CHANGE, accountId: change.accountId, moved, brings });
}
