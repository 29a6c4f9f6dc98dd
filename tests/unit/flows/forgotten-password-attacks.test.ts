import { describe, expect, it } from "vitest";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { setPasswordAfterCase } from "#lib/flows/cases/set-password-after-case.ts";
import { askForPassword } from "#lib/flows/recovery/ask-for-password.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { withholdProof } from "#lib/flows/recovery/leave-out.ts";
import type { OwnRecovery, RecoveryPorts } from "#lib/flows/recovery/recovery-ports.ts";
import { accountNow, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  askFor,
  choose,
  comeBack,
  enrolFactor,
  forgetful,
  NEW_PASSWORD,
  OLD_PASSWORD,
  passwordPorts,
  show,
} from "#tests/support/forgotten-password-steps.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { recording } from "#tests/support/recording.ts";
import { enrolPasskey, showAt } from "#tests/support/recovery-passkeys.ts";
import {
  aName,
  beginAs,
  type RecoveryWorld,
  recoveryOf,
  recoveryWorld,
  typedIdentity,
} from "#tests/support/recovery-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const STRANGERS_NUMBER = "+966555555559";
const PASSED = { ok: false, refusal: { code: "step_passed" } };

const isOpenBy = (world: RecoveryWorld, password: string) =>
  world.ports.passwords.verify(accountNow(world).passwordHash, password);

const swapped = (world: RecoveryWorld, simChangedAt: number) =>
  world.mobileOwnership.assign(
    world.account.nationalId,
    ownedNumber({ number: world.account.mobile.number, simChangedAt }),
  );

describe("attack: a SIM alone", () => {
  it("opens nothing: the way asks for more, cannot be told to leave the papers out, and the act judges by itself", async () => {
    const world = recoveryWorld();
    const own = await forgetful(world);
    for (const typed of [NEW_PASSWORD, null]) expect(await askFor(world, own, typed)).toEqual(PASSED);
    await withholdProof(world.ports, own, "registry_facts");
    for (const typed of [NEW_PASSWORD, null]) expect(await askFor(world, own, typed)).toEqual(PASSED);
    const pretending = await beginAs(world, { aim: { kind: "forgotten_password" }, belongings: ["known_device"] });
    world.clock.advance(61_000);
    await identify(world.ports, pretending, await typedIdentity(world, pretending, onFile(world)));
    await enterNumberCode(world.ports, pretending, lastSaid(world, "account_recovery_code").code);
    expect(await askFor(world, pretending)).toEqual(PASSED);
    expect(await isOpenBy(world, OLD_PASSWORD)).toBe(true);
    expect(world.cases.size).toBe(0);
  });

  it("of a swapped SIM and papers waits until the SIM is three days old, and everyone was told before", async () => {
    const world = recoveryWorld();
    swapped(world, world.clock.now());
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    expect((await askFor(world, own, null)).ok).toBe(true);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: world.clock.now() + 72 * HOUR_MS });
    expect(world.world.messages.map(({ recipient }) => recipient.to)).toContain("ahmad@example.sa");
  });

  it("swapped while the owner's request waits chooses no password with the papers, and the owner does with it back", async () => {
    const world = recoveryWorld();
    const owner = await forgetful(world);
    await show(world, owner, "registry_facts");
    await askFor(world, owner, null);
    await waitFor(world, DAY_MS);
    swapped(world, world.clock.now());
    const thief = await comeBack(world, onlyCase(world).number);
    await show(world, thief, "registry_facts");
    const refused = { ok: false, refusal: { code: "password_evidence_insufficient" } };
    expect(await choose(world, thief)).toEqual(refused);
    world.clock.advance(3 * DAY_MS);
    const back = await comeBack(world, onlyCase(world).number);
    await show(world, back, "registry_facts");
    expect((await choose(world, back)).ok).toBe(true);
  });

  const onFile = ({ account }: RecoveryWorld) => ({ wish: { number: account.mobile.number, email: null } });
});

