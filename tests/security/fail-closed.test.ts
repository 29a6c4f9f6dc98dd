import { describe, expect, it } from "vitest";
import { type SignedInAccount, signedInAccount } from "#lib/session/account-guard.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { signInWorld } from "#tests/support/sign-in-world.ts";

const broken = async (): Promise<never> => {
  throw new Error("the database is gone");
};

describe("failing open", () => {
  it.each([
    ["the count of tries", { throttle: { read: broken, attempt: broken } }],
    ["the accounts", { accounts: { findBySignInName: broken } }],
    ["the pictures", { pictures: { answer: broken } }],
  ])("a sign-in without %s is no sign-in: nothing is guessed, nothing is sent", async (_name, failing) => {
    const world = signInWorld([anAccount()]);
    for (const [port, functions] of Object.entries(failing)) {
      const working: object = Reflect.get(world.ports, port);
      Reflect.set(world.ports, port, onlyFailing(working, functions));
    }
    await expect(world.submit({ password: "Seven-Tall-Palms" })).rejects.toThrow("the database is gone");
    expect(world.memory.messages).toEqual([]);
  });

  it.each<[string, object]>([
    ["its sessions cannot be read", { sessions: { find: broken } }],
    ["its accounts cannot be read", { accounts: { find: broken } }],
  ])("the account area lets nobody in while %s", async (_name, failing) => {
    const session = {
      accountId: "a",
      sid: null,
      acr: null,
      amr: [],
      authTime: Date.now(),
      expiresAt: Date.now() + 1e6,
    };
    const area = {
      sessions: { find: async () => session },
      accounts: { find: async () => anAccount() },
      clock: { now: Date.now },
      ...failing,
    };
    const asked: Promise<SignedInAccount | null> = Reflect.apply(signedInAccount, undefined, [area, "token"]);
    await expect(asked).rejects.toThrow("the database is gone");
  });

  it.each([undefined, "", "{}", "[object Object]", "null", "true"])(
    "what is no session is none, however true it looks: %s",
    async (token) => {
      const area = {
        sessions: { find: async () => null },
        accounts: { find: async () => anAccount() },
        clock: { now: Date.now },
      };
      expect(await Reflect.apply(signedInAccount, undefined, [area, token])).toBeNull();
    },
  );
});

function onlyFailing(working: object, failing: object): object {
  return new Proxy(working, { get: (target, key) => Reflect.get(failing, key) ?? Reflect.get(target, key) });
}
