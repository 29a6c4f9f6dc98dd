import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import type { Belonging, RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { loadForecast } from "#lib/flows/recovery/load-forecast.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import { enrolPasskey } from "#tests/support/recovery-passkeys.ts";
import {
  aReachablePerson,
  ownerWith,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorld,
} from "#tests/support/recovery-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const NOW = recoveryWorld().clock.now();

async function ownedIn(world: RecoveryWorld, own: OwnRecovery) {
  const state = await recoveryOf(world, own);
  if (state.step !== "owner_proved") throw new Error(`not proved: ${state.step}`);
  return { state, uncounted: state.owner.uncounted, task: nextTask(state, world.ports.policy.waits) };
}

async function show(world: RecoveryWorld, own: OwnRecovery, task: RecoveryProof) {
  if (task === "registry_facts") return showFacts(world.ports, own, RIGHT_FACTS);
  if (task === "password") return showPassword(world.ports, own, "Correct-Horse#1");
  if (task !== "email" && task !== "old_sim") throw new Error(`no such task: ${task}`);
  await sendChannelCode(world.ports, own, task);
  return enterChannelCode(world.ports, own, { channel: task, code: lastSaid(world, "account_recovery_code").code });
}

/** A recovery in which these things were shown, in this order. */
async function having(world: RecoveryWorld, belongings: readonly Belonging[], ...shown: readonly RecoveryProof[]) {
  const own = await ownerWith(world, { belongings });
  for (const proof of shown) {
    const outcome = await show(world, own, proof);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  }
  return own;
}

const of = (changes: Partial<Account>) => recoveryWorld(aReachablePerson(changes));
const { mobile } = aReachablePerson();

describe("evidence that does not count", () => {
  it.each([
    ["a password of yesterday", of({ passwordChangedAt: NOW - DAY_MS }), ["password"], ["password"], "registry_facts"],
    [
      "an e-mail of three days ago",
      of({ email: { address: "new@example.sa", verifiedAt: NOW - 3 * DAY_MS } }),
      ["email"],
      ["registry_facts", "email"],
      "review",
    ],
    [
      "a number of two days ago",
      of({ mobile: { ...mobile, changedAt: NOW - 2 * DAY_MS } }),
      ["password", "old_sim"],
      ["password", "old_sim"],
      "review",
    ],
  ] as const)(
    "is told as soon as it was shown, and something else is asked for: %s",
    async (_, world, have, shown, next) => {
      const own = await having(world, have, ...shown);
      const { uncounted, task } = await ownedIn(world, own);
      expect(uncounted).toEqual([shown.at(-1)]);
      expect(task).toBe(next);
    },
  );

  it("is not told of what counts, and not of a SIM that nobody has shown", async () => {
    const world = of({ mobile: { ...mobile, changedAt: NOW - DAY_MS } });
    const own = await having(world, ["password", "email"], "password", "email");
    expect(await ownedIn(world, own)).toMatchObject({ uncounted: [], task: "review" });
  });

  it("is found at the last word, where a process died between showing and weighing, and leads on from there", async () => {
    const world = of({ passwordChangedAt: NOW - DAY_MS });
    const own = await having(world, ["password"], "password");
    const { state } = await ownedIn(world, own);
    const found = await world.ports.recoveries.find(own.flowId);
    const forgotten = { ...state, owner: { ...state.owner, uncounted: [] } };
    const move = { id: own.flowId, version: found?.version ?? 0, state: forgotten };
    await world.ports.recoveries.replace(move, NO_EFFECTS);
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(await ownedIn(world, own)).toMatchObject({ uncounted: ["password"], task: "registry_facts" });
  });

  it("is judged by what there was before a change that is to be stopped", async () => {
    const world = recoveryWorld();
    const near = await having(world, [], "registry_facts");
    await confirmRecovery(world.ports, near);
    const { number: caseNumber } = onlyCase(world);
    world.clock.advance(2 * DAY_MS);
    const own = await ownerWith(world, { aim: { kind: "cancel_change", caseNumber }, belongings: ["password"] });
    await show(world, own, "registry_facts");
    await show(world, own, "password");
    expect((await ownedIn(world, own)).uncounted).toEqual([]);
  });
});

describe("the wait that is told before the last word", () => {
  const fresh = (world: RecoveryWorld): void =>
    world.mobileOwnership.assign(
      world.account.nationalId,
      ownedNumber({ number: NEW_NUMBER, simChangedAt: world.clock.now() - HOUR_MS }),
    );

  it.each([
    ["nothing in the way", async () => undefined, 0, []],
    ["a fresh SIM", async (it: RecoveryWorld): Promise<void> => fresh(it), DAY_MS, ["fresh_sim"]],
    [
      "an enrolled passkey that is not shown, and a fresh SIM",
      async (it: RecoveryWorld): Promise<void> => {
        fresh(it);
        await enrolPasskey(it, it.account.id, 0);
      },
      4 * DAY_MS,
      ["fresh_sim", "unshown_factor"],
    ],
    [
      "a frozen account",
      async ({ world, account }: RecoveryWorld): Promise<void> =>
        void world.accounts.set(account.id, { ...account, status: { kind: "frozen", until: "lifted" } }),
      7 * DAY_MS,
      ["frozen"],
    ],
  ] as const)("is the wait of the case, with its reasons: %s", async (_, arrange, waitMs, lengthenedBy) => {
    const world = recoveryWorld();
    await arrange(world);
    const own = await having(world, ["password"], "password");
    const forecast = await loadForecast(world.ports, (await ownedIn(world, own)).state);
    expect(forecast).toMatchObject({ ok: true, value: { waitMs, lengthenedBy } });
    expect(world.cases.size).toBe(0);
    expect(await confirmRecovery(world.ports, own, waitMs)).toEqual({ ok: true, value: null });
    const { progress } = onlyCase(world);
    const dueAt = progress.state === "completed" ? progress.completedAt : "dueAt" in progress ? progress.dueAt : null;
    expect(dueAt).toBe(progress.requestedAt + waitMs);
  });

  it("is never exceeded: what changed since is told first, and nothing is written", async () => {
    const world = recoveryWorld();
    const own = await having(world, ["password"], "password");
    fresh(world);
    const said = world.world.messages.length;
    expect(await confirmRecovery(world.ports, own, 0)).toEqual({
      ok: false,
      refusal: { code: "wait_grew", waitMs: DAY_MS },
    });
    expect([world.cases.size, world.world.messages.length]).toEqual([0, said]);
    expect((await confirmRecovery(world.ports, own, DAY_MS)).ok).toBe(true);
    expect(onlyCase(world).progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + DAY_MS });
  });

  it("is foreseen without a trace, also where the answer is no", async () => {
    const world = of({ guardedUntil: NOW + HOUR_MS });
    const own = await having(world, ["password"], "password");
    const everything = () => JSON.stringify([[...world.world.accounts.values()], world.world.audit]);
    const before = everything();
    expect(await loadForecast(world.ports, (await ownedIn(world, own)).state)).toMatchObject({ ok: false });
    expect(everything()).toBe(before);
  });
});