describe("attack: riding on another's request", () => {
  it("with less than it took: papers do not choose the password that was asked for with a factor or the e-mail", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    enrolFactor(world, "recovery_code");
    const owner = await forgetful(world, { have: ["recovery_code"] });
    await show(world, owner, "recovery_code");
    await askFor(world, owner, null);
    await waitFor(world, 72 * HOUR_MS);
    const { number } = onlyCase(world);
    const near = await comeBack(world, number);
    await show(world, near, "registry_facts");
    for (const proof of ["totp", "recovery_code"] as const) await withholdProof(world.ports, near, proof);
    expect(await choose(world, near)).toMatchObject({ refusal: { code: "password_evidence_insufficient" } });
    const owning = await comeBack(world, number);
    await show(world, owning, "registry_facts");
    await show(world, owning, "totp");
    await withholdProof(world.ports, owning, "recovery_code");
    expect((await choose(world, owning)).ok).toBe(true);
  });

  it("of another person: their case opens nothing of mine, and mine nothing of theirs", async () => {
    const world = recoveryWorld();
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    await askFor(world, own, null);
    await waitFor(world, DAY_MS);
    const given = { caseNumber: onlyCase(world).number, passwordHash: "hash of theirs", step: null };
    const stranger = { ...showing(world, ["in_person"]), accountId: "0190c0de-0000-7000-8000-000000000009" };
    expect(await setPasswordAfterCase(world.ports, stranger, given)).toMatchObject({
      refusal: { code: "case_missing" },
    });
    const mine = await comeBack(world, "NF-ZZZZ-9999");
    await show(world, mine, "registry_facts");
    expect(await choose(world, mine)).toMatchObject({ refusal: { code: "case_missing" } });
  });

  it("before it has taken effect", async () => {
    const world = recoveryWorld();
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    await askFor(world, own, null);
    const early = await comeBack(world, onlyCase(world).number);
    await show(world, early, "registry_facts");
    expect(await choose(world, early)).toMatchObject({ refusal: { code: "no_password_due" } });
    expect(await isOpenBy(world, OLD_PASSWORD)).toBe(true);
  });
});

describe("attack: skipping steps", () => {
  it("the last word is refused at every step before, in a recovery for something else, and in nobody's", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world, { aim: { kind: "forgotten_password" } });
    expect(await askFor(world, own)).toEqual(PASSED);
    const wish = { number: world.account.mobile.number, email: null };
    await identify(world.ports, own, await typedIdentity(world, own, { wish }));
    expect(await askFor(world, own)).toEqual(PASSED);
    await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
    expect(await askFor(world, own)).toEqual(PASSED);
    const lifting = await beginAs(world, { aim: { kind: "lift_freeze" } });
    expect(await askFor(world, lifting)).toEqual(PASSED);
    const nobodys = { ...own, flowId: "no-such-flow" };
    expect(await askFor(world, nobodys)).toMatchObject({ refusal: { code: "recovery_missing" } });
  });

  it("an old form sent again after the end changes nothing", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    await askFor(world, own);
    const { passwordHash } = accountNow(world);
    await askFor(world, own, "Other-Falcon#29");
    expect(accountNow(world).passwordHash).toBe(passwordHash);
  });
});

