import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storageAdapter } from "#lib/oidc/storage-adapter.ts";
import { oidcStore } from "#lib/stores/oidc-store.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const MODELS = ["AccessToken", "AuthorizationCode", "Grant", "Interaction", "RefreshToken", "ReplayDetection"];

describe("a token of one kind passed off as another", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  it.each(MODELS)("an id that was given out as %s is found as nothing else", async (model) => {
    const records = oidcStore(world.storage);
    const never = new Proxy(Object.create(null), { get: () => async () => null });
    const adapter = storageAdapter({ records, signOns: never, clients: world.clients });
    const id = `planted-${model}`;
    await adapter(model).upsert(id, { accountId: "someone", kind: model }, 60);
    expect(await adapter(model).find(id)).toMatchObject({ kind: model });
    for (const other of MODELS.filter((name) => name !== model)) {
      expect(await adapter(other).find(id), other).toBeUndefined();
    }
  });
});
