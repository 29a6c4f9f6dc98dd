import type { WorldClock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Inbox } from "../inbox.ts";
import type { PeopleRegistry } from "../people/registry.ts";
import type { PictureCodes } from "../picture-codes.ts";

/** Everything that the simulated world remembers. */
export type World = {
  readonly clock: WorldClock;
  readonly inbox: Inbox;
  readonly people: PeopleRegistry;
  readonly faults: Faults;
  readonly pictureCodes: PictureCodes;
  /** Where the portal is, for the page's link. */
  readonly portalUrl: string;
};
