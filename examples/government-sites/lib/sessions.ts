import { type LiveSessions, liveSessions } from "./live-sessions.ts";
import type { Site } from "./site.ts";

declare global {
  /** Next bundles pages and routes apart, each with modules of its own; only what hangs on the process is one for all of them. */
  var liveSessionsBySite: Map<string, LiveSessions> | undefined;
}

/** The living sessions of a site, one list for the whole process. */
export function sessionsOf({ id }: Site): LiveSessions {
  globalThis.liveSessionsBySite ??= new Map();
  const known = globalThis.liveSessionsBySite.get(id) ?? liveSessions(Date.now);
  globalThis.liveSessionsBySite.set(id, known);
  return known;
}
