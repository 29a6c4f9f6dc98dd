/** A set of times in milliseconds. */
export type Distribution = { readonly p50: number; readonly p95: number; readonly p99: number; readonly mean: number };

/** Sums a set of times up. */
export function distributionOf(times: readonly number[]): Distribution {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const mean = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  return { p50: tenths(at(0.5)), p95: tenths(at(0.95)), p99: tenths(at(0.99)), mean: tenths(mean) };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** The chance that a time of the first set is longer than one of the second (the Mann-Whitney statistic over all pairs). */
export function chanceOfLonger(first: readonly number[], second: readonly number[]): number {
  let longer = 0;
  for (const one of first) {
    for (const other of second) longer += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return longer / (first.length * second.length);
}
