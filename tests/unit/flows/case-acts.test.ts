import { describe, expect, it } from "vitest";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { reportStolenPhone } from "#lib/flows/cases/report-stolen-phone.ts";
import { setPasswordAfterCase } from "#lib/flows/cases/set-password-after-case.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { switchWeakRowsOff } from "#lib/flows/cases/weak-rows.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { accountNow, enrol, latestCase, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const OTHER_NUMBER = "+966555555552";
const EMAIL = { address: "ahmad@example.sa", verifiedAt: Date.UTC(2025, 0, 2) };

/** A case asked for by these proofs: it waits, since the new SIM is of unknown age, but for the rows that take effect at once anyway. */
async function asked(proofs: readonly Proof[], simChangedAt: number | null = null): Promise<MobileChangeWorld> {
  const world = mobileChangeWorld(anAccount({ email: EMAIL }));
  world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt }));
  world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: OTHER_NUMBER }));
  await request(world, proofs);
  return world;
}

const completed = (proofs: readonly Proof[]) => asked(proofs, Date.UTC(2020, 0, 1));

async function cancel(world: MobileChangeWorld, proofs: readonly Proof[], provedNumber: string | null = null) {
  return cancelCase(world.ports, (await latestCase(world)).number, showing(world, proofs, { provedNumber }));
}

async function undo(world: MobileChangeWorld, proofs: readonly Proof[], provedNumber: string | null = null) {
  return undoCase(world.ports, (await latestCase(world)).number, showing(world, proofs, { provedNumber }));
}

describe("cancelling a change", () => {
  it.each([
    [["registry_facts"], ["registry_facts"], "stop_evidence_insufficient"],
    [["registry_facts"], ["registry_facts", "email"], "stop_evidence_insufficient"],
    [["registry_facts"], ["registry_facts", "old_sim"], null],
    [["registry_facts"], ["password"], null],
    [["registry_facts", "email"], ["registry_facts", "old_sim"], "stop_evidence_insufficient"],
    [["password"], ["registry_facts", "old_sim"], "stop_evidence_insufficient"],
    [["password"], ["password"], null],
    [["password", "email"], ["password"], "stop_evidence_insufficient"],
    [["password", "email"], ["password", "old_sim"], null],
    [["password"], ["in_person"], null],
  ] as const)("asked for with %j takes more than %j: %s", async (asking, stopping, code) => {
    const world = await asked(asking);
    const outcome = await cancel(world, stopping);
    expect(outcome).toEqual(code === null ? { ok: true, value: null } : { ok: false, refusal: { code } });
    expect(onlyCase(world).progress.state).toBe(code === null ? "cancelled" : "waiting");
  });

  it("in person takes a visit", async () => {
    const world = await asked(["in_person"]);
    expect(await cancel(world, ["password", "old_sim", "email"])).toMatchObject({
      refusal: { code: "stop_in_person_only" },
    });
    expect((await cancel(world, ["in_person"])).ok).toBe(true);
  });

  it("never takes what the request or anybody since brought: a newer password, e-mail or passkey", async () => {
    const world = await asked(["registry_facts"]);
    world.clock.advance(DAY_MS);
    enrol(world, "passkey", world.clock.now());
    const passwordChangedAt = world.clock.now();
    world.world.accounts.set(world.account.id, { ...accountNow(world), passwordChangedAt });
    world.clock.advance(5 * DAY_MS);
    expect(await cancel(world, ["passkey"])).toMatchObject({ refusal: { code: "stop_evidence_insufficient" } });
  });

  it("is not for another account's case, whatever is shown", async () => {
    const world = await asked(["registry_facts"]);
    const shown = { ...showing(world, ["in_person"]), accountId: "0190c0de-0000-7000-8000-000000000009" };
    const outcome = await cancelCase(world.ports, onlyCase(world).number, shown);
    expect(outcome).toEqual({ ok: false, refusal: { code: "case_missing" } });
  });

  it("by somebody else leaves the next case contested for 30 days, and that one is not stopped but in person", async () => {
    const world = await asked(["registry_facts"]);
    await cancel(world, ["password"]);
    await request(world, ["registry_facts"]);
    expect((await latestCase(world)).progress).toMatchObject({
      state: "contested",
      dueAt: world.clock.now() + 30 * DAY_MS,
    });
    expect(await cancel(world, ["password"])).toMatchObject({ refusal: { code: "stop_in_person_only" } });
    await waitFor(world, 30 * DAY_MS);
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
    expect(await undo(world, ["password"])).toMatchObject({ refusal: { code: "stop_in_person_only" } });
  });

  it("by who asked leaves nothing contested", async () => {
    const world = await asked(["password"]);
    expect((await cancel(world, ["password"], NEW_NUMBER)).ok).toBe(true);
    expect(onlyCase(world).progress).toMatchObject({ state: "cancelled", reason: "withdrawn" });
    expect(accountNow(world).recovery.contestedUntil).toBeNull();
  });

  it("works once, and not after the change took effect", async () => {
    const world = await asked(["password"]);
    await cancel(world, ["password"]);
    expect(await cancel(world, ["password"])).toEqual({ ok: false, refusal: { code: "case_ended" } });
    const done = await completed(["password"]);
    expect(await cancel(done, ["password"])).toEqual({ ok: false, refusal: { code: "case_ended" } });
  });
});

