import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instant } from "#lib/domain/result.ts";
import { dueStep, endOf, inPublishedOrder } from "#lib/domain/signing-keys/rotation.ts";
import { type KeyFacts, SIGNING_ALGORITHMS } from "#lib/domain/signing-keys/signing-key.ts";
import { announceSuccessor, giveUpKey, rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import { LIFETIME_SECONDS } from "#lib/oidc/lifetimes.ts";
import { KEY_SET_SECONDS, rotationTimes } from "#lib/oidc/signing-keys.ts";
import { type MemoryKeys, memorySigningKeys } from "#tests/support/fakes/memory-signing-keys.ts";

const TIMES = { signMs: 1000, announceMs: 100, retireMs: 300 };

type Act =
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "run" }
  | { readonly kind: "announce"; readonly algorithm: (typeof SIGNING_ALGORITHMS)[number] }
  | { readonly kind: "give_up"; readonly which: number };

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(400) }) },
    { weight: 6, arbitrary: fc.constant({ kind: "run" as const }) },
    fc.record({ kind: fc.constant("announce" as const), algorithm: fc.constantFrom(...SIGNING_ALGORITHMS) }),
    fc.record({ kind: fc.constant("give_up" as const), which: fc.nat(5) }),
  ),
  { maxLength: 60 },
);

/** What a key went through: when it came into each state, and whether it was given up. */
type Life = { readonly [State in KeyFacts["state"]]?: Instant } & { givenUp?: true };

type History = { readonly lives: Map<string, Life>; readonly hasSigned: Set<string> };

function note({ lives }: History, keys: readonly KeyFacts[]): void {
  for (const { kid, state, since } of keys) lives.set(kid, { ...lives.get(kid), [state]: since });
}

async function act(world: MemoryKeys, history: History, { act, now }: { act: Act; now: Instant }): Promise<void> {
  if (act.kind === "run") await rotateDueKeys(world, TIMES, now);
  if (act.kind === "announce") await announceSuccessor(world, act.algorithm, now);
  if (act.kind !== "give_up") return;
  const living = inPublishedOrder(world.keys());
  const lost = living[act.which % Math.max(living.length, 1)];
  if (lost === undefined || !(await giveUpKey(world, lost.kid, now)).ok) return;
  history.lives.set(lost.kid, { ...history.lives.get(lost.kid), givenUp: true });
  // What takes the place of a lost key cannot wait for caches.
  for (const key of world.keys()) if (key.state === "signing" && key.since === now) history.hasSigned.add(key.kid);
}

async function play(
  script: readonly Act[],
  check: (world: MemoryKeys, history: History) => void,
): Promise<{ readonly world: MemoryKeys; readonly now: Instant }> {
  const world = memorySigningKeys();
  const history: History = { lives: new Map(), hasSigned: new Set() };
  let now = 1_000_000;
  await rotateDueKeys(world, TIMES, now);
  for (const key of world.keys()) history.hasSigned.add(key.kid);
  for (const one of script) {
    if (one.kind === "wait") now += one.ms;
    await act(world, history, { act: one, now });
    note(history, world.keys());
    check(world, history);
  }
  return { world, now };
}

describe("signing keys, whatever happens in whatever order", () => {
  it("one key of each algorithm signs, and one at most is announced", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        await play(script, (world) => {
          for (const algorithm of SIGNING_ALGORITHMS) {
            const states = world.keys().flatMap((key) => (key.algorithm === algorithm ? [key.state] : []));
            expect(states.filter((state) => state === "signing")).toHaveLength(1);
            expect(states.filter((state) => state === "published").length).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });

  it("a key signs after it was published for the caches' time, but for the first and for what replaces a lost one", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        await play(script, (_, { lives, hasSigned }) => {
          for (const [kid, { published, signing }] of lives) {
            if (signing === undefined || hasSigned.has(kid)) continue;
            expect(signing - (published ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(TIMES.announceMs);
          }
        });
      }),
    );
  });

  it("a key that signed is published until nothing by it can be alive, but for one that was given up", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        await play(script, (_, { lives }) => {
          for (const { retiring, gone, givenUp } of lives.values()) {
            if (gone === undefined || givenUp === true) continue;
            expect(gone - (retiring ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(TIMES.retireMs);
          }
        });
      }),
    );
  });

  it("a key only ever moves on, and one that is gone stays gone", async () => {
    const order = ["published", "signing", "retiring", "gone"];
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        const seen = new Map<string, number>();
        await play(script, (world) => {
          for (const { kid, state } of world.keys()) {
            expect(order.indexOf(state)).toBeGreaterThanOrEqual(seen.get(kid) ?? 0);
            seen.set(kid, order.indexOf(state));
          }
        });
      }),
    );
  });

  it("a run leaves nothing that is due", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(5000), async (script, later) => {
        const { world, now } = await play(script, () => undefined);
        const due = { times: TIMES, now: now + later };
        await rotateDueKeys(world, TIMES, due.now);
        for (const algorithm of SIGNING_ALGORITHMS) expect(dueStep(world.keys(), algorithm, due)).toBeNull();
      }),
    );
  });
});

describe("the times of a rotation", () => {
  const times = rotationTimes(90);

  it("leave an announced key longer to the caches than the key set may be kept", () => {
    expect(times.announceMs).toBeGreaterThan(4 * KEY_SET_SECONDS * 1000);
    expect(times.announceMs).toBeLessThan(rotationTimes(7).signMs);
  });

  it("keep an old key for longer than anything lives that it signed, an ID token as the hint of a sign-out too", () => {
    const { idToken, session, grant } = LIFETIME_SECONDS;
    expect(times.retireMs).toBeGreaterThanOrEqual(Math.max(idToken, session, grant) * 1000);
  });

  it("say when each state ends, and that what is gone does not", () => {
    expect(endOf({ state: "published", since: 5 }, TIMES)).toBe(105);
    expect(endOf({ state: "signing", since: 5 }, TIMES)).toBe(1005);
    expect(endOf({ state: "retiring", since: 5 }, TIMES)).toBe(305);
    expect(endOf({ state: "gone", since: 5 }, TIMES)).toBeNull();
  });
});
