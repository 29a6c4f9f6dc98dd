import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ndjsonLines } from "#lib/adapters/clock/ndjson-lines.ts";
import { bearer, type HttpEndpoint, postJson } from "#lib/adapters/outbound/post-json.ts";
import type { Clock } from "#lib/ports/clock.ts";

/** The machine's clock plus an offset that the simulated world sets. */
export type SimulatedClock = Clock & {
  /** What runs after each move, before the world is told that the move is done: the jobs that became due. It logs its own failures; replaces the earlier one. */
  whenMoved(run: () => Promise<void>): void;
  /** Stops following; the clock keeps its last offset. */
  close(): Promise<void>;
};

/** The world (`baseUrl` is `SIMULATORS_URL`) and how long its first answer may take. */
export type SimulatedClockOptions = HttpEndpoint & { readonly connectTimeoutMs?: number };

const CONNECT_TIMEOUT_MS = 15_000;
const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 2_000;

const lineSchema = z.object({ offsetMs: z.number().int().min(0), turn: z.number().int(), follower: z.string() });
type Line = z.output<typeof lineSchema>;

type Following = {
  readonly options: SimulatedClockOptions;
  readonly ending: AbortController;
  readonly firstOffset: () => void;
  offsetMs: number;
  run: () => Promise<void>;
  backoffMs: number;
};

/**
 * Follows the simulated world's clock. Resolves with the first offset known; rejects when the world does not answer within
 * `connectTimeoutMs` (15 s). A broken stream is taken up again with growing pauses; time never goes back, also when the world restarts.
 */
export async function followSimulatedClock(options: SimulatedClockOptions): Promise<SimulatedClock> {
  const first = Promise.withResolvers<void>();
  const following: Following = {
    options,
    ending: new AbortController(),
    firstOffset: first.resolve,
    offsetMs: 0,
    run: async () => {},
    backoffMs: FIRST_BACKOFF_MS,
  };
  const ended = follow(following);
  const close = async (): Promise<void> => {
    following.ending.abort();
    await ended;
  };
  await within(options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS, first.promise).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    now: () => Date.now() + following.offsetMs,
    whenMoved: (run) => {
      following.run = run;
    },
    close,
  };
}

async function within(ms: number, promise: Promise<void>): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const timeout = setTimeout(() => timer.reject(new Error("the simulated clock does not answer")), ms);
  await Promise.race([promise, timer.promise]).finally(() => clearTimeout(timeout));
}

async function follow(following: Following): Promise<void> {
  const { signal } = following.ending;
  while (!signal.aborted) {
    await readStream(following).catch(() => {});
    await sleep(following.backoffMs, undefined, { signal }).catch(() => {});
    following.backoffMs = Math.min(following.backoffMs * 2, LONGEST_BACKOFF_MS);
  }
}

async function readStream(following: Following): Promise<void> {
  const { options, ending } = following;
  const response = await fetch(`${options.baseUrl}/clock/stream?heldOffsetMs=${following.offsetMs}`, {
    headers: bearer(options.token),
    signal: ending.signal,
    redirect: "error",
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return;
  }
  for await (const value of ndjsonLines(response.body)) {
    const line = lineSchema.safeParse(value);
    if (line.success) await move(following, line.data);
  }
}

async function move(following: Following, line: Line): Promise<void> {
  following.backoffMs = FIRST_BACKOFF_MS;
  const moved = line.offsetMs > following.offsetMs;
  following.offsetMs = Math.max(following.offsetMs, line.offsetMs);
  following.firstOffset();
  const outcome = moved ? await runDue(following) : "ok";
  const { turn, follower } = line;
  await postJson(following.options, "/clock/done", { turn, follower, outcome });
}

async function runDue(following: Following): Promise<"ok" | "failed"> {
  try {
    await following.run();
    return "ok";
  } catch {
    return "failed";
  }
}