describe("undoing a change", () => {
  it("gives number and e-mail back together, ends every session, guards the account and opens a case for the way back", async () => {
    const world = mobileChangeWorld(anAccount({ email: EMAIL }));
    await request(world, ["password"], { email: "thief@example.sa" });
    expect(accountNow(world).email?.address).toBe("thief@example.sa");
    const ended = world.world.endedSessions.length;
    const outcome = await undo(world, ["password"]);
    const back = await latestCase(world);
    expect(outcome).toEqual({ ok: true, value: { kind: "restored", caseNumber: back.number } });
    const now = world.clock.now();
    expect(accountNow(world)).toMatchObject({
      mobile: { number: world.account.mobile.number, usable: true },
      email: EMAIL,
      guardedUntil: now + 3 * DAY_MS,
      recovery: { contestedUntil: now + 30 * DAY_MS },
    });
    expect(world.world.endedSessions).toHaveLength(ended + 1);
    expect(back.progress.state).toBe("completed");
    expect([...world.cases.values()].map(({ progress }) => progress.state)).toEqual(["undone", "completed"]);
  });

  it("keeps the new number and freezes where the old one is not this id's now, and tells whose it is to nobody", async () => {
    const world = await completed(["password"]);
    world.mobileOwnership.release(world.account.mobile.number);
    expect(await undo(world, ["password"])).toMatchObject({ value: { kind: "frozen" } });
    expect(accountNow(world)).toMatchObject({
      mobile: { number: NEW_NUMBER },
      status: { kind: "frozen", until: "lifted" },
    });
    expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
  });

  it("waits for a silent registry, frozen, and gives the number back after seven days once it has answered", async () => {
    const world = await completed(["password"]);
    world.mobileOwnership.goDown();
    await undo(world, ["password"]);
    await waitFor(world, 1);
    expect(accountNow(world)).toMatchObject({ mobile: { number: NEW_NUMBER }, status: { kind: "frozen" } });
    world.mobileOwnership.comeBack();
    await waitFor(world, DAY_MS);
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
    await waitFor(world, 7 * DAY_MS);
    expect(accountNow(world)).toMatchObject({
      mobile: { number: world.account.mobile.number },
      status: { kind: "active" },
    });
  });

  it("after everything was lost takes the password as it stood before, and gives that back too", async () => {
    const world = await asked(["registry_facts"], Date.UTC(2020, 0, 1));
    await waitFor(world, 7 * DAY_MS);
    const { before } = onlyCase(world);
    expect(before?.passwordHash).toBe(world.account.passwordHash);
    expect((await undo(world, ["password"])).ok).toBe(true);
    expect(accountNow(world)).toMatchObject({
      passwordHash: world.account.passwordHash,
      recovery: { passwordResetDueAt: null },
      mobile: { number: world.account.mobile.number },
    });
  });

  it("is possible for 72 hours, through the guarded period, and once", async () => {
    const world = await completed(["password"]);
    world.clock.advance(3 * DAY_MS);
    expect(await undo(world, ["password"])).toEqual({ ok: false, refusal: { code: "undo_time_over" } });
    const early = await completed(["password"]);
    const { number } = await latestCase(early);
    early.clock.advance(3 * DAY_MS - 1);
    expect((await undoCase(early.ports, number, showing(early, ["password"]))).ok).toBe(true);
    expect(await undoCase(early.ports, number, showing(early, ["password"]))).toMatchObject({
      refusal: { code: "case_ended" },
    });
  });

  it("takes away what a thief enrolled to come back with, and nothing that was there before", async () => {
    const world = mobileChangeWorld(anAccount({ email: EMAIL }));
    const own = enrol(world, "passkey");
    await request(world, ["password"]);
    await waitFor(world, 3 * DAY_MS);
    enrol(world, "totp", world.clock.now());
    expect((await undo(world, ["password", "passkey"])).ok).toBe(true);
    expect(world.world.keptFactors).toEqual([{ accountId: world.account.id, ids: [own.id] }]);
  });

  it("lets nothing that the change brought show anything against a way back that waits for the registry", async () => {
    const world = mobileChangeWorld(anAccount({ email: EMAIL }));
    await request(world, ["registry_facts"], { email: "thief@example.sa" });
    await waitFor(world, 7 * DAY_MS);
    world.mobileOwnership.goDown();
    expect((await undo(world, ["password"])).ok).toBe(true);
    const back = await latestCase(world);
    const { passwordHash, passwordChangedAt } = world.account;
    expect(back.progress.state).toBe("waiting");
    expect(back.before).toMatchObject({ email: EMAIL, passwordHash, passwordChangedAt });
  });

  it("opens the two weakest rows again where a thief has had them closed since, and leaves closed what the owner closed before", async () => {
    const thiefs = await completed(["password"]);
    await switchWeakRowsOff(thiefs.ports, thiefs.account.id);
    await undo(thiefs, ["password"]);
    expect(accountNow(thiefs).recovery.weakRowsOffAt).toBeNull();
    const owners = mobileChangeWorld(anAccount({ email: EMAIL }));
    await switchWeakRowsOff(owners.ports, owners.account.id);
    const { weakRowsOffAt } = accountNow(owners).recovery;
    owners.clock.advance(1);
    await request(owners, ["password"]);
    expect((await undo(owners, ["password"])).ok).toBe(true);
    expect(accountNow(owners).recovery.weakRowsOffAt).toBe(weakRowsOffAt);
  });

  it("is not undone in its turn by what undid it", async () => {
    const world = await completed(["password"]);
    await undo(world, ["password"]);
    expect(await undo(world, ["password", "old_sim"])).toMatchObject({ refusal: { code: "stop_in_person_only" } });
  });

  it("does not take the old SIM of a phone that was reported stolen", async () => {
    const world = await completed(["password"]);
    const passkey = enrol(world, "passkey");
    const shown = showing(world, ["passkey"], { shownFactors: [passkey] });
    expect((await reportStolenPhone(world.ports, shown)).ok).toBe(true);
    const ordinary = await completed(["old_sim", "password"]);
    expect((await reportStolenPhone(ordinary.ports, showing(ordinary, ["in_person"]))).ok).toBe(true);
    expect(await undo(ordinary, ["old_sim", "password"])).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
  });
});

