import { type Challenge, solveChallengeWorkers } from "altcha-lib";

/** More than so many at once only warm a phone. */
const MOST_WORKERS = 4;

/**
 * Fetches the work that is set instead of a picture and does it; answers what the form sends. `null` when it was called off, when the picture is
 * gone, or when this browser cannot do it. Never throws.
 */
export async function doWork(address: string, controller: AbortController): Promise<string | null> {
  try {
    const answer = await fetch(address, { signal: controller.signal });
    if (!answer.ok) return null;
    const challenge: Challenge = await answer.json();
    const concurrency = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1);
    const solution = await solveChallengeWorkers({ challenge, concurrency, controller, createWorker });
    return solution === null ? null : btoa(JSON.stringify({ challenge, solution }));
  } catch {
    return null;
  }
}

const createWorker = (): Worker => new Worker(new URL("./work.worker.ts", import.meta.url), { type: "module" });
