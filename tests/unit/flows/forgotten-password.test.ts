import { describe, expect, it } from "vitest";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { forecastPassword } from "#lib/flows/recovery/ask-for-password.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { accountNow, showing, waitFor } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  askFor,
  choose,
  comeBack,
  enrolFactor,
  forgetful,
  NEW_PASSWORD,
  OLD_PASSWORD,
  show,
} from "#tests/support/forgotten-password-steps.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { enrolPasskey, showAt } from "#tests/support/recovery-passkeys.ts";
import { aReachablePerson, type RecoveryWorld, recoveryOf, recoveryWorld } from "#tests/support/recovery-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const TOKEN = "device-token";
const PASSED = { ok: false, refusal: { code: "step_passed" } };

const saidTo = ({ world }: RecoveryWorld, template: string) =>
  world.messages.filter(({ content }) => content.template === template).map(({ recipient }) => recipient.to);

const opensWith = async (world: RecoveryWorld, password: string) =>
  world.ports.passwords.verify(accountNow(world).passwordHash, password);

/** What the last page says would be decided. */
async function forecast(world: RecoveryWorld, own: OwnRecovery) {
  const state = await recoveryOf(world, own);
  if (state.step !== "owner_proved") throw new Error(`not proved: ${state.step}`);
  const decided = await forecastPassword(world.ports, state);
  return decided.ok ? decided.value : decided.refusal;
}

/** Somebody who asked with these papers, and whose case waits. */
async function waiting(have: readonly ("email" | "registry_facts")[] = ["registry_facts"]) {
  const world = recoveryWorld();
  const own = await forgetful(world, { have: have.filter((one) => one === "email") });
  for (const one of have) await show(world, own, one);
  expect(await askFor(world, own, null)).toEqual({ ok: true, value: null });
  return { world, own, change: onlyCase(world) };
}

describe("a forgotten password with the SIM on file and a factor", () => {
  it.each(["totp", "recovery_code", "in_person"] as const)(
    "is set at once by %s: one write, every session ends, everyone is told, the account is guarded",
    async (factor) => {
      const world = recoveryWorld();
      if (factor !== "in_person") enrolFactor(world, factor);
      const own = await forgetful(world, { have: [factor] });
      await show(world, own, factor);
      expect(await askFor(world, own)).toEqual({ ok: true, value: null });
      const now = world.clock.now();
      expect(await opensWith(world, NEW_PASSWORD)).toBe(true);
      expect(await opensWith(world, OLD_PASSWORD)).toBe(false);
      expect(accountNow(world)).toMatchObject({
        passwordChangedAt: now,
        guardedUntil: now + 3 * DAY_MS,
        mobile: world.account.mobile,
        recovery: { passwordResetDueAt: null },
      });
      expect(onlyCase(world)).toMatchObject({ goal: "password", newPassword: false, progress: { state: "completed" } });
      expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
      expect(saidTo(world, "password_changed_notice")).toEqual([world.account.mobile.number, "ahmad@example.sa"]);
      expect(await recoveryOf(world, own)).toMatchObject({ step: "done", caseNumber: onlyCase(world).number });
    },
  );

  it("is set at once by a passkey, also where the SIM is new and an app is not shown", async () => {
    const world = recoveryWorld();
    const key = await enrolPasskey(world, world.account.id, world.account.createdAt);
    enrolFactor(world, "totp");
    world.mobileOwnership.assign(
      world.account.nationalId,
      ownedNumber({ number: world.account.mobile.number, simChangedAt: null }),
    );
    const own = await forgetful(world, { have: ["passkey"] });
    expect((await showAt(world, own, key)).ok).toBe(true);
    expect(await askFor(world, own)).toEqual({ ok: true, value: null });
    expect(await opensWith(world, NEW_PASSWORD)).toBe(true);
    expect(onlyCase(world).row).toBe("strong");
  });

  it("is refused while the password breaks the rules or is made of the person's data, and nothing is lost", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    for (const [typed, code] of [
      ["short", "password_too_short"],
      ["Password#123", "password_common"],
      ["Ahmad1234#Ok", "password_has_username"],
    ] as const) {
      expect(await askFor(world, own, typed)).toMatchObject({ refusal: { code } });
    }
    expect((await askFor(world, own)).ok).toBe(true);
  });

  it("waits where the SIM was swapped lately, until it is 72 hours old: the wait is told before, and no password that was typed is kept", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const simChangedAt = world.clock.now() - HOUR_MS;
    world.mobileOwnership.assign(
      world.account.nationalId,
      ownedNumber({ number: world.account.mobile.number, simChangedAt }),
    );
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    const refusal = { code: "wait_grew", waitMs: 71 * HOUR_MS };
    expect(await askFor(world, own)).toEqual({ ok: false, refusal });
    expect(await forecast(world, own)).toMatchObject({ waitMs: 71 * HOUR_MS, lengthenedBy: ["number_too_new"] });
    expect((await askFor(world, own, null)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({
      newPassword: true,
      progress: { state: "waiting", dueAt: simChangedAt + 3 * DAY_MS },
    });
    expect(await opensWith(world, OLD_PASSWORD)).toBe(true);
    await waitFor(world, 3 * DAY_MS);
    expect(await opensWith(world, NEW_PASSWORD)).toBe(false);
    expect(await opensWith(world, OLD_PASSWORD)).toBe(false);
  });

  it("waits 72 hours where an app is enrolled and only a printed code is shown", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    enrolFactor(world, "recovery_code");
    const own = await forgetful(world, { have: ["recovery_code"] });
    await show(world, own, "recovery_code");
    expect(await forecast(world, own)).toMatchObject({ waitMs: 72 * HOUR_MS, lengthenedBy: ["unshown_factor"] });
    await askFor(world, own, null);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: world.clock.now() + 72 * HOUR_MS });
  });

  it("does not count a factor that was added six days ago: it is told at once, and the papers are asked for", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "recovery_code", world.clock.now() - 6 * DAY_MS);
    const own = await forgetful(world, { have: ["recovery_code"] });
    await show(world, own, "recovery_code");
    expect(await recoveryOf(world, own)).toMatchObject({ owner: { uncounted: ["recovery_code"] } });
    expect(await askFor(world, own)).toEqual(PASSED);
    await show(world, own, "registry_facts");
    expect(await forecast(world, own)).toMatchObject({ waitMs: DAY_MS, lengthenedBy: [] });
    expect((await askFor(world, own, null)).ok).toBe(true);
  });
});

