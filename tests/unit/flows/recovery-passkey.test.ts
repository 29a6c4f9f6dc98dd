import { describe, expect, it } from "vitest";
import { EVIDENCE_SETTLES_MS } from "#lib/domain/mobile-change/evidence.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { passkeyPlace } from "#lib/flows/recovery/load-passkey-place.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPasskey } from "#lib/flows/recovery/show-passkey.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { answerAt, enrolPasskey, showAt } from "#tests/support/recovery-passkeys.ts";
import {
  aReachablePerson,
  beginAs,
  ownerWith,
  proveNumber,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorld,
} from "#tests/support/recovery-world.ts";

const NOT_ACCEPTED = { ok: false, refusal: { code: "passkey_not_accepted" } };
const other = anAccount({ id: "00000000-0000-4000-8000-00000000000b", nationalId: anAccount().nationalId });

/** A person with a passkey that came with the account, in a recovery that asks for it. */
async function withPasskey(world = recoveryWorld()) {
  const key = await enrolPasskey(world, world.account.id, world.account.createdAt);
  const own = await ownerWith(world, { belongings: ["passkey"] });
  return { world, key, own };
}

async function shownIn(world: RecoveryWorld, own: OwnRecovery) {
  const state = await recoveryOf(world, own);
  return state.step === "owner_proved" ? state.owner.shown : state.step;
}

/** Comes for something by the number on file, shows the passkey and the papers, and confirms. */
async function comeFor(world: RecoveryWorld, key: Parameters<typeof showAt>[2], aim: RecoveryAim) {
  world.clock.advance(61_000);
  const own = await beginAs(world, { aim, belongings: ["passkey"] });
  await proveNumber(world, own, { wish: { number: world.account.mobile.number, email: null } });
  await showFacts(world.ports, own, RIGHT_FACTS);
  const shown = await showAt(world, own, key);
  if (!shown.ok) throw new Error(shown.refusal.code);
  return confirmRecovery(world.ports, own);
}

