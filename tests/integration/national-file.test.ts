import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comeBackFromAbsher } from "#lib/flows/national-file/come-back-from-absher.ts";
import type { NationalFilePorts } from "#lib/flows/national-file/national-file-ports.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { giveName } from "#lib/flows/registration/give-name.ts";
import { absherVisitStore } from "#lib/stores/absher-visit.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { registrationStore } from "#lib/stores/registration-store.ts";
import {
  AT_ABSHER,
  atAbsher,
  type NationalFileWorld,
  nationalFileWorld,
  signedInAtAbsher,
  walkToNationalFileCode,
} from "#tests/support/national-file-world.ts";
import { anIdentity, walkToCode } from "#tests/support/registration-world.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

type Stored = NationalFileWorld & { readonly storage: TestStorage };

/** National File on a real PostgreSQL, a new user's registrations beside it; Absher, registries, clock, chance and hasher are fakes. */
async function nationalFileDatabase(): Promise<Stored> {
  const world = nationalFileWorld();
  const storage = await testStorage({ write: async (_run, messages) => world.memory.apply({ messages, audit: [] }) });
  const ports: NationalFilePorts = {
    ...world.ports,
    absherVisits: absherVisitStore(storage),
    accounts: accountStore(storage),
    registrations: registrationStore(storage, "national-file"),
  };
  const newUser = { ...ports, registrations: registrationStore(storage, "registration") };
  return { ...world, ports, newUser, storage };
}

let world: Stored;
beforeEach(async () => {
  world = await nationalFileDatabase();
});
afterEach(() => world.storage.close());

const auditEvents = async () => (await world.storage.auditLog()).map(({ event }) => event);

describe("National File on PostgreSQL", () => {
  it("activates an account without an e-mail and without a cap, and keeps nothing personal in the clear", async () => {
    const done = await enterCode(world.ports, await walkToNationalFileCode(world));
    expect(done).toMatchObject({ value: { step: "activated" } });
    const account = await world.ports.accounts.findByNationalId(AT_ABSHER.nationalId);
    expect(account).toMatchObject({ email: null, username: AT_ABSHER.username, cappedUntil: account?.createdAt });
    const row = await world.storage.database.account.findFirstOrThrow();
    expect(row).toMatchObject({ emailSealed: null, emailKey: null });
    expect(await auditEvents()).toEqual(["absher.answered", "registration.activated"]);
    const kept = JSON.stringify([row, await world.storage.database.flow.findMany(), await world.storage.auditLog()]);
    expect(kept).not.toMatch(/1234567897|512345678|احمد/);
  });

  it("replayed callback, in earnest: of 20 at once one begins a registration", async () => {
    const brought = await atAbsher(world);
    const back = await inParallel(20, () => comeBackFromAbsher(world.ports, brought));
    expect(back.filter(({ kind }) => kind === "known")).toHaveLength(1);
    expect(world.absher.redeemed()).toBe(1);
    expect(await world.storage.database.flow.count({ where: { kind: "national-file" } })).toBe(1);
  });

  it("crossed routes, in earnest: neither route finds the other's registration under its id", async () => {
    const fromAbsher = await signedInAtAbsher(world);
    expect(await world.newUser.registrations.find(fromAbsher)).toBeNull();
    expect(await finishRegistration(world.newUser, fromAbsher)).toMatchObject({
      refusal: { code: "registration_expired" },
    });
  });

  it("race: one id by both routes at once gets one account", async () => {
    const byFile = await walkToNationalFileCode(world);
    const byForm = await walkToCode({ ...world, ports: world.newUser }, anIdentity());
    const ended = await Promise.all([enterCode(world.ports, byFile), enterCode(world.newUser, byForm)]);
    const steps = ended.map((one) => (one.ok ? one.value.step : one.refusal.code));
    expect([...steps].sort()).toEqual(["activated", "refused"]);
    expect(await world.storage.database.account.count()).toBe(1);
  });

  it("race: a right name given by 20 requests at once makes one account, and is compared once", async () => {
    const { flowId, code } = await walkToNationalFileCode(world, { fullName: "محمد الحربي" });
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ value: { step: "name_differs" } });
    await inParallel(20, () => giveName(world.ports, flowId, "أحمد الحربي"));
    expect((await world.ports.registrations.find(flowId))?.state.step).toBe("activated");
    expect(await world.storage.database.account.count()).toBe(1);
    expect(await auditEvents()).toEqual(["absher.answered", "registration.name_differs", "registration.activated"]);
  });

  it("crash: an answer that was taken and never redeemed is used up; the next sign-in at Absher succeeds", async () => {
    const brought = await atAbsher(world);
    const dying = { ...world.ports, absher: { ...world.absher, redeem: () => Promise.reject(new Error("killed")) } };
    await expect(comeBackFromAbsher(dying, brought)).rejects.toThrow("killed");
    expect(await comeBackFromAbsher(world.ports, brought)).toMatchObject({ kind: "taken_before" });
    expect(await comeBackFromAbsher(world.ports, await atAbsher(world))).toMatchObject({ kind: "known" });
  });
});
