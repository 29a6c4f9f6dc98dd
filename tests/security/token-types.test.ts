import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestWork } from "#lib/oidc/request-work.ts";
import { storageAdapter } from "#lib/oidc/storage-adapter.ts";
import { oidcStore } from "#lib/stores/oidc-store.ts";
import { oidcWork } from "#lib/stores/oidc-work.ts";
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
    const work = requestWork(oidcWork(world.storage, never));
    const adapter = storageAdapter({ records, signOns: never, clients: world.clients, work });
    const id = `planted-${model}`;
    const isFoundAs = async (other: string) => (await adapter(other).find(id)) !== undefined;
    await adapter(model).upsert(id, { accountId: world.account.id, kind: model }, 60);
    for (const other of MODELS) {
      expect(await isFoundAs(other), other).toBe(other === model);
      expect(await work.run(() => isFoundAs(other)), `${other}, in a request`).toBe(other === model);
    }
  });
});