describe("the link of an e-mail", () => {
  const visit = { network: "198.51.100.0/24", deviceToken: null };

  it("holds a waiting change once, and uses the code beside it up", async () => {
    const world = await asked(["registry_facts"]);
    const mail = world.world.messages.find(({ recipient }) => recipient.channel === "email")?.content;
    if (mail?.template !== "mobile_change_requested_notice" || mail.holdLink === null) throw new Error("no link");
    expect(await holdByLink(world.ports, { link: mail.holdLink, visit })).toMatchObject({ value: { kind: "held" } });
    expect(onlyCase(world).progress.state).toBe("held");
    for (const link of [mail.holdLink, mail.holdCode, "another-link"]) {
      expect(await holdByLink(world.ports, { link, visit })).toMatchObject({
        refusal: { code: "hold_link_not_accepted" },
      });
    }
  });

  it("is in no text message", async () => {
    const world = await asked(["registry_facts"]);
    const texts = world.world.messages.filter(({ recipient }) => recipient.channel === "sms");
    expect(texts.map(({ content }) => ("holdLink" in content ? content.holdLink : null))).toEqual(
      texts.map(() => null),
    );
  });

  it("of a code that went to the old number stops nothing once the registry gives that number to somebody else", async () => {
    const world = await asked(["registry_facts"]);
    const { holdCode } = lastSaid(world, "mobile_change_requested_notice");
    const toOld = world.world.messages.find(({ recipient }) => recipient.to === world.account.mobile.number)?.content;
    if (toOld?.template !== "mobile_change_requested_notice") throw new Error("the old number was not told");
    world.mobileOwnership.release(world.account.mobile.number);
    expect((await holdByLink(world.ports, { link: toOld.holdCode, visit })).ok).toBe(false);
    expect((await holdByLink(world.ports, { link: holdCode, visit })).ok).toBe(true);
  });
});

