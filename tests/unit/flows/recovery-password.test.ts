import { describe, expect, it } from "vitest";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { setPassword } from "#lib/flows/recovery/set-password.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import type { Authenticator } from "#tests/support/authenticator.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import { enrolPasskey, showAt } from "#tests/support/recovery-passkeys.ts";
import {
  beginAs,
  ownerWith,
  proveNumber,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorld,
} from "#tests/support/recovery-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NEW_PASSWORD = "Brave-Falcon#27";
const NOT_DUE = { ok: false, refusal: { code: "no_password_due" } };

/** A world in which the person has got the number back with nothing but papers. */
async function afterEverythingLost(): Promise<{ readonly world: RecoveryWorld; readonly change: ChangeCase }> {
  const world = recoveryWorld();
  const own = await ownerWith(world);
  await showFacts(world.ports, own, RIGHT_FACTS);
  await confirmRecovery(world.ports, own);
  world.clock.advance(7 * DAY_MS + 1);
  await completeDueCases(world.ports).run(world.clock.now());
  return { world, change: onlyCase(world) };
}

/** The way to a new password by a case, up to its form. */
async function comeForPassword(world: RecoveryWorld, caseNumber: string, number = NEW_NUMBER): Promise<OwnRecovery> {
  const own = await beginAs(world, { aim: { kind: "set_password", caseNumber } });
  await proveNumber(world, own, { wish: { number, email: null } });
  await showFacts(world.ports, own, RIGHT_FACTS);
  return own;
}

/** The change of who has lost everything, completed, and then the way to a new password by a passkey, which was shown. */
async function passkeyForPassword(world: RecoveryWorld, key: Authenticator): Promise<OwnRecovery> {
  const asking = await ownerWith(world);
  await showFacts(world.ports, asking, RIGHT_FACTS);
  await confirmRecovery(world.ports, asking);
  world.clock.advance(10 * DAY_MS + 1);
  await completeDueCases(world.ports).run(world.clock.now());
  const aim = { kind: "set_password", caseNumber: onlyCase(world).number } as const;
  const own = await beginAs(world, { aim, belongings: ["passkey"] });
  await proveNumber(world, own, { wish: { number: NEW_NUMBER, email: null } });
  expect(await nextOf(world, own)).toBe("passkey");
  expect((await showAt(world, own, key)).ok).toBe(true);
  return own;
}

async function nextOf(world: RecoveryWorld, own: OwnRecovery): Promise<string> {
  const state = await recoveryOf(world, own);
  return state.step === "owner_proved" ? nextTask(state, world.ports.policy.waits) : state.step;
}

const passwordsOf = (world: RecoveryWorld) => ({
  ...world.ports,
  commonPasswords: { isCommon: (password: string) => password === "Password#123" },
});

