import { describe, expect, it } from "vitest";
import { announceSuccessor, giveUpKey, rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import { type MemoryKeys, memorySigningKeys } from "#tests/support/fakes/memory-signing-keys.ts";

const TIMES = { signMs: 1000, announceMs: 100, retireMs: 300 };

const statesOf = (world: MemoryKeys, algorithm = "ES256") =>
  Object.fromEntries(world.keys().flatMap((key) => (key.algorithm === algorithm ? [[key.kid, key.state]] : [])));

const started = async (): Promise<MemoryKeys> => {
  const world = memorySigningKeys();
  await rotateDueKeys(world, TIMES, 0);
  return world;
};

describe("a rotation by its schedule", () => {
  it("publishes, then signs, then retires, then removes; each step is in the audit log and in the log", async () => {
    const world = await started();
    expect(statesOf(world)).toEqual({ "ES256-1": "signing" });
    await rotateDueKeys(world, TIMES, 899);
    expect(statesOf(world)).toEqual({ "ES256-1": "signing" });
    await rotateDueKeys(world, TIMES, 900);
    expect(statesOf(world)).toEqual({ "ES256-1": "signing", "ES256-3": "published" });
    await rotateDueKeys(world, TIMES, 999);
    expect(statesOf(world)).toMatchObject({ "ES256-3": "published" });
    await rotateDueKeys(world, TIMES, 1000);
    expect(statesOf(world)).toEqual({ "ES256-1": "retiring", "ES256-3": "signing" });
    await rotateDueKeys(world, TIMES, 1299);
    expect(statesOf(world)).toMatchObject({ "ES256-1": "retiring" });
    await rotateDueKeys(world, TIMES, 1300);
    expect(statesOf(world)).toEqual({ "ES256-1": "gone", "ES256-3": "signing" });

    const told = world.audit.flatMap(({ event, details }) =>
      details.algorithm === "ES256" ? [[event, details.kid]] : [],
    );
    expect(told).toEqual([
      ["signing_key.began_to_sign", "ES256-1"],
      ["signing_key.announced", "ES256-3"],
      ["signing_key.began_to_sign", "ES256-3"],
      ["signing_key.removed", "ES256-1"],
    ]);
    expect(world.logged).toHaveLength(world.audit.length);
  });

  it("never skips the caches' time, however late the run comes", async () => {
    const world = await started();
    await rotateDueKeys(world, TIMES, 50_000);
    expect(statesOf(world)).toEqual({ "ES256-1": "signing", "ES256-3": "published" });
    await rotateDueKeys(world, TIMES, 50_100);
    expect(statesOf(world)).toEqual({ "ES256-1": "retiring", "ES256-3": "signing" });
  });

  it("takes a step once when another process has taken it meanwhile", async () => {
    const world = await started();
    world.interrupt(() => rotateDueKeys(world, TIMES, 900));
    await rotateDueKeys(world, TIMES, 900);
    await rotateDueKeys(world, TIMES, 900);
    expect(Object.values(statesOf(world)).sort()).toEqual(["published", "signing"]);
    const announced = world.audit.filter(({ event }) => event === "signing_key.announced");
    expect(announced).toHaveLength(2);
  });
});

describe("an operator's word", () => {
  it("announces a successor early, which still waits for the caches, and only one", async () => {
    const world = await started();
    expect(await announceSuccessor(world, "ES256", 10)).toMatchObject({ ok: true });
    expect(await announceSuccessor(world, "ES256", 11)).toEqual({
      ok: false,
      refusal: { code: "successor_announced" },
    });
    await rotateDueKeys(world, TIMES, 109);
    expect(statesOf(world)).toEqual({ "ES256-1": "signing", "ES256-3": "published" });
    await rotateDueKeys(world, TIMES, 110);
    expect(statesOf(world)).toEqual({ "ES256-1": "retiring", "ES256-3": "signing" });
  });

  it("gives a lost key up at once, and another one signs from the same moment", async () => {
    const world = await started();
    expect(await giveUpKey(world, "ES256-1", 10)).toMatchObject({ ok: true });
    expect(statesOf(world)).toEqual({ "ES256-1": "gone", "ES256-3": "signing" });
    expect(world.audit.at(-1)).toMatchObject({
      event: "signing_key.given_up",
      details: { kid: "ES256-1", successor: "ES256-3" },
    });
  });

  it("lets the announced successor sign in place of a lost key, since some caches have it already", async () => {
    const world = await started();
    await announceSuccessor(world, "ES256", 10);
    await giveUpKey(world, "ES256-1", 20);
    expect(statesOf(world)).toEqual({ "ES256-1": "gone", "ES256-3": "signing" });
  });

  it("gives up a key that does not sign without touching the one that does", async () => {
    const world = await started();
    await announceSuccessor(world, "ES256", 10);
    await giveUpKey(world, "ES256-3", 20);
    expect(statesOf(world)).toEqual({ "ES256-1": "signing", "ES256-3": "gone" });
    expect(world.audit.at(-1)).toMatchObject({ details: { kid: "ES256-3", successor: null } });
  });

  it("is refused for a key that is not known, or gone", async () => {
    const world = await started();
    await giveUpKey(world, "ES256-1", 10);
    for (const kid of ["ES256-1", "nobody"])
      expect(await giveUpKey(world, kid, 20)).toEqual({ ok: false, refusal: { code: "unknown_key" } });
  });

  it("says so when the key moved between the look and the act", async () => {
    const world = await started();
    world.interrupt(() => giveUpKey(world, "ES256-1", 10));
    const refused = { ok: false, refusal: { code: "moved_meanwhile" } };
    expect(await announceSuccessor(world, "ES256", 10)).toEqual(refused);
    const signing = Object.keys(statesOf(world)).at(-1) ?? "";
    world.interrupt(() => giveUpKey(world, signing, 20));
    expect(await giveUpKey(world, signing, 20)).toEqual(refused);
  });
});