describe("a forgotten password without a factor", () => {
  it("waits a day by papers, e-mail or a known browser, and everyone is told with a hold code of their own", async () => {
    for (const have of [["registry_facts"], ["email"]] as const) {
      const { world, change } = await waiting(have);
      expect(change).toMatchObject({ goal: "password", guarded: true, newPassword: true });
      expect(change.progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + DAY_MS });
      expect(saidTo(world, "mobile_change_requested_notice")).toEqual([
        world.account.mobile.number,
        "ahmad@example.sa",
      ]);
      expect(new Set(world.world.holdCodes.keys()).size).toBe(2);
      expect(lastSaid(world, "mobile_change_requested_notice").goal).toBe("password");
    }
    const world = recoveryWorld();
    await world.ports.devices.remember(world.account.id, TOKEN, world.clock.now() - 31 * DAY_MS);
    const own = await forgetful(world, { have: ["known_device"], deviceToken: TOKEN });
    expect((await askFor(world, own, null)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "forgotten", progress: { dueAt: world.clock.now() + DAY_MS } });
  });

  it("leaves the old password working until then, reminds half-way, and is chosen by who comes back with the same", async () => {
    const { world, change } = await waiting();
    world.clock.advance(DAY_MS / 2);
    await tellOfOpenCases(world.ports).run(world.clock.now());
    expect(saidTo(world, "mobile_change_halfway_notice")).toHaveLength(2);
    expect(await opensWith(world, OLD_PASSWORD)).toBe(true);
    await waitFor(world, DAY_MS / 2);
    expect(await opensWith(world, OLD_PASSWORD)).toBe(false);
    expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
    expect(accountNow(world).guardedUntil).toBe(world.clock.now() + 3 * DAY_MS);
    const own = await comeBack(world, change.number);
    expect(await choose(world, own)).toEqual(PASSED);
    await show(world, own, "registry_facts");
    expect(await choose(world, own)).toEqual({ ok: true, value: null });
    expect(await opensWith(world, NEW_PASSWORD)).toBe(true);
    expect(accountNow(world).recovery.passwordResetDueAt).toBeNull();
  });

  it("asked for by e-mail is chosen with the e-mail again, or in a browser that was known when it was asked for", async () => {
    const { world, change } = await waiting(["email"]);
    await world.ports.devices.remember(world.account.id, TOKEN, world.clock.now() - 31 * DAY_MS);
    await waitFor(world, DAY_MS);
    const byPapers = await comeBack(world, change.number);
    await show(world, byPapers, "registry_facts");
    expect(await choose(world, byPapers)).toEqual(PASSED);
    await show(world, byPapers, "email");
    expect((await choose(world, byPapers)).ok).toBe(true);

    const other = await waiting(["email"]);
    await other.world.ports.devices.remember(other.world.account.id, TOKEN, other.world.clock.now() - 31 * DAY_MS);
    await waitFor(other.world, DAY_MS);
    const byBrowser = await comeBack(other.world, other.change.number, TOKEN);
    await show(other.world, byBrowser, "registry_facts");
    expect((await choose(other.world, byBrowser)).ok).toBe(true);
  });

  it("is not open by papers where the owner switched recovery by papers off, and still is by e-mail", async () => {
    const recovery = { ...accountNow(recoveryWorld()).recovery, weakRowsOffAt: 1 };
    const world = recoveryWorld(aReachablePerson({ recovery }));
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    expect(await askFor(world, own, null)).toMatchObject({ refusal: { code: "evidence_insufficient" } });
    world.clock.advance(61_000);
    const byEmail = await forgetful(world, { have: ["email"] });
    await show(world, byEmail, "email");
    expect((await askFor(world, byEmail, null)).ok).toBe(true);
  });

  it("is put off by a hold, cancelled by the old password or the SIM with papers, and undone within 72 hours", async () => {
    const held = await waiting();
    const { holdLink } = lastSaid(held.world, "mobile_change_requested_notice");
    const visit = { network: "192.0.2.0/24", deviceToken: null };
    expect((await holdByLink(held.world.ports, { link: holdLink ?? "", visit })).ok).toBe(true);
    expect(onlyCase(held.world).progress).toMatchObject({
      state: "held",
      dueAt: held.world.clock.now() + 72 * HOUR_MS,
    });

    for (const proofs of [["password"], ["old_sim", "registry_facts"]] as const) {
      const { world, change } = await waiting();
      expect((await cancelCase(world.ports, change.number, showing(world, proofs))).ok).toBe(true);
      await waitFor(world, 2 * DAY_MS);
      expect(await opensWith(world, OLD_PASSWORD)).toBe(true);
    }

    const { world, change } = await waiting();
    await waitFor(world, DAY_MS);
    const own = await comeBack(world, change.number);
    await show(world, own, "registry_facts");
    await choose(world, own);
    expect((await undoCase(world.ports, change.number, showing(world, ["password"]))).ok).toBe(true);
    expect(await opensWith(world, OLD_PASSWORD)).toBe(true);
    expect(await opensWith(world, NEW_PASSWORD)).toBe(false);
  });

  it("set at once is not undone by the old password alone, which may be why it was replaced, but by it and the e-mail", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    await askFor(world, own);
    const { number } = onlyCase(world);
    expect(await undoCase(world.ports, number, showing(world, ["password"]))).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
    expect((await undoCase(world.ports, number, showing(world, ["password", "email"]))).ok).toBe(true);
    expect(await opensWith(world, OLD_PASSWORD)).toBe(true);
  });
});

