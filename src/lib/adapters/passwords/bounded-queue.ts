import { Overloaded } from "#lib/ports/password-hasher.ts";

/** Runs work of which only so much may go on at once; what comes while the queue is full throws `Overloaded` at once. */
export type BoundedQueue = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** `running` at the same time, `waiting` behind them, first come first served. */
export function boundedQueue(limits: { readonly running: number; readonly waiting: number }): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < limits.running) {
      running += 1;
      return;
    }
    if (waiting.length >= limits.waiting) throw new Overloaded("the password queue is full");
    // Whoever leaves hands the place on, so the count stays.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
