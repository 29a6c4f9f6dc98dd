import { z } from "zod";
import { isErrandName } from "./errand-names.ts";

const Range = z.string().regex(/^\d+(-\d+)?$/);
const Shard = z.string().regex(/^[1-9]\d*\/[1-9]\d*$/);

/** Which interruptions are tried, from KILL_SEEDS such as `1-10` or `37`; of several worlds side by side KILL_SHARD, such as `2/3`, takes every third. */
export const seeds: readonly number[] = seedsOf(
  Range.parse(process.env.KILL_SEEDS ?? "1-12"),
  Shard.parse(process.env.KILL_SHARD ?? "1/1"),
);

/** The one errand that is interrupted; `null` for each by turns. */
export const onlyErrand = isErrandName(process.env.KILL_ERRAND) ? process.env.KILL_ERRAND : null;

/** No new interruption is begun after this moment, in epoch milliseconds. */
export const endsAt = Number(process.env.KILL_UNTIL ?? Number.POSITIVE_INFINITY);

function seedsOf(range: string, shard: string): readonly number[] {
  const [first = 1, last = first] = range.split("-").map(Number);
  const [own = 1, all = 1] = shard.split("/").map(Number);
  const every = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return every.filter((_, index) => index % all === own - 1);
}
