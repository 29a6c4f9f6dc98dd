import { type Keys, keysOf } from "./keys.ts";

/** Keys of one purpose, newest first: the first makes what is new, the others take what was made before the key was changed. */
export type KeyRing = readonly [Keys, ...Keys[]];

/** The ring of a list as the environment has it (`COOKIE_KEYS`, `DATA_KEYS`); `master` in it is MASTER_KEY. Nothing is used as it is given, all is derived. */
export function keyRing(items: readonly string[], master: Keys): KeyRing {
  const [newest = master, ...older] = items.map((item) => (item === "master" ? master : keysOf(item)));
  return [newest, ...older];
}
