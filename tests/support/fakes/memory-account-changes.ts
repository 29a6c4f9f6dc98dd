import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { AccountChangeStore } from "#lib/ports/account-change-store.ts";
import { replaceAccount } from "./memory-accounts.ts";
import { insertHoldCodes, memoryFlowStore } from "./memory-stores.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** Changes in the account area in memory: what a transaction compares is compared first, and then all of it is stored; cases go among the world's. */
export function memoryAccountChanges<State>(
  world: MemoryWorld,
  cases: Map<string, ChangeCase>,
): AccountChangeStore<State> {
  const flows = memoryFlowStore<State>(world);
  return {
    ...flows,
    complete: async (move, { found, after, sessionsEnded, opened, brings }) => {
      if ((await flows.find(move.id))?.version !== move.version) return "flow_moved";
      if (!replaceAccount(world, found, after).ok) return "account_moved";
      await flows.replace(move, brings);
      if (opened !== null) cases.set(opened.id, opened);
      insertHoldCodes(world, found.id, brings.holdCodes);
      if (sessionsEnded !== null) {
        world.endedSessions.push({ accountId: found.id, exceptSid: sessionsEnded.exceptSid });
      }
      return "written";
    },
  };
}
