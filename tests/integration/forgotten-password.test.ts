import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isNationalId } from "#lib/domain/national-id.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { latestCase, showing } from "#tests/support/case-steps.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { askFor, choose, comeBack, forgetful, show } from "#tests/support/forgotten-password-steps.ts";
import { recoveryOf } from "#tests/support/recovery-world.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredRecoveryWorld, storedRecoveryWorld } from "#tests/support/stored-recovery-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("a forgotten password on PostgreSQL", () => {
  let shared: StoredRecoveryWorld;
  let people = 0;

  beforeAll(async () => {
    shared = await storedRecoveryWorld();
  });
  afterAll(() => shared.storage.close());
  beforeEach(() => shared.clock.advance(2 * DAY_MS));

  /** Someone with an account and papers, and the world as they meet it. */
  async function someone(): Promise<StoredRecoveryWorld> {
    do people += 1;
    while (!isNationalId(`100000${String(people).padStart(4, "0")}`));
    const account = await shared.addPerson(people);
    shared.civilRegistry.put(registryPerson({ nationalId: account.nationalId }));
    return { ...shared, account };
  }

  /** Someone whose request waits, by papers. */
  async function asked() {
    const world = await someone();
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    expect((await askFor(world, own, null)).ok).toBe(true);
    return { world, change: await latestCase(world) };
  }

  const casesOf = ({ storage, account }: StoredRecoveryWorld) =>
    storage.database.mobileChangeCase.findMany({ where: { accountId: account.id }, orderBy: { createdAt: "asc" } });
  const accountOf = ({ account }: StoredRecoveryWorld) => shared.accountNow(account.id);
  const sweep = () => completeDueCases(shared.ports).run(shared.clock.now());
  const noticesOf = ({ world, account }: StoredRecoveryWorld, template: string) =>
    world.messages.filter(
      ({ content, recipient }) => content.template === template && recipient.to === account.mobile.number,
    );

  it("is set once, of twenty last words in one browser at once: one case, one password, one notice", async () => {
    const world = await someone();
    const own = await forgetful(world, { have: ["in_person"] });
    await show(world, own, "in_person");
    const outcomes = await inParallel(20, (nth) => askFor(world, own, `Brave-Falcon#${nth + 10}`));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const rows = await casesOf(world);
    expect(rows.map(({ goal, state }) => [goal, state])).toEqual([["password", "completed"]]);
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done", caseNumber: rows[0]?.number });
    expect(noticesOf(world, "password_changed_notice")).toHaveLength(1);
    expect((await accountOf(world)).version).toBe(world.account.version + 1);
  }, 60_000);

  it("is asked for once, of two browsers at once: the other is told of the case", async () => {
    const world = await someone();
    const first = await forgetful(world);
    world.clock.advance(61_000);
    const second = await forgetful(world);
    for (const own of [first, second]) await show(world, own, "registry_facts");
    const outcomes = await Promise.all([first, second].map((own) => askFor(world, own, null)));
    const [row] = await casesOf(world);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: "change_under_way", caseNumber: row?.number },
    });
    expect(await casesOf(world)).toHaveLength(1);
  });

  it("is chosen once, of twenty browsers that come back at once", async () => {
    const { world, change } = await asked();
    world.clock.advance(DAY_MS);
    await sweep();
    const browsers: OwnRecovery[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      const own = await comeBack(world, change.number);
      await show(world, own, "registry_facts");
      browsers.push(own);
    }
    const outcomes = await inParallel(20, (nth) => {
      const own = browsers[nth % browsers.length];
      if (own === undefined) throw new Error("there is no such browser");
      return choose(world, own, `Brave-Falcon#${nth + 10}`);
    });
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await accountOf(world)).recovery.passwordResetDueAt).toBeNull();
    expect(noticesOf(world, "password_set_notice")).toHaveLength(1);
  }, 60_000);

  it("ends with the old password cancelled or with none completed, when a cancel and the due time come at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { world, change } = await asked();
      world.clock.advance(DAY_MS);
      const [cancelled] = await Promise.all([
        cancelCase(world.ports, change.number, showing(world, ["password"])),
        sweep(),
        sweep(),
      ]);
      const [row] = await casesOf(world);
      const { passwordHash, recovery } = await accountOf(world);
      expect(row?.state).toBe(cancelled.ok ? "cancelled" : "completed");
      expect(passwordHash === world.account.passwordHash).toBe(cancelled.ok);
      expect(recovery.passwordResetDueAt === null).toBe(cancelled.ok);
    }
  }, 60_000);

  it("dies between any two lines without a trace: the last word is said again and done once", async () => {
    const world = await someone();
    const own = await forgetful(world, { have: ["in_person"] });
    await show(world, own, "in_person");
    const crash = new Error("the process died");
    const dying = (write: StoredRecoveryWorld["ports"]["mobileChanges"]["write"]) => ({
      ...world,
      ports: { ...world.ports, mobileChanges: { ...world.ports.mobileChanges, write } },
    });
    await expect(
      askFor(
        dying(() => Promise.reject(crash)),
        own,
      ),
    ).rejects.toBe(crash);
    expect(await casesOf(world)).toHaveLength(0);
    const after = dying(async (written) => {
      await world.ports.mobileChanges.write(written);
      throw crash;
    });
    await expect(askFor(after, own)).rejects.toBe(crash);
    expect(await askFor(world, own, "Other-Falcon#28")).toEqual({ ok: true, value: null });
    expect(await casesOf(world)).toHaveLength(1);
    expect((await accountOf(world)).passwordHash).toBe("hash of Brave-Falcon#27");
  });

  it.each(["before", "after"] as const)(
    "dies %s the write that completes it when due: wholly asked for or wholly done, told once",
    async (moment) => {
      const { world, change } = await asked();
      const { mobileChanges } = world.ports;
      const crash = new Error("the process died");
      const die = () => Promise.reject(crash);
      const dying = {
        ...mobileChanges,
        putOff: die,
        write: async (written: Parameters<typeof mobileChanges.write>[0]) => {
          if (moment === "after") await mobileChanges.write(written);
          throw crash;
        },
      };
      const standing = async () => {
        const [row] = await casesOf(world);
        const { passwordHash, recovery } = await accountOf(world);
        const isOld = passwordHash === world.account.passwordHash && recovery.passwordResetDueAt === null;
        const told = noticesOf(world, "mobile_change_completed_notice").length;
        return [row?.state, isOld ? "old password" : "password due", `told ${told}`];
      };
      world.clock.advance(DAY_MS);
      const swept = completeDueCases({ ...world.ports, mobileChanges: dying }).run(world.clock.now());
      await expect(swept).rejects.toBe(crash);
      const done = ["completed", "password due", "told 1"];
      expect(await standing()).toEqual(moment === "after" ? done : ["waiting", "old password", "told 0"]);
      await sweep();
      await sweep();
      expect(await standing()).toEqual(done);
      expect((await world.ports.mobileChanges.findCaseById(change.id))?.progress.state).toBe("completed");
    },
  );

  it("keeps why a number was refused, and lets the one on file be given instead", async () => {
    const world = await someone();
    const number = `+96652228${String(people).padStart(4, "0")}`;
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number }));
    const own = await forgetful(world, { number });
    expect(await recoveryOf(world, own)).toMatchObject({ step: "number_refused", reason: "number_not_on_file" });
  });
});
