import { withForgottenHash } from "#lib/domain/mobile-change/change-case.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { SWEEP_BATCH, type Sweep } from "./complete-due-cases.ts";

/** Forgets the password as it was before a change, once it can no longer be shown against it: nobody keeps what opens nothing. */
export function forgetHashes(ports: Pick<ChangePorts, "chance" | "mobileChanges" | "passwords">): Sweep {
  return {
    name: "mobile_change.forget_hashes",
    run: async (now) => {
      const due = await ports.mobileChanges.dueForgetting(now, SWEEP_BATCH);
      for (const change of due) {
        const unknowable = await ports.passwords.hash(ports.chance.token());
        const moved = [{ found: withForgottenHash(change, unknowable), progress: change.progress }];
        const brings = { messages: [], audit: [], holdCodes: [], at: now };
        await ports.mobileChanges.write({ ...NO_CHANGE, accountId: change.accountId, moved, brings });
      }
      return due.length;
    },
  };
}