describe("attack: chaining fresh evidence", () => {
  it("a password got by SIM and e-mail is no evidence for another number for seven days, and guards for three", async () => {
    const world = recoveryWorld();
    const own = await forgetful(world, { have: ["email"] });
    await show(world, own, "email");
    await askFor(world, own, null);
    await waitFor(world, DAY_MS);
    const back = await comeBack(world, onlyCase(world).number);
    await show(world, back, "registry_facts");
    await show(world, back, "email");
    expect((await choose(world, back)).ok).toBe(true);
    const setAt = world.clock.now();

    expect((await request(world, ["password", "email", "old_sim"])).outcome).toMatchObject({
      refusal: { code: "account_guarded" },
    });
    // Then the e-mail: replaced by who knows the new password, once the guard is over.
    world.clock.advance(3 * DAY_MS);
    const email = { address: "thief@example.sa", verifiedAt: world.clock.now() };
    world.world.accounts.set(world.account.id, { ...accountNow(world), email });
    // Then the number: neither the password nor the e-mail counts yet, and the SIM alone is no row.
    const { outcome } = await request(world, ["password", "email", "old_sim"]);
    expect(outcome).toMatchObject({ refusal: { code: "evidence_insufficient" } });
    world.clock.advance(setAt + 7 * DAY_MS - world.clock.now() - 1);
    expect((await request(world, ["password", "email", "old_sim"])).outcome.ok).toBe(false);
  });

  it("an e-mail, app or passkey that was added lately is worth nothing for a password", async () => {
    const world = recoveryWorld();
    const lately = world.clock.now() - 6 * DAY_MS;
    const email = { address: "thief@example.sa", verifiedAt: lately };
    world.world.accounts.set(world.account.id, { ...accountNow(world), email });
    enrolFactor(world, "totp", lately);
    const key = await enrolPasskey(world, world.account.id, lately);
    const own = await forgetful(world, { have: ["passkey"] });
    await showAt(world, own, key);
    expect(await askFor(world, own)).toEqual(PASSED);
    world.clock.advance(61_000);
    const byEmail = await forgetful(world, { have: ["email", "totp"] });
    await show(world, byEmail, "totp");
    await show(world, byEmail, "email");
    expect(await askFor(world, byEmail)).toEqual(PASSED);
    expect(await nextOf(world, byEmail)).toBe("registry_facts");
    expect(await isOpenBy(world, OLD_PASSWORD)).toBe(true);
  });

  const nextOf = async (world: RecoveryWorld, own: OwnRecovery) => {
    const state = await recoveryOf(world, own);
    return state.step === "owner_proved" ? nextTask(state, world.ports.policy.waits) : state.step;
  };

  it("a number that was changed lately waits until it has settled, and no passkey of another account helps", async () => {
    const world = recoveryWorld();
    const changedAt = world.clock.now() - 4 * DAY_MS;
    const account = accountNow(world);
    world.world.accounts.set(account.id, { ...account, mobile: { ...account.mobile, changedAt } });
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    expect((await askFor(world, own, null)).ok).toBe(true);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: changedAt + 7 * DAY_MS });
    const theirs = await enrolPasskey(world, "0190c0de-0000-7000-8000-000000000009", 0);
    world.clock.advance(61_000);
    const thief = await forgetful(world, { have: ["passkey"] });
    expect(await showAt(world, thief, theirs)).toMatchObject({ refusal: { code: "passkey_not_accepted" } });
    expect(await askFor(world, thief)).toEqual(PASSED);
  });
});

describe("attack: finding out who has an account", () => {
  /** The calls that cost time or leave traces, in order; the gateways' own are outside the comparison. */
  function recorded(ports: RecoveryPorts, calls: string[]): RecoveryPorts {
    const { accounts, recoveries, throttle, devices, passwords, codeAllowance, mobileChanges, factors } = ports;
    return {
      ...ports,
      accounts: recording(accounts, "accounts", calls),
      recoveries: recording(recoveries, "recoveries", calls),
      throttle: recording(throttle, "throttle", calls),
      devices: recording(devices, "devices", calls),
      passwords: recording(passwords, "passwords", calls),
      codeAllowance: recording(codeAllowance, "codeAllowance", calls),
      mobileChanges: recording(mobileChanges, "mobileChanges", calls),
      factors: recording(factors, "factors", calls),
    };
  }

  async function tryName(name: string) {
    const world = recoveryWorld();
    const own: OwnRecovery = await beginAs(world, { aim: { kind: "forgotten_password" }, belongings: ["totp"] });
    const calls: string[] = [];
    const ports = recorded(world.ports, calls);
    const typed = { name: aName(name), wish: { number: STRANGERS_NUMBER, email: null } };
    const answers = [
      await identify(ports, own, await typedIdentity(world, own, typed)),
      await enterNumberCode(ports, own, "000000"),
      await enterNumberCode(ports, own, lastSaid(world, "account_recovery_code").code),
      await askForPassword({ ...passwordPorts(world), ...ports }, own, { password: NEW_PASSWORD, toldWaitMs: 0 }),
    ];
    const state = await recoveryOf(world, own);
    const said = world.world.messages.map(({ recipient, content }) => [recipient.channel, content.template]);
    return { answers, calls, said, audit: world.world.audit, state: { ...state, name: null, challenges: null } };
  }

  it("somebody with a number of their own sees the same for an account and for none, in answers, calls and messages", async () => {
    const tries = [];
    for (const name of ["Ahmad1234", "1234567897", "Nobody1234", "1000000008"]) tries.push(await tryName(name));
    for (const tried of tries) expect(tried).toEqual(tries[0]);
    expect(tries[0]?.state).toMatchObject({ step: "number_refused", reason: "number_not_matched" });
  });
});
