import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import {
  aName,
  aReachablePerson,
  beginAs,
  proveNumber,
  type RecoveryWorld,
  recoveryOf,
  recoveryWorld,
} from "#tests/support/recovery-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const aim = { kind: "find_username" } as const;

/** The whole way by one number; the code's own message is left out of what was said. */
async function findBy(world: RecoveryWorld, number: string) {
  const own = await beginAs(world, { aim });
  const at = await proveNumber(world, own, { wish: { number, email: null } });
  const task = at.step === "owner_proved" ? nextTask(at, world.ports.policy.waits) : at.step;
  const confirmed = task === "review" ? await confirmRecovery(world.ports, own) : null;
  return { own, task, confirmed, ...(await cameTo(world, own)) };
}

async function cameTo(world: RecoveryWorld, own: OwnRecovery) {
  const state = await recoveryOf(world, own);
  const said = world.world.messages
    .map(({ recipient, content }) => ({ to: recipient.to, template: content.template }))
    .filter(({ template }) => template !== "account_recovery_code");
  return { username: state.step === "done" ? state.username : state.step, said };
}

const on = (changes: Partial<Account>) => recoveryWorld(aReachablePerson(changes));

describe("a forgotten username", () => {
  it("is shown to who has proved the number on file, and every channel is told of it", async () => {
    const world = recoveryWorld();
    const { username, said, task } = await findBy(world, world.account.mobile.number);
    expect([task, username]).toEqual(["review", world.account.username]);
    expect(said).toEqual([
      { to: world.account.mobile.number, template: "username_shown_notice" },
      { to: "ahmad@example.sa", template: "username_shown_notice" },
    ]);
    expect(world.world.audit.at(-1)).toMatchObject({ event: "username.told", details: { way: "shown" } });
  });

  it("is sent to the number and the confirmed e-mail on file, and not shown, for any other number of one's own", async () => {
    const world = recoveryWorld();
    const { username, said } = await findBy(world, NEW_NUMBER);
    expect(username).toBeNull();
    expect(said).toEqual([
      { to: world.account.mobile.number, template: "username_reminder" },
      { to: "ahmad@example.sa", template: "username_reminder" },
    ]);
    expect(world.world.messages.at(-1)?.content).toMatchObject({ username: world.account.username });
  });

  it("is not sent to an e-mail that was never confirmed", async () => {
    const world = on({ email: { address: "wrong@example.sa", verifiedAt: null } });
    expect((await findBy(world, NEW_NUMBER)).said).toEqual([
      { to: world.account.mobile.number, template: "username_reminder" },
    ]);
  });

  it("is told once, however often it is confirmed", async () => {
    const world = recoveryWorld();
    const { own } = await findBy(world, world.account.mobile.number);
    const again = await Promise.all([confirmRecovery(world.ports, own), confirmRecovery(world.ports, own)]);
    expect(again.every(({ ok }) => ok)).toBe(true);
    expect((await cameTo(world, own)).said).toHaveLength(2);
  });

  it("attack: a SIM of the number on file that was swapped yesterday is neither shown it nor sent it", async () => {
    const world = recoveryWorld();
    const { number } = world.account.mobile;
    const swapped = ownedNumber({ number, simChangedAt: world.clock.now() - 24 * HOUR_MS });
    world.mobileOwnership.assign(world.account.nationalId, swapped);
    const { username, said } = await findBy(world, number);
    expect(username).toBeNull();
    expect(said).toEqual([{ to: "ahmad@example.sa", template: "username_reminder" }]);
  });

  it("attack: a stolen phone, a number changed three days ago and another's number are shown nothing", async () => {
    const { recovery, mobile } = aReachablePerson();
    const now = recoveryWorld().clock.now();
    const stolen = on({ recovery: { ...recovery, phoneStolenAt: now } });
    expect(await findBy(stolen, mobile.number)).toMatchObject({ username: null });
    const changed = on({ mobile: { ...mobile, changedAt: now - 72 * HOUR_MS } });
    expect(await findBy(changed, mobile.number)).toMatchObject({ username: null });
    const stranger = await findBy(recoveryWorld(), "+966555555559");
    expect(stranger).toMatchObject({ username: "number_refused", said: [] });
  });

  it("attack: before a number is matched an id with an account and one without come to the same, and nobody is written to", async () => {
    const met = await Promise.all(
      ["1234567897", "1000000008"].map(async (id) => {
        const world = recoveryWorld();
        const own = await beginAs(world, { aim });
        await proveNumber(world, own, { name: aName(id), wish: { number: "+966555555559", email: null } });
        return cameTo(world, own);
      }),
    );
    expect(met[0]).toEqual({ username: "number_refused", said: [] });
    expect(met[1]).toEqual(met[0]);
  });

  it("attack: nothing is told before a number of that id is proved, whoever confirms first", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world, { aim });
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(world.world.messages).toEqual([]);
  });
});
