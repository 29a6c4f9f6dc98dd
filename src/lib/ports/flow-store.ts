import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";

/** A flow's state as it was found, to be replaced only while the version is still the same. */
export type FoundFlow<State> = {
  readonly version: number;
  readonly state: State;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** A flow's next state, to be written only while the version is still the one that was found. */
export type FlowMove<State> = { readonly id: string; readonly version: number; readonly state: State };

/** Keeps one kind of flow. `id` is the browser's flow id; it is stored hashed, the state sealed. */
export type FlowStore<State> = {
  /** Starts a flow; a second start with the same id changes nothing. */
  begin(id: string, state: State, times: { readonly now: Instant; readonly expiresAt: Instant }): Promise<void>;
  /** The flow, also an expired one until it is purged; `null` when there is none. */
  find(id: string): Promise<FoundFlow<State> | null>;
  /** Compare-and-set with its effects in one transaction; false when another request was first. */
  replace(move: FlowMove<State>, effects: Effects): Promise<boolean>;
  /** Puts the end of a flow off to `until` in one statement; one that is over at `now`, or ends later already, stays as it is. */
  prolong(id: string, times: { readonly now: Instant; readonly until: Instant }): Promise<void>;
};
