/** A small repeatable source of chance, so that the same seed always makes the same people. */
export type Prng = {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** One of the list. */
  pick<Item>(list: readonly Item[]): Item;
};

/** A mulberry32 generator; `seed` is any whole number. Not for secrets. */
export function prng(seed: number): Prng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick: (list) => {
      const item = list[int(list.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}
