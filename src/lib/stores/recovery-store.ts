import type { RecoveryStore } from "#lib/ports/recovery-store.ts";
import { flowStore } from "./flow-store.ts";
import { readRecoveryState } from "./recovery-state.ts";
import type { Storage } from "./storage.ts";

/** Keeps recoveries in PostgreSQL. */
export function recoveryStore(storage: Storage): RecoveryStore {
  return flowStore(storage, { kind: "recovery", read: readRecoveryState });
}
