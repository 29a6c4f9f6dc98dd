import { randomInt } from "node:crypto";

const STEPS = 1_000_000;

/** A number between two, from the operating system's CSPRNG: what decides a picture must not be guessable from earlier ones. */
export function between(least: number, most: number): number {
  return least + (randomInt(STEPS + 1) / STEPS) * (most - least);
}
