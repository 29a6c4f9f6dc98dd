import type { Instant } from "../result.ts";
import {
  type KeyFacts,
  type LivingKeyState,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  type SigningKeyState,
} from "./signing-key.ts";

/** How long a key is in each state, in milliseconds. */
export type RotationTimes = {
  /** From its first signature to its last; its successor is announced before the end. */
  readonly signMs: number;
  /** Published before it signs: until whoever keeps the key set has read it again. */
  readonly announceMs: number;
  /** Published after it signs no more: until nobody has anything by it that the portal or a site would still verify. */
  readonly retireMs: number;
};

/** One key from one state to another, only if it is still in the first. Where both are the same the key only has to stand there. */
export type KeyMove = { readonly kid: string; readonly from: LivingKeyState; readonly to: SigningKeyState };

/** What a step is called in the audit log and in the log. */
export type KeyEvent = "announced" | "began_to_sign" | "removed" | "given_up";

/** One step: all of its moves and its new key, or nothing. Moves come in the order in which they have to be done. */
export type KeyStep = {
  readonly event: KeyEvent;
  readonly algorithm: SigningAlgorithm;
  readonly moves: readonly KeyMove[];
  /** The state of a key to be made for it; `null` where none is. */
  readonly makes: "published" | "signing" | null;
};

type OneAlgorithm = {
  readonly algorithm: SigningAlgorithm;
  readonly keys: readonly KeyFacts[];
};

const inState = ({ keys }: OneAlgorithm, state: LivingKeyState) => keys.filter((key) => key.state === state);

function keysOf(keys: readonly KeyFacts[], algorithm: SigningAlgorithm): OneAlgorithm {
  return { algorithm, keys: keys.filter((key) => key.algorithm === algorithm) };
}

/** Where nothing signs there is nothing to wait for: the announced key signs, or a new one does, at once. */
function begin(known: OneAlgorithm): KeyStep | null {
  const [successor] = inState(known, "published");
  if (inState(known, "signing").length > 0) return null;
  const moves = successor === undefined ? [] : [{ kid: successor.kid, from: "published", to: "signing" } as const];
  const makes = successor === undefined ? "signing" : null;
  return { event: "began_to_sign", algorithm: known.algorithm, moves, makes };
}

/** The step that announces a successor of the key that signs; `null` when one is announced already, or nothing signs. */
export function announcement(keys: readonly KeyFacts[], algorithm: SigningAlgorithm): KeyStep | null {
  const known = keysOf(keys, algorithm);
  const [signing] = inState(known, "signing");
  if (signing === undefined || inState(known, "published").length > 0) return null;
  const stays = { kid: signing.kid, from: "signing", to: "signing" } as const;
  return { event: "announced", algorithm, moves: [stays], makes: "published" };
}

function dueAnnouncement(known: OneAlgorithm, { signMs, announceMs }: RotationTimes, now: Instant): KeyStep | null {
  const isDue = inState(known, "signing").some(({ since }) => now >= since + signMs - announceMs);
  return isDue ? announcement(known.keys, known.algorithm) : null;
}

function dueTakeover(known: OneAlgorithm, { announceMs }: RotationTimes, now: Instant): KeyStep | null {
  const [successor] = inState(known, "published");
  const [signing] = inState(known, "signing");
  if (successor === undefined || signing === undefined || now < successor.since + announceMs) return null;
  const moves = [
    { kid: signing.kid, from: "signing", to: "retiring" },
    { kid: successor.kid, from: "published", to: "signing" },
  ] as const;
  return { event: "began_to_sign", algorithm: known.algorithm, moves, makes: null };
}

function dueRemoval(known: OneAlgorithm, { retireMs }: RotationTimes, now: Instant): KeyStep | null {
  const old = inState(known, "retiring").find(({ since }) => now >= since + retireMs);
  if (old === undefined) return null;
  const moves = [{ kid: old.kid, from: "retiring", to: "gone" }] as const;
  return { event: "removed", algorithm: known.algorithm, moves, makes: null };
}

/**
 * The next step that is due for an algorithm, `null` when none is. In order: something signs; a successor is published so long before the turn that
 * every cache has it; it signs and the old key only verifies; the old key goes when nothing by it can be alive (RFC 7517 §4.5; ASVS 5.0 11.1).
 */
export function dueStep(
  keys: readonly KeyFacts[],
  algorithm: SigningAlgorithm,
  { times, now }: { readonly times: RotationTimes; readonly now: Instant },
): KeyStep | null {
  const known = keysOf(keys, algorithm);
  return (
    begin(known) ??
    dueTakeover(known, times, now) ??
    dueAnnouncement(known, times, now) ??
    dueRemoval(known, times, now)
  );
}

/** When the state of a key ends by itself; `null` for one that is gone, and for one that signs and has a successor, which decides. */
export function endOf({ state, since }: Pick<KeyFacts, "state" | "since">, times: RotationTimes): Instant | null {
  if (state === "published") return since + times.announceMs;
  if (state === "signing") return since + times.signMs;
  return state === "retiring" ? since + times.retireMs : null;
}

/**
 * The step that gives up a key that somebody else may have: it is published no more from now on. Did it sign, its announced successor or a new
 * key signs at once, without the wait that caches need. `null` for a key that is not known or gone already.
 */
export function surrender(keys: readonly KeyFacts[], kid: string): KeyStep | null {
  const lost = keys.find((key) => key.kid === kid);
  if (lost === undefined || lost.state === "gone") return null;
  const given = { kid, from: lost.state, to: "gone" } as const;
  const { algorithm } = lost;
  const successor = begin(
    keysOf(
      keys.filter((key) => key !== lost),
      algorithm,
    ),
  );
  const moves = [given, ...(successor?.moves ?? [])];
  return { event: "given_up", algorithm, moves, makes: successor?.makes ?? null };
}

const PUBLISHED_ORDER: readonly SigningKeyState[] = ["signing", "published", "retiring"];

/** What the key set holds, in the order in which a signer looks: for each algorithm the key that signs comes first. */
export function inPublishedOrder<Key extends Pick<KeyFacts, "state" | "algorithm">>(
  keys: readonly Key[],
): readonly Key[] {
  const state = (key: Key) => PUBLISHED_ORDER.indexOf(key.state);
  const algorithm = (key: Key) => SIGNING_ALGORITHMS.indexOf(key.algorithm);
  return keys
    .filter((key) => state(key) >= 0)
    .sort((one, other) => state(one) - state(other) || algorithm(one) - algorithm(other));
}
