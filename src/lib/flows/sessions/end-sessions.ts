import type { SessionOwner } from "#lib/ports/own-session-store.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** What ending one's own sessions needs. */
export type SessionPorts = Pick<Ports, "clock" | "jobs" | "ownSessions">;

/** Which of one's own sessions: one of them by its handle, all but this one, or all. */
export type Ending = { readonly handle: string } | "others" | "all";

/**
 * Signs a person out where they say so. The sites there are told, what was granted there goes, and the audit log knows, in one
 * transaction. Doing it twice is fine; a handle that is not this person's does nothing, and is answered alike.
 */
export async function endOwnSessions(ports: SessionPorts, owner: SessionOwner, ending: Ending): Promise<void> {
  const at = ports.clock.now();
  if (ending === "others") await ports.ownSessions.endOthers(owner, at);
  else if (ending === "all") await ports.ownSessions.endAll(owner, at);
  else await ports.ownSessions.endOne(owner, ending.handle, at);
  ports.jobs.nudge();
}