describe("setting a new password after a change that needed none", () => {
  it("opens the account with the new password, ends every session and tells every channel", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await comeForPassword(world, change.number);
    expect(await setPassword(passwordsOf(world), own, NEW_PASSWORD)).toEqual({ ok: true, value: null });
    const account = world.world.accounts.get(world.account.id);
    expect(account).toMatchObject({
      passwordHash: `hash of ${NEW_PASSWORD}`,
      passwordChangedAt: world.clock.now(),
    });
    expect(world.world.messages.some(({ content }) => content.template === "password_set_notice")).toBe(true);
    expect(world.world.endedSessions.at(-1)).toEqual({ accountId: world.account.id, exceptSid: null });
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done" });
  });

  it("takes a passkey of before the request in place of the papers", async () => {
    const world = recoveryWorld();
    const key = await enrolPasskey(world, world.account.id, world.account.createdAt);
    const own = await passkeyForPassword(world, key);
    expect(await nextOf(world, own)).toBe("review");
    expect(await setPassword(passwordsOf(world), own, NEW_PASSWORD)).toEqual({ ok: true, value: null });
  });

  it("attack: a passkey that was added after the request opens no password; the papers are asked for", async () => {
    const world = recoveryWorld();
    const theirs = await enrolPasskey(world, world.account.id, world.clock.now() + 1);
    const own = await passkeyForPassword(world, theirs);
    expect(await nextOf(world, own)).toBe("registry_facts");
    expect(await setPassword(passwordsOf(world), own, NEW_PASSWORD)).toMatchObject({
      refusal: { code: "step_passed" },
    });
  });

  it("is done once: another way by the same case is closed, also at the same moment", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await comeForPassword(world, change.number);
    const outcomes = await Promise.all([
      setPassword(passwordsOf(world), own, NEW_PASSWORD),
      setPassword(passwordsOf(world), own, "Other-Falcon#28"),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    world.clock.advance(61_000);
    const later = await comeForPassword(world, change.number);
    expect(await setPassword(passwordsOf(world), later, "Other-Falcon#29")).toEqual(NOT_DUE);
  });

  it("ends the recovery in the same write: a death right after it leaves nobody told that no password is due", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await comeForPassword(world, change.number);
    const ports = passwordsOf(world);
    const dying = { ...ports, recoveries: { ...ports.recoveries, replace: () => Promise.reject(new Error("dead")) } };
    expect((await setPassword(dying, own, NEW_PASSWORD)).ok).toBe(true);
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done" });
  });

  it("after the row forgotten asks for the e-mail once more, as the row did", async () => {
    const world = recoveryWorld();
    const asking = await ownerWith(world, { belongings: ["email"] });
    await showFacts(world.ports, asking, RIGHT_FACTS);
    await showEmail(world, asking);
    await confirmRecovery(world.ports, asking);
    world.clock.advance(DAY_MS + 1);
    await completeDueCases(world.ports).run(world.clock.now());
    const own = await comeForPassword(world, onlyCase(world).number);
    expect(await setPassword(passwordsOf(world), own, NEW_PASSWORD)).toMatchObject({
      refusal: { code: "step_passed" },
    });
    await showEmail(world, own);
    expect((await setPassword(passwordsOf(world), own, NEW_PASSWORD)).ok).toBe(true);
  });

  async function showEmail(world: RecoveryWorld, own: OwnRecovery): Promise<void> {
    await sendChannelCode(world.ports, own, "email");
    await enterChannelCode(world.ports, own, { channel: "email", code: lastSaid(world, "account_recovery_code").code });
  }

  it("refuses a password that breaks the rules, is common or is made of the person's own data, and keeps the way open", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await comeForPassword(world, change.number);
    for (const [typed, code] of [
      ["short", "password_too_short"],
      ["Password#123", "password_common"],
      ["Ahmad1234#Ok", "password_has_username"],
    ] as const) {
      expect(await setPassword(passwordsOf(world), own, typed)).toMatchObject({ ok: false, refusal: { code } });
    }
    expect((await setPassword(passwordsOf(world), own, NEW_PASSWORD)).ok).toBe(true);
  });
});

describe("attack: a new password by a case that opens none", () => {
  it("while the change still waits, or for a change that was asked for with the password", async () => {
    const waiting = recoveryWorld();
    const asking = await ownerWith(waiting);
    await showFacts(waiting.ports, asking, RIGHT_FACTS);
    await confirmRecovery(waiting.ports, asking);
    waiting.clock.advance(61_000);
    const early = await comeForPassword(waiting, onlyCase(waiting).number);
    expect(await setPassword(passwordsOf(waiting), early, NEW_PASSWORD)).toEqual(NOT_DUE);

    const known = recoveryWorld();
    const knowing = await ownerWith(known, { belongings: ["password"] });
    await showPassword(known.ports, knowing, "Correct-Horse#1");
    await confirmRecovery(known.ports, knowing);
    known.clock.advance(61_000);
    const again = await comeForPassword(known, onlyCase(known).number);
    expect(await setPassword(passwordsOf(known), again, NEW_PASSWORD)).toEqual(NOT_DUE);
  });

  it("of another person, or with another number of one's own than the one on file", async () => {
    const { world, change } = await afterEverythingLost();
    const foreign = await comeForPassword(world, "NF-ZZZZ-9999");
    expect(await setPassword(passwordsOf(world), foreign, NEW_PASSWORD)).toMatchObject({
      refusal: { code: "case_missing" },
    });
    const other = "+966555555557";
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: other }));
    const elsewhere = await comeForPassword(world, change.number, other);
    expect(await setPassword(passwordsOf(world), elsewhere, NEW_PASSWORD)).toMatchObject({
      refusal: { code: "password_evidence_insufficient" },
    });
  });

  it("without the papers, or by a recovery that was begun for something else", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await beginAs(world, { aim: { kind: "set_password", caseNumber: change.number } });
    await proveNumber(world, own);
    const passed = { refusal: { code: "step_passed" } };
    expect(await setPassword(passwordsOf(world), own, NEW_PASSWORD)).toMatchObject(passed);
    const forNumber = await ownerWith(world, { belongings: ["password"] });
    expect(await setPassword(passwordsOf(world), forNumber, NEW_PASSWORD)).toMatchObject(passed);
  });

  it("a way that was begun for a password never changes a number", async () => {
    const { world, change } = await afterEverythingLost();
    const own = await comeForPassword(world, change.number);
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(world.cases.size).toBe(1);
  });
});
