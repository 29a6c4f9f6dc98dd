import type { AbsherVisit } from "#lib/domain/national-file/state.ts";
import type { FlowStore } from "./flow-store.ts";

/** Keeps sign-ins at Absher. */
export type AbsherVisitStore = FlowStore<AbsherVisit>;