describe("the password that a case leaves to set", () => {
  it("takes the new number and the row's evidence, and is set once", async () => {
    const world = await asked(["registry_facts", "email"], Date.UTC(2020, 0, 1));
    await waitFor(world, DAY_MS);
    const given = { caseNumber: onlyCase(world).number, passwordHash: "hash of New-Password#1", step: null };
    const set = (proofs: readonly Proof[], provedNumber: string | null) =>
      setPasswordAfterCase(world.ports, showing(world, proofs, { provedNumber }), given);
    for (const [proofs, number] of [
      [["registry_facts", "email"], null],
      [["registry_facts", "email"], OTHER_NUMBER],
      [["registry_facts"], NEW_NUMBER],
    ] as const) {
      expect(await set(proofs, number)).toMatchObject({ refusal: { code: "password_evidence_insufficient" } });
    }
    expect((await set(["registry_facts", "email"], NEW_NUMBER)).ok).toBe(true);
    expect(accountNow(world)).toMatchObject({
      passwordHash: given.passwordHash,
      passwordChangedAt: world.clock.now(),
      recovery: { passwordResetDueAt: null },
    });
    expect(await set(["registry_facts", "email"], NEW_NUMBER)).toMatchObject({ refusal: { code: "no_password_due" } });
  });

  it("guards the account for 72 hours from when it is set, however long after the change that is", async () => {
    const world = await asked(["registry_facts"], Date.UTC(2020, 0, 1));
    await waitFor(world, 7 * DAY_MS);
    world.clock.advance(10 * DAY_MS);
    const given = { caseNumber: onlyCase(world).number, passwordHash: "hash of New-Password#1", step: null };
    const shown = showing(world, ["registry_facts"], { provedNumber: NEW_NUMBER });
    expect((await setPasswordAfterCase(world.ports, shown, given)).ok).toBe(true);
    expect(accountNow(world).guardedUntil).toBe(world.clock.now() + 3 * DAY_MS);
  });

  it("is not to be set by the case of a change that left the old one", async () => {
    const world = await completed(["password"]);
    const given = { caseNumber: onlyCase(world).number, passwordHash: "hash", step: null };
    const shown = showing(world, ["password"], { provedNumber: NEW_NUMBER });
    expect(await setPasswordAfterCase(world.ports, shown, given)).toMatchObject({
      refusal: { code: "no_password_due" },
    });
  });
});
