import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { riyadhDay } from "#lib/domain/registration/eligibility.ts";
import type { RegistrationEnd } from "#lib/domain/registration/state.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import type { RegistryPerson } from "#lib/ports/civil-registry.ts";
import type { OwnedNumber } from "#lib/ports/mobile-ownership.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { anIdentity, NOW, registrationWorld, walkToCode } from "#tests/support/registration-world.ts";

const OTHER_ID = "2345678904";
const MINE = "+966512345678";

type World = {
  readonly person?: Partial<RegistryPerson>;
  readonly owned?: Partial<OwnedNumber> | null;
  readonly accounts?: readonly Account[];
};

/** Registers by the right code in a world where the registries say this. */
async function register({ person, owned, accounts }: World) {
  const world = registrationWorld(accounts);
  world.civil.put(registryPerson(person));
  world.ownership.release(MINE);
  if (owned !== null) world.ownership.assign("1234567897", ownedNumber(owned));
  const typed = await walkToCode(world);
  return { world, flowId: typed.flowId, ended: await enterCode(world.ports, typed) };
}

const holder = (changes: Partial<Account> = {}) =>
  anAccount({
    nationalId: OTHER_ID,
    username: "Holder2024",
    email: { address: "holder@example.sa", verifiedAt: null },
    ...changes,
  });

describe("what the registries say after the number is proved", () => {
  const cases: readonly [string, World, RegistrationEnd][] = [
    ["a number that is registered to nobody of this id", { owned: null }, "number_not_yours"],
    ["a number on a business contract", { owned: { contract: "business" } }, "number_not_yours"],
    ["a person who has died", { person: { status: "deceased" } }, "id_of_deceased"],
    ["an id that expired yesterday", { person: { idExpiry: riyadhDay(NOW - 86_400_000) } }, "id_expired"],
    ["a person one day short of fifteen", { person: { birthDate: "2011-11-23" } }, "too_young"],
    [
      "an id that has an account",
      { accounts: [anAccount({ mobile: { ...anAccount().mobile, number: "+966555555551" } })] },
      "account_exists",
    ],
  ];

  it.each(cases)("%s ends the registration without an account", async (_name, given, reason) => {
    const { world, ended } = await register(given);
    expect(ended).toMatchObject({ value: { step: "refused", reason } });
    expect(world.memory.accounts.size).toBe(given.accounts?.length ?? 0);
    expect(world.memory.audit).toMatchObject([{ event: "registration.refused", accountId: null, details: { reason } }]);
  });

  it("an id that expires today and a person who is fifteen today are accepted", async () => {
    const { ended } = await register({ person: { idExpiry: riyadhDay(NOW), birthDate: "2011-11-22" } });
    expect(ended).toMatchObject({ value: { step: "activated" } });
  });

  it("an id that the civil registry does not know is refused", async () => {
    const world = registrationWorld();
    world.ownership.assign(OTHER_ID, ownedNumber());
    world.ownership.release(MINE);
    world.ownership.assign(OTHER_ID, ownedNumber());
    const typed = await walkToCode(world, anIdentity({ nationalId: OTHER_ID }));
    expect(await enterCode(world.ports, typed)).toMatchObject({ value: { reason: "id_unknown" } });
  });

  it("attack: to someone whose number it is not, nothing is told of the id's person, age, life or account", async () => {
    const own = { owned: null } as const;
    const ended = await Promise.all([
      register({ ...own, person: { status: "deceased" } }),
      register({ ...own, person: { birthDate: "2020-01-01" } }),
      register({ ...own, accounts: [anAccount({ mobile: { ...anAccount().mobile, number: "+966555555551" } })] }),
    ]);
    for (const one of ended) expect(one.ended).toMatchObject({ value: { reason: "number_not_yours" } });
    expect(ended[0]?.world.calls).not.toContain("civilRegistry.find");
    expect(ended[2]?.world.calls).not.toContain("accounts.findByNationalId");
  });
});

describe("a registry that does not answer", () => {
  it.each(["civil", "ownership"] as const)(
    "(%s) is never a pass: the proof is kept and finishing is tried again",
    async (which) => {
      const world = registrationWorld();
      const typed = await walkToCode(world);
      world[which].goDown();
      expect(await enterCode(world.ports, typed)).toEqual({ ok: false, refusal: { code: "registry_unavailable" } });
      expect(await finishRegistration(world.ports, typed.flowId)).toMatchObject({ ok: false });
      expect(world.memory.accounts.size).toBe(0);
      world[which].comeBack();
      expect(await finishRegistration(world.ports, typed.flowId)).toMatchObject({ value: { step: "activated" } });
      expect(await finishRegistration(world.ports, typed.flowId)).toMatchObject({ value: { step: "activated" } });
      expect(world.memory.accounts.size).toBe(1);
    },
  );
});

describe("a number that another account holds", () => {
  it("moves when the registry gives it to this person; the holder keeps it as unusable and is told by e-mail", async () => {
    const { world, ended } = await register({ accounts: [holder({ language: "en" })] });
    expect(ended).toMatchObject({ value: { step: "activated" } });
    expect(world.memory.accounts.get(holder().id)?.mobile).toMatchObject({ number: MINE, usable: false });
    const users = [...world.memory.accounts.values()].filter(({ mobile }) => mobile.usable && mobile.number === MINE);
    expect(users.map(({ nationalId }) => nationalId)).toEqual(["1234567897"]);
    expect(world.memory.messages.at(-1)).toMatchObject({
      recipient: { channel: "email", to: "holder@example.sa" },
      language: "en",
      content: { template: "mobile_moved_away_notice" },
    });
    expect(world.memory.audit.map(({ event, accountId }) => [event, accountId === holder().id])).toEqual([
      ["registration.activated", false],
      ["mobile.moved_away", true],
    ]);
  });

  it("does not move while the registry still gives it to the holder", async () => {
    const world = registrationWorld([holder()]);
    world.ownership.assign(OTHER_ID, ownedNumber());
    expect(await enterCode(world.ports, await walkToCode(world))).toMatchObject({
      value: { step: "refused", reason: "number_given_twice" },
    });
    expect(world.memory.accounts.get(holder().id)?.mobile.usable).toBe(true);
  });
});
