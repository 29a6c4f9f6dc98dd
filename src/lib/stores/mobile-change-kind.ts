import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { FlowKind } from "./flow-store.ts";
import { readMobileChangeState } from "./mobile-change-state.ts";

/** The kind of flow that changes a mobile number. */
export const MOBILE_CHANGE: FlowKind<MobileChangeState> = { kind: "mobile-change", read: readMobileChangeState };
