import type { Instant } from "#lib/domain/result.ts";
import type { DeskLookup } from "#lib/domain/service-desk/desk-lookup.ts";
import type { Effects } from "./effects.ts";

/** A look that is about to be counted; one that found nobody has no account. */
export type NewDeskLookup = Omit<DeskLookup, "accountId"> & {
  readonly sessionKey: string;
  readonly accountId: string | null;
};

/** Keeps officers' looks at people. */
export type DeskLookupStore = {
  /** Counts and keeps a look, unless the officer has had `most` since `since` or was disabled; however many come at once, no more are kept. */
  add(
    lookup: NewDeskLookup,
    limit: { readonly most: number; readonly since: Instant },
    effects: Effects,
  ): Promise<boolean>;
  /** The look of this id that was taken in this very session and found somebody. */
  find(id: string, sessionKey: string): Promise<DeskLookup | null>;
};
