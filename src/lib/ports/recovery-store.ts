import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { FlowStore } from "./flow-store.ts";

/** Keeps recoveries. */
export type RecoveryStore = FlowStore<RecoveryState>;
