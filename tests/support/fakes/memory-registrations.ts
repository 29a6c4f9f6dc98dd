import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { ActivationOutcome, RegistrationStore } from "#lib/ports/registration-store.ts";
import { insertAccount, releaseMobile } from "./memory-accounts.ts";
import { insertHoldCodes, memoryFlowStore } from "./memory-stores.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** The registration store on a memory world; `platforms` tells which are ready for an account. */
export function memoryRegistrationStore(
  world: MemoryWorld,
): RegistrationStore & { readonly platforms: Map<string, readonly string[]> } {
  const flows = memoryFlowStore<RegistrationState>(world);
  const platforms = new Map<string, readonly string[]>();
  return {
    ...flows,
    platforms,
    activate: async ({ id, version, next }, activation): Promise<ActivationOutcome> => {
      const found = await flows.find(id);
      if (found?.version !== version) return "stale";
      const { account, releasedFrom } = activation;
      const before = releasedFrom === null ? undefined : world.accounts.get(releasedFrom.id);
      if (releasedFrom !== null && !releaseMobile(world, releasedFrom)) return "holder_changed";
      const inserted = insertAccount(world, account);
      if (!inserted.ok) {
        if (before !== undefined) world.accounts.set(before.id, before);
        return inserted.refusal.code;
      }
      if (!(await flows.replace({ id, version, state: next }, activation.effects)))
        throw new Error("the world moved by itself");
      insertHoldCodes(world, account.id, activation.holdCodes);
      platforms.set(account.id, activation.platforms);
      return "done";
    },
  };
}