describe("a passkey in a recovery", () => {
  it("changes the number alone, at once, as the row strong", async () => {
    const { world, key, own } = await withPasskey();
    expect(await showAt(world, own, key)).toEqual({ ok: true, value: null });
    expect(await shownIn(world, own)).toMatchObject([{ proof: "passkey", factorId: key.id }]);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "strong", guarded: true, progress: { state: "completed" } });
  });

  it("counts beside another one that was added yesterday, since it is known which one was shown", async () => {
    const { world, key, own } = await withPasskey();
    await enrolPasskey(world, world.account.id, world.clock.now() - 24 * 60 * 60 * 1000);
    await showAt(world, own, key);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "strong", progress: { state: "completed" } });
  });

  it("cancels, undoes, lifts a freeze and reports a theft", async () => {
    const { world, key } = await withPasskey();
    const near = await ownerWith(world);
    await showFacts(world.ports, near, RIGHT_FACTS);
    await confirmRecovery(world.ports, near);
    const waiting = onlyCase(world);
    expect(await comeFor(world, key, { kind: "cancel_change", caseNumber: waiting.number })).toMatchObject({
      ok: true,
    });
    expect(world.cases.get(waiting.id)?.progress.state).toBe("cancelled");

    const account = aReachablePerson({ status: { kind: "frozen", until: "lifted" } });
    const frozen = await withPasskey(recoveryWorld(account));
    expect(await comeFor(frozen.world, frozen.key, { kind: "lift_freeze" })).toMatchObject({ ok: true });
    expect(frozen.world.world.accounts.get(account.id)?.status.kind).toBe("active");
    expect(await comeFor(frozen.world, frozen.key, { kind: "report_stolen_phone" })).toMatchObject({ ok: true });
    expect(frozen.world.world.accounts.get(account.id)?.recovery.phoneStolenAt).toBe(frozen.world.clock.now());
  });

  it("undoes a change, judged by the passkeys that there were before it was asked for", async () => {
    const { world, key, own } = await withPasskey();
    await showAt(world, own, key);
    await confirmRecovery(world.ports, own);
    const aim = { kind: "undo_change", caseNumber: onlyCase(world).number } as const;
    expect(await comeFor(world, key, aim)).toMatchObject({ ok: true });
    expect(world.world.accounts.get(world.account.id)?.mobile.number).toBe(world.account.mobile.number);
  });

  it("attack: another account's passkey is refused in the words of an unknown one, and is no evidence", async () => {
    const { world, own } = await withPasskey();
    const theirs = await enrolPasskey(world, other.id, other.createdAt);
    expect(await showAt(world, own, theirs)).toEqual(NOT_ACCEPTED);
    const unknown = await enrolPasskey(world, world.account.id, 0);
    world.passkeys.rows.delete(unknown.id);
    expect(await showAt(world, own, unknown)).toEqual(NOT_ACCEPTED);
    expect(await shownIn(world, own)).toEqual([]);
  });

  it("attack: an answer counts once; replayed in the same recovery it is too late", async () => {
    const { world, key, own } = await withPasskey();
    const answer = await answerAt(world, key, { place: passkeyPlace(own) });
    expect((await showPasskey(world.ports, own, answer)).ok).toBe(true);
    expect(await showPasskey(world.ports, own, answer)).toEqual({ ok: false, refusal: { code: "passkey_too_late" } });
  });

  it("attack: an answer to the challenge of another recovery, or of a sign-in, counts for nothing", async () => {
    const { world, key, own } = await withPasskey();
    world.clock.advance(61_000);
    const second = await ownerWith(world, { belongings: ["passkey"], network: "203.0.113.0/24" });
    for (const place of [passkeyPlace(second), { purpose: "sign_in", flowId: own.flowId } as const]) {
      const elsewhere = await answerAt(world, key, { place });
      await answerAt(world, key, { place: passkeyPlace(own) });
      expect(await showPasskey(world.ports, own, elsewhere)).toEqual(NOT_ACCEPTED);
    }
    expect(await shownIn(world, own)).toEqual([]);
  });

  it("attack: nobody who has not shown finger, face or PIN to the device has shown it", async () => {
    const { world, key, own } = await withPasskey();
    const answer = await answerAt(world, key, { place: passkeyPlace(own), verified: false });
    expect(await showPasskey(world.ports, own, answer)).toEqual(NOT_ACCEPTED);
  });

  it("attack: a passkey that a thief added in the last 7 days moves no number before the week and the wait for the owner's own are over, also once it is removed again", async () => {
    const world = recoveryWorld();
    const added = world.clock.now() - EVIDENCE_SETTLES_MS + 1000;
    await enrolPasskey(world, world.account.id, world.account.createdAt);
    const thiefs = await enrolPasskey(world, world.account.id, added);
    const own = await ownerWith(world, { belongings: ["passkey"] });
    expect((await showAt(world, own, thiefs)).ok).toBe(true);
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    // The named one gone, no other stands for it; the papers are asked for, and the owner's own is missed.
    world.passkeys.rows.delete(thiefs.id);
    await showFacts(world.ports, own, RIGHT_FACTS);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    const { everythingLostMs, unshownFactorMs } = world.ports.policy.waits;
    const dueAt = world.clock.now() + everythingLostMs + unshownFactorMs;
    expect(onlyCase(world)).toMatchObject({ row: "everything_lost", progress: { state: "waiting", dueAt } });
  });

  it("attack: before a number of one's own is proved no passkey is looked at", async () => {
    const { world, key } = await withPasskey();
    const own = await beginAs(world, { belongings: ["passkey"] });
    expect(await showAt(world, own, key)).toMatchObject({ refusal: { code: "step_passed" } });
    expect([...world.passkeys.rows.values()].every(({ lastUsedAt }) => lastUsedAt === null)).toBe(true);
  });
});
