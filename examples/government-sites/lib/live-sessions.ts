import { randomBytes } from "node:crypto";

/** Who signed in, as the verified ID token says. */
type SignedIn = {
  readonly sub: string;
  /** The sign-on at the portal that the session hangs on. */
  readonly sid: string | undefined;
  /** When the ID token was issued, epoch seconds. */
  readonly iat: number;
  /** The ID token itself. It stays on the server, and tells the portal at sign-out which session is meant. */
  readonly idToken: string;
};

/** What a logout token tells to end: one sign-on, or everything of a person. */
export type LogoutOrder = { readonly sub: string | undefined; readonly sid: string | undefined; readonly iat: number };

type LiveSession = SignedIn & { readonly endsAt: number };
type Ended = { readonly iat: number; readonly forgetAt: number };

/** A session's longest life in seconds, however much it is used. */
export const SESSION_SECONDS = 30 * 60;

const MAX_SESSIONS = 10_000;

/** The sessions of one site that may still be used. */
export type LiveSessions = {
  /** Starts one and answers its id. One whose sign-on has been ended meanwhile is dead from birth. */
  start(person: SignedIn): string;
  isAlive(id: string): boolean;
  /** The ID token of a session that is alive. */
  idTokenOf(id: string): string | undefined;
  end(id: string): void;
  /** Ends exactly the sessions of the sign-on, or all of the person when the order names no sign-on. Answers how many. */
  endAll(order: LogoutOrder): number;
};

/**
 * Keeps a list of the living, so that whatever is not on it is dead: a lost list signs people out, and lets nobody in. A list of the
 * ended would do the opposite. It is in memory, which does for a demonstration; a site with several processes keeps it in its database.
 */
export function liveSessions(now: () => number): LiveSessions {
  const alive = new Map<string, LiveSession>();
  const ended = new Map<string, Ended>();
  const isAlive = (id: string): boolean => (alive.get(id)?.endsAt ?? 0) > now();
  return {
    start(person) {
      forgetOld(now(), alive, ended);
      const id = randomBytes(32).toString("base64url");
      if (!wasEnded(ended, person)) alive.set(id, { ...person, endsAt: now() + SESSION_SECONDS * 1000 });
      return id;
    },
    isAlive,
    idTokenOf: (id) => (isAlive(id) ? alive.get(id)?.idToken : undefined),
    end: (id) => void alive.delete(id),
    endAll(order) {
      forgetOld(now(), alive, ended);
      ended.set(keyOf(order), { iat: order.iat, forgetAt: now() + SESSION_SECONDS * 1000 });
      const meant = [...alive].filter(([, session]) => isMeant(session, order));
      for (const [id] of meant) alive.delete(id);
      return meant.length;
    },
  };
}

function isMeant(session: LiveSession, { sub, sid }: LogoutOrder): boolean {
  return sid === undefined ? session.sub === sub : session.sid === sid && (sub === undefined || session.sub === sub);
}

const keyOf = ({ sub, sid }: Pick<LogoutOrder, "sub" | "sid">) => (sid === undefined ? `sub ${sub}` : `sid ${sid}`);

/** An order may overtake the sign-in that it ends, which is then still on its way from the portal. */
function wasEnded(ended: ReadonlyMap<string, Ended>, { sub, sid, iat }: SignedIn): boolean {
  if (sid !== undefined && ended.has(keyOf({ sub, sid }))) return true;
  return iat < (ended.get(keyOf({ sub, sid: undefined }))?.iat ?? 0);
}

function forgetOld(at: number, alive: Map<string, LiveSession>, ended: Map<string, Ended>): void {
  // All live equally long, so the oldest end first.
  for (const [id, { endsAt }] of alive) {
    if (endsAt > at && alive.size < MAX_SESSIONS) break;
    alive.delete(id);
  }
  for (const [key, { forgetAt }] of ended) if (forgetAt <= at) ended.delete(key);
}
