/** Takes jobs from somewhere and works on them, several at a time. */
export type Pump = {
  /** Looks for jobs now; many calls at once come to one look. */
  wake(): void;
  /** Resolves when a look found nothing and nothing is under way, or when `deadlineMs` (of `Date.now()`) has passed. */
  drained(deadlineMs: number): Promise<void>;
};

/** What a pump does. `fetch` gives at most `limit` jobs; neither may throw. */
export type PumpWork<Job> = {
  readonly fetch: (limit: number) => Promise<readonly Job[]>;
  readonly handle: (job: Job) => Promise<void>;
};

/** A pump that works on at most `width` jobs at once: a slow one holds up no other. */
export function pump<Job>(width: number, work: PumpWork<Job>): Pump {
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  let isWanted = false;

  const take = (job: Job): void => {
    const done = work.handle(job).finally(() => {
      const wasFull = underWay.size >= width;
      underWay.delete(done);
      if (wasFull) wake();
    });
    underWay.add(done);
  };

  const look = async (): Promise<void> => {
    while (isWanted && underWay.size < width) {
      isWanted = false;
      const room = width - underWay.size;
      const jobs = await work.fetch(room);
      for (const job of jobs) take(job);
      if (jobs.length === room) isWanted = true;
    }
  };

  const wake = (): void => {
    isWanted = true;
    looking ??= look().finally(() => {
      looking = null;
      if (isWanted && underWay.size < width) wake();
    });
  };

  const drained = async (deadlineMs: number): Promise<void> => {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, deadlineMs - Date.now());
    wake();
    while ((looking !== null || underWay.size > 0) && Date.now() < deadlineMs) {
      await Promise.race([late.promise, looking, ...underWay].filter((one) => one !== null));
    }
    clearTimeout(timer);
  };

  return { wake, drained };
}
