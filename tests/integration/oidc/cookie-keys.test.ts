import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveUpKey } from "#lib/flows/signing-keys/rotate-keys.ts";
import { authorizationUrl, obtainCode, pkce, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

describe("the keys that sign cookies", () => {
  const keys = ["the key of the beginning"];
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld(undefined, keys);
  });
  afterAll(() => world.close());

  /** As a restart with another list does: the provider is made anew. */
  async function restartWith(...list: readonly string[]): Promise<void> {
    keys.splice(0, keys.length, ...list);
    const [key] = world.live.current().keys;
    await giveUpKey(world.keyPorts, key?.kid ?? "", Date.now());
    await world.live.refresh();
  }

  async function isSignedIn(visitor: Visitor): Promise<boolean> {
    const silent = authorizationUrl(world, { prompt: "none", code_challenge: pkce().challenge });
    return new URL((await visitor.visit(silent)).headers.get("location") ?? "").searchParams.has("code");
  }

  it("are changed by putting a new one before: who was signed in stays so, and new cookies are the new key's", async () => {
    const [awake, asleep] = [new Visitor(), new Visitor()];
    for (const visitor of [awake, asleep]) await obtainCode(world, visitor);
    await restartWith("a newer key", "the key of the beginning");
    expect(await isSignedIn(awake)).toBe(true);
    const newcomer = new Visitor();
    await obtainCode(world, newcomer);

    await restartWith("a newer key");
    expect(await isSignedIn(newcomer)).toBe(true);
    // Whoever came by meanwhile has cookies of the new key; whoever did not signs in again.
    expect(await isSignedIn(awake)).toBe(true);
    expect(await isSignedIn(asleep)).toBe(false);
  });

  it("are taken from a process that has the new one first by one that still has it last", async () => {
    await restartWith("a newer key", "the key of the beginning");
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    await restartWith("the key of the beginning", "a newer key");
    expect(await isSignedIn(visitor)).toBe(true);
  });
});
