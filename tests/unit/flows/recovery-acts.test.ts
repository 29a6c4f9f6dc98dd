import { describe, expect, it } from "vitest";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { showFactor } from "#lib/flows/recovery/show-factor.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
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

const PASSWORD = "Correct-Horse#1";
const PRINTED = "ABCD2345EFGH6789";

async function taskOf(world: RecoveryWorld, own: OwnRecovery): Promise<string> {
  const state = await recoveryOf(world, own);
  return state.step === "owner_proved" ? nextTask(state, world.ports.policy.waits) : state.step;
}

async function showOne(world: RecoveryWorld, own: OwnRecovery, task: string) {
  const { ports } = world;
  if (task === "registry_facts") return showFacts(ports, own, RIGHT_FACTS);
  if (task === "password") return showPassword(ports, own, PASSWORD);
  if (task === "recovery_code") return showFactor(ports, own, { factor: "recovery_code", code: PRINTED });
  if (task !== "email" && task !== "old_sim") throw new Error(`no such task: ${task}`);
  await sendChannelCode(ports, own, task);
  return enterChannelCode(ports, own, { channel: task, code: lastSaid(world, "account_recovery_code").code });
}

type Coming = { readonly aim: RecoveryAim; readonly belongings?: readonly Belonging[]; readonly number?: string };

/** The whole way to an aim by the person's own old number, unless another is told; everything that is asked for is shown. */
async function comeFor(world: RecoveryWorld, { aim, belongings = [], number }: Coming) {
  world.clock.advance(61_000);
  const own = await beginAs(world, { aim, belongings });
  await proveNumber(world, own, { wish: { number: number ?? world.account.mobile.number, email: null } });
  const shown: string[] = [];
  for (let task = await taskOf(world, own); task !== "review"; task = await taskOf(world, own)) {
    shown.push(task);
    const outcome = await showOne(world, own, task);
    if (!outcome.ok) throw new Error(`${task} was refused: ${outcome.refusal.code}`);
  }
  return { own, shown, outcome: await confirmRecovery(world.ports, own) };
}

/** Somebody with a SIM in the person's name and their papers has asked for a change. */
async function askedByTheNearOne(world = recoveryWorld()) {
  const own = await ownerWith(world);
  await showFacts(world.ports, own, RIGHT_FACTS);
  await confirmRecovery(world.ports, own);
  return { world, change: onlyCase(world) };
}

/** Somebody with the password and a SIM in the person's name has changed the number. */
async function changedByPassword() {
  const world = recoveryWorld();
  const own = await ownerWith(world, { belongings: ["password"] });
  await showPassword(world.ports, own, PASSWORD);
  await confirmRecovery(world.ports, own);
  return { world, change: onlyCase(world) };
}

describe("cancelling a change through recovery", () => {
  it("takes the old SIM, shown by the number's own code, and the papers", async () => {
    const { world, change } = await askedByTheNearOne();
    const { own, shown, outcome } = await comeFor(world, {
      aim: { kind: "cancel_change", caseNumber: change.number },
      belongings: ["old_sim"],
    });
    expect(shown).toEqual(["registry_facts"]);
    expect(outcome).toEqual({ ok: true, value: null });
    expect(onlyCase(world).progress.state).toBe("cancelled");
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done", caseNumber: change.number });
  });

  it("is done once, however often it is confirmed, and a crash in between loses nothing", async () => {
    const { world, change } = await askedByTheNearOne();
    const aim = { kind: "cancel_change", caseNumber: change.number } as const;
    world.clock.advance(61_000);
    const own = await beginAs(world, { aim });
    await proveNumber(world, own, { wish: { number: world.account.mobile.number, email: null } });
    await showFacts(world.ports, own, RIGHT_FACTS);
    const crash = new Error("the process died");
    const dying = { ...world.ports, recoveries: { ...world.ports.recoveries, replace: () => Promise.reject(crash) } };
    await expect(confirmRecovery(dying, own)).rejects.toBe(crash);
    expect(await confirmRecovery(world.ports, own)).toEqual({ ok: true, value: null });
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_cancelled_notice");
    expect(new Set(told.map(({ recipient }) => recipient.to)).size).toBe(told.length);
  });

  it("attack: a password that was set since the request stops nothing, and the one of before still does", async () => {
    const { world, change } = await askedByTheNearOne();
    const aim = { kind: "cancel_change", caseNumber: change.number } as const;
    const passwordHash = await world.ports.passwords.hash("Thiefs-Choice#2");
    const passwordChangedAt = world.clock.now();
    world.world.accounts.set(world.account.id, { ...world.account, passwordHash, passwordChangedAt });
    const thief = await ownerWith(world, { aim, belongings: ["password"] });
    expect(await showPassword(world.ports, thief, "Thiefs-Choice#2")).toMatchObject({
      refusal: { code: "own_password_wrong" },
    });
    const { outcome } = await comeFor(world, { aim, belongings: ["password"] });
    expect(outcome.ok).toBe(true);
  });

  it("attack: a code to an e-mail that was given since the request stops nothing", async () => {
    const { world, change } = await askedByTheNearOne();
    const aim = { kind: "cancel_change", caseNumber: change.number } as const;
    const email = { address: "thief@example.sa", verifiedAt: world.clock.now() };
    world.world.accounts.set(world.account.id, { ...world.account, email });
    const thief = await ownerWith(world, { aim, belongings: ["email"] });
    await sendChannelCode(world.ports, thief, "email");
    const sent = world.world.messages.findLast(({ content }) => content.template === "account_recovery_code");
    expect(sent?.recipient).toEqual({ channel: "email", to: world.account.email?.address });
  });

  it("attack: another person's case is missing, whatever is shown of one's own", async () => {
    const { world, change } = await askedByTheNearOne();
    const other = aReachablePerson({
      id: "0190c0de-0000-7000-8000-000000000009",
      nationalId: "2345678901",
      username: "Salem1234",
      mobile: { ...anAccount().mobile, number: "+966511111119" },
      email: null,
    });
    world.world.accounts.set(world.account.id, { ...world.account, version: 99 });
    world.world.accounts.set(other.id, other);
    const aim = { kind: "cancel_change", caseNumber: "NF-ZZZZ-9999" } as const;
    const { outcome } = await comeFor(world, { aim, belongings: ["password"] });
    expect(outcome).toMatchObject({ refusal: { code: "case_missing" } });
    expect(world.cases.get(change.id)?.progress.state).toBe("waiting");
  });

  it("attack: the papers and another SIM in the person's name stop nothing that was asked for with as much", async () => {
    const { world, change } = await askedByTheNearOne();
    const number = "+966555555558";
    world.mobileOwnership.assign(world.account.nationalId, {
      number,
      contract: "personal",
      since: 0,
      simChangedAt: 0,
    });
    const { outcome } = await comeFor(world, { aim: { kind: "cancel_change", caseNumber: change.number }, number });
    expect(outcome).toMatchObject({ refusal: { code: "stop_evidence_insufficient" } });
    expect(onlyCase(world).progress.state).toBe("waiting");
  });
});