describe("a number that is not the one on file", () => {
  it("is led to the change of number, once it is proved to be the person's own, and another one may be given", async () => {
    const world = recoveryWorld();
    const number = "+966555555551";
    const own = await forgetful(world, { number });
    expect(await recoveryOf(world, own)).toMatchObject({ step: "number_refused", reason: "number_not_on_file" });
    expect(await askFor(world, own)).toEqual(PASSED);
  });

  it("is also one that a newcomer got, or whose phone was reported stolen and whose SIM is still the same", async () => {
    const unusable = recoveryWorld(aReachablePerson({ mobile: { ...aReachablePerson().mobile, usable: false } }));
    expect(await recoveryOf(unusable, await forgetful(unusable))).toMatchObject({ reason: "number_not_on_file" });

    const recovery = { ...accountNow(recoveryWorld()).recovery, phoneStolenAt: Date.UTC(2099, 0, 1) };
    const stolen = recoveryWorld(aReachablePerson({ recovery }));
    const own = await forgetful(stolen);
    await show(stolen, own, "registry_facts");
    expect(await askFor(stolen, own, null)).toMatchObject({ refusal: { code: "number_not_on_file" } });
  });
});

describe("the last word on a forgotten password", () => {
  it("said twice, at once or later, is said once: one case, one password, one word to each channel", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    const outcomes = await Promise.all([askFor(world, own), askFor(world, own, "Other-Falcon#28")]);
    expect(outcomes).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await askFor(world, own, "Other-Falcon#29")).toEqual({ ok: true, value: null });
    expect(world.cases.size).toBe(1);
    expect(saidTo(world, "password_changed_notice")).toHaveLength(2);
  });

  it("is refused in a guarded period and beside a case that is as strong, and says which", async () => {
    const guarded = recoveryWorld(aReachablePerson({ guardedUntil: Date.UTC(2099, 0, 1) }));
    const own = await forgetful(guarded);
    await show(guarded, own, "registry_facts");
    expect(await askFor(guarded, own, null)).toMatchObject({ refusal: { code: "account_guarded" } });

    const { world, change } = await waiting();
    world.clock.advance(61_000);
    const again = await forgetful(world);
    await show(world, again, "registry_facts");
    expect(await askFor(world, again, null)).toMatchObject({
      refusal: { code: "change_under_way", caseNumber: change.number },
    });
    enrolFactor(world, "totp");
    world.clock.advance(61_000);
    const stronger = await forgetful(world, { have: ["totp"] });
    await show(world, stronger, "totp");
    expect((await askFor(world, stronger)).ok).toBe(true);
    expect(world.cases.get(change.id)?.progress).toMatchObject({ state: "cancelled", reason: "superseded" });
  });

  it("is for this aim alone: the number's last word sets no password, and this one changes no number", async () => {
    const { world } = await waiting();
    world.clock.advance(61_000);
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    expect(await confirmRecovery(world.ports, own)).toEqual(PASSED);
    expect(world.cases.size).toBe(1);
  });

  it("without a password, where it would be set at once, does nothing", async () => {
    const world = recoveryWorld();
    enrolFactor(world, "totp");
    const own = await forgetful(world, { have: ["totp"] });
    await show(world, own, "totp");
    expect(await askFor(world, own, null)).toEqual(PASSED);
    expect(world.cases.size).toBe(0);
  });

  it("leaves everything as it is while the registry is silent", async () => {
    const world = recoveryWorld();
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    world.mobileOwnership.goDown();
    expect(await askFor(world, own, null)).toMatchObject({ refusal: { code: "ownership_unknown" } });
    world.mobileOwnership.comeBack();
    expect((await askFor(world, own, null)).ok).toBe(true);
  });
});

describe("a frozen account", () => {
  it("gets a new password after seven days, which lifts the freeze; by a passkey at once", async () => {
    const frozen = (world: RecoveryWorld) => {
      const account = accountNow(world);
      const recovery = { ...account.recovery, frozenAt: world.clock.now() };
      world.world.accounts.set(account.id, { ...account, status: { kind: "frozen", until: "lifted" }, recovery });
    };
    const world = recoveryWorld();
    frozen(world);
    const own = await forgetful(world);
    await show(world, own, "registry_facts");
    await askFor(world, own, null);
    expect(onlyCase(world).progress).toMatchObject({ dueAt: world.clock.now() + 7 * DAY_MS });
    await waitFor(world, 7 * DAY_MS);
    expect(accountNow(world).status).toEqual({ kind: "active" });

    const strong = recoveryWorld();
    const key = await enrolPasskey(strong, strong.account.id, strong.account.createdAt);
    frozen(strong);
    const byKey = await forgetful(strong, { have: ["passkey"] });
    await showAt(strong, byKey, key);
    expect((await askFor(strong, byKey)).ok).toBe(true);
    expect(accountNow(strong).status).toEqual({ kind: "active" });
  });
});
