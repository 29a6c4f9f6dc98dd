/** How a move of the clock ended: `nobody` listened (nothing moved), or it moved and the portal finished, failed, or was late. */
export type Move = { readonly kind: "nobody" } | { readonly kind: "moved" | "failed" | "late"; readonly now: number };

/** The portal's clock, held here: the machine's time plus an offset that only grows. */
export type WorldClock = {
  now(): number;
  /** Lets a portal process follow; it is told the offset at once. An offset it already holds is never taken back. Answers its id. */
  follow(write: (line: string) => void, heldOffsetMs: number): string;
  unfollow(id: string): void;
  /** A portal process has run what became due in a turn, or could not. */
  done(report: { readonly follower: string; readonly turn: number; readonly outcome: "ok" | "failed" }): void;
  /** Moves forward and waits until every follower is done, at most the patience. One move at a time; others wait their turn. */
  advance(ms: number): Promise<Move>;
};

type Outcome = "ok" | "failed" | "late";
type Follower = { readonly write: (line: string) => void; finish: ((turn: number, outcome: Outcome) => void) | null };

/** How long a move waits for the portal. */
export const PATIENCE_MS = 20_000;

/** A clock that goes with `systemNow` (epoch milliseconds) until it is moved. */
export function createWorldClock(systemNow: () => number, patienceMs: number = PATIENCE_MS): WorldClock {
  const followers = new Map<string, Follower>();
  let offsetMs = 0;
  let turn = 0;
  let joined = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const now = (): number => systemNow() + offsetMs;
  const tell = (id: string, follower: Follower): void =>
    follower.write(JSON.stringify({ offsetMs, turn, follower: id }));

  const takeTurn = async (ms: number): Promise<Move> => {
    if (followers.size === 0) return { kind: "nobody" };
    turn += 1;
    offsetMs += ms;
    const outcomes = [...followers].map(([id, follower]) => {
      const outcome = awaitOutcome(follower, turn, patienceMs);
      tell(id, follower);
      return outcome;
    });
    return { kind: worst(await Promise.all(outcomes)), now: now() };
  };

  return {
    now,
    follow: (write, heldOffsetMs) => {
      joined += 1;
      const id = `f${joined}`;
      const follower: Follower = { write, finish: null };
      offsetMs = Math.max(offsetMs, heldOffsetMs);
      followers.set(id, follower);
      tell(id, follower);
      return id;
    },
    unfollow: (id) => {
      followers.get(id)?.finish?.(turn, "failed");
      followers.delete(id);
    },
    done: (report) => followers.get(report.follower)?.finish?.(report.turn, report.outcome),
    advance: (ms) => {
      const move = queue.then(() => takeTurn(ms));
      queue = move;
      return move;
    },
  };
}

function awaitOutcome(follower: Follower, expected: number, patienceMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => follower.finish?.(expected, "late"), patienceMs);
    follower.finish = (turn, outcome) => {
      if (turn !== expected) return;
      clearTimeout(timer);
      follower.finish = null;
      resolve(outcome);
    };
  });
}

function worst(outcomes: readonly Outcome[]): "moved" | "failed" | "late" {
  if (outcomes.includes("late")) return "late";
  return outcomes.includes("failed") ? "failed" : "moved";
}
