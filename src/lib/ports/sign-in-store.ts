import type { SignInState } from "#lib/domain/sign-in/machine.ts";
import type { FlowStore } from "./flow-store.ts";

/** Keeps sign-ins; the flow id is the OpenID interaction's uid, whose cookie binds it to one browser. */
export type SignInStore = FlowStore<SignInState>;
