import { createHash } from "node:crypto";
import type { Dice } from "./assemble.ts";

const BLOCK_BYTES = 16 * 1024;
const NUMBER_BYTES = 4;

/** Dice that a seed decides and nobody without it foresees: SHAKE256 (FIPS 202) over the seed and a counter. */
export function sealedDice(seed: string): Dice {
  let block = Buffer.alloc(0);
  let blocks = 0;
  let at = 0;
  return () => {
    if (at === block.length) {
      block = createHash("shake256", { outputLength: BLOCK_BYTES }).update(`${blocks}:${seed}`).digest();
      blocks += 1;
      at = 0;
    }
    const number = block.readUInt32LE(at) / 2 ** 32;
    at += NUMBER_BYTES;
    return number;
  };
}