describe("undoing a change through recovery", () => {
  it("takes the password and the old number as they were before, and gives the old number back", async () => {
    const { world, change } = await changedByPassword();
    const changed = world.world.accounts.get(world.account.id);
    expect(changed?.mobile.number).toBe(NEW_NUMBER);
    const { shown, outcome } = await comeFor(world, {
      aim: { kind: "undo_change", caseNumber: change.number },
      belongings: ["password"],
    });
    expect(shown).toEqual(["registry_facts", "password"]);
    expect(outcome).toEqual({ ok: true, value: null });
    expect(world.world.accounts.get(world.account.id)?.mobile.number).toBe(world.account.mobile.number);
    expect(world.cases.get(change.id)?.progress.state).toBe("undone");
  });

  it("judges the password of before the change, not the one that the thief has set since", async () => {
    const { world, change } = await changedByPassword();
    const account = world.world.accounts.get(world.account.id);
    if (account === undefined) throw new Error("the account is gone");
    world.world.accounts.set(account.id, {
      ...account,
      passwordHash: "hash of The-Thiefs-Own#1",
      passwordChangedAt: world.clock.now(),
    });
    const { outcome } = await comeFor(world, {
      aim: { kind: "undo_change", caseNumber: change.number },
      belongings: ["password"],
    });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(world.world.accounts.get(account.id)?.mobile.number).toBe(world.account.mobile.number);
  });
});

describe("freezing and opening an account through recovery", () => {
  it("a number on file is enough for freezing, another number of one's own takes the papers, and neither twice in a month", async () => {
    const aim = { kind: "freeze_account" } as const;
    const onFile = recoveryWorld();
    expect(await comeFor(onFile, { aim })).toMatchObject({ shown: [], outcome: { ok: true } });
    expect(onFile.world.accounts.get(onFile.account.id)?.status.kind).toBe("frozen");

    const other = recoveryWorld();
    expect(await comeFor(other, { aim, number: NEW_NUMBER })).toMatchObject({
      shown: ["registry_facts"],
      outcome: { ok: true },
    });
    expect(other.world.accounts.get(other.account.id)?.status.kind).toBe("frozen");
    expect(other.world.endedSessions).toContainEqual({ accountId: other.account.id, exceptSid: null });
  });

  it("the old SIM and the password open it again, the papers do not", async () => {
    const world = recoveryWorld();
    await comeFor(world, { aim: { kind: "freeze_account" } });
    const aim = { kind: "lift_freeze" } as const;
    const papers = await comeFor(world, { aim, number: NEW_NUMBER });
    expect(papers).toMatchObject({ shown: [], outcome: { refusal: { code: "lift_evidence_insufficient" } } });
    expect(await comeFor(world, { aim, belongings: ["password"] })).toMatchObject({
      shown: ["password"],
      outcome: { ok: true },
    });
    expect(world.world.accounts.get(world.account.id)?.status.kind).toBe("active");
  });

  it("who says that the phone was stolen shows a printed code, and the old SIM opens nothing any more", async () => {
    const world = recoveryWorld();
    world.enrolled.print(world.account.id, [PRINTED], world.account.createdAt);
    const aim = { kind: "report_stolen_phone" } as const;
    const without = await comeFor(world, { aim, number: NEW_NUMBER });
    expect(without.outcome).toMatchObject({ refusal: { code: "stolen_evidence_insufficient" } });
    expect((await comeFor(world, { aim, number: NEW_NUMBER, belongings: ["recovery_code"] })).outcome.ok).toBe(true);
    await comeFor(world, { aim: { kind: "freeze_account" }, number: NEW_NUMBER });
    const thief = await comeFor(world, { aim: { kind: "lift_freeze" }, belongings: ["password"] });
    expect(thief.outcome).toMatchObject({ ok: false });
    expect(world.world.accounts.get(world.account.id)?.status.kind).toBe("frozen");
  });
});
