import { describe, expect, it } from "vitest";
import { UNTOUCHED } from "#lib/domain/account/account.ts";
import { advanceEmailChange } from "#lib/domain/account-change/email-machine.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail } from "#lib/flows/account-change/give-new-email.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { reportStolenPhone } from "#lib/flows/cases/report-stolen-phone.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { accountChangeWorld, BY_PASSKEY, BY_PASSWORD, beganEmailChange } from "#tests/support/account-change-world.ts";
import { enrol, latestCase, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NEW = "new@example.sa";
const EMAIL = { address: "ahmad@example.sa", verifiedAt: Date.UTC(2025, 0, 2) };
const VISIT = { network: "198.51.100.0/24", deviceToken: null };

type World = ReturnType<typeof accountChangeWorld>;

/** The e-mail is replaced after a fresh sign-in by these methods. */
async function replaceEmail(world: World, methods: readonly string[] = BY_PASSWORD, email = NEW) {
  const own = await beganEmailChange(world.ports, world.account, "this-session", methods);
  const given = await giveNewEmail(world.ports, own, email);
  if (!given.ok) return given;
  const entered = await enterNewEmailCode(world.ports, own, lastSaid(world, "email_code").code);
  return entered.ok ? { ok: true as const, own } : entered;
}

async function replaced(methods?: readonly string[], account = anAccount({ email: EMAIL })): Promise<World> {
  const world = accountChangeWorld(account);
  const outcome = await replaceEmail(world, methods);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return world;
}

const undo = async (world: World, proofs: readonly Proof[], provedNumber: string | null = null) =>
  undoCase(world.ports, (await latestCase(world)).number, showing(world, proofs, { provedNumber }));

describe("a replaced e-mail is a case", () => {
  it("completed at once, of which the flow keeps the number; everybody's hold codes stand for it", async () => {
    const world = accountChangeWorld(anAccount({ email: EMAIL }));
    const done = await replaceEmail(world);
    const change = await latestCase(world);
    expect(change).toMatchObject({
      goal: "email",
      row: "ordinary",
      guarded: true,
      contacts: { oldEmail: EMAIL.address, newEmail: NEW, newNumber: world.account.mobile.number },
      before: { email: EMAIL },
      progress: { state: "completed", undoUntil: world.clock.now() + 3 * DAY_MS },
    });
    if (!done.ok) throw new Error("refused");
    const state = (await world.ports.emailChanges.find(done.own.flowId))?.state;
    expect(state).toMatchObject({ step: "email_changed", caseNumber: change.number });
    expect([...world.world.holdCodes.values()].map(({ caseId }) => caseId)).toEqual([change.id, change.id, change.id]);
    expect(world.world.endedSessions).toEqual([]);
  });

  it("and confirming or adding one is none: it takes nothing from anybody", async () => {
    for (const [account, email] of [
      [anAccount({ email: { ...EMAIL, verifiedAt: null } }), EMAIL.address],
      [anAccount({ email: null }), NEW],
    ] as const) {
      const world = accountChangeWorld(account);
      expect((await replaceEmail(world, BY_PASSWORD, email)).ok).toBe(true);
      expect(world.cases.size).toBe(0);
    }
  });

  it.each([
    [["pwd", "sms", "mfa"], [], 0, "ordinary"],
    [["pwd", "sms", "mfa"], [], 1, "password"],
    [["pop", "user", "mfa"], ["passkey"], 0, "strong"],
    [["pwd", "otp", "mfa"], ["totp"], 0, "strong"],
    [["pwd", "mfa"], ["recovery_code"], 0, "strong"],
    [["pop", "user", "mfa"], [], 0, "everything_lost"],
  ] as const)(
    "signed in by %j, with %j enrolled and the SIM swapped %d days ago, has the row %s",
    async (methods, kinds, swapped, row) => {
      const world = accountChangeWorld(anAccount({ email: EMAIL }));
      for (const kind of kinds) enrol(world, kind);
      const simChangedAt = swapped === 0 ? Date.UTC(2020, 0, 1) : world.clock.now() - swapped * DAY_MS;
      const { number } = world.account.mobile;
      world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number, simChangedAt }));
      expect((await replaceEmail(world, methods)).ok).toBe(true);
      expect((await latestCase(world)).row).toBe(row);
    },
  );
});

describe("undoing a change of the e-mail alone", () => {
  it("gives the old one back, ends every session, guards the account and leaves the number and the password alone", async () => {
    const world = await replaced();
    expect(await undo(world, ["password", "old_sim"])).toMatchObject({ value: { kind: "restored" } });
    const { mobile, passwordHash } = world.account;
    const now = world.clock.now();
    expect(world.accountNow()).toMatchObject({ email: EMAIL, mobile, passwordHash, guardedUntil: now + 3 * DAY_MS });
    expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_undone_notice");
    expect(told.map(({ recipient }) => recipient.to)).toEqual([mobile.number, EMAIL.address, NEW]);
  });

  it("takes no less than what it was changed with, and for 72 hours", async () => {
    const world = await replaced();
    expect(await undo(world, ["password"])).toMatchObject({ refusal: { code: "stop_evidence_insufficient" } });
    expect(await undo(world, ["registry_facts", "old_sim"])).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
    world.clock.advance(3 * DAY_MS);
    expect(await undo(world, ["password", "old_sim"])).toMatchObject({ refusal: { code: "undo_time_over" } });
  });

  it("by somebody without the SIM on file leaves the account contested: the next change waits for 30 days", async () => {
    const thief = ["pwd", "sms", "mfa"];
    const world = accountChangeWorld(anAccount({ email: EMAIL }));
    const { number } = world.account.mobile;
    world.mobileOwnership.assign(
      world.account.nationalId,
      ownedNumber({ number, simChangedAt: world.clock.now() - DAY_MS }),
    );
    await replaceEmail(world, thief);
    expect((await undo(world, ["password"], NEW_NUMBER)).ok).toBe(true);
    world.clock.advance(3 * DAY_MS);
    expect((await replaceEmail(world, thief, "again@example.sa")).ok).toBe(true);
    expect(world.accountNow().email).toEqual(EMAIL);
    const change = await latestCase(world);
    expect(change).toMatchObject({ goal: "email", progress: { state: "contested" } });
    expect(await replaceEmail(world, thief, "third@example.sa")).toMatchObject({
      refusal: { code: "change_under_way", caseNumber: change.number },
    });
    await waitFor(world, 30 * DAY_MS);
    expect(world.accountNow().email?.address).toBe("again@example.sa");
  });

  it("is not cancelled, since it took effect at once", async () => {
    const world = await replaced();
    const { number } = await latestCase(world);
    expect(await cancelCase(world.ports, number, showing(world, ["in_person"]))).toMatchObject({
      refusal: { code: "case_ended" },
    });
  });

  it("has 72 hours more by a hold, which freezes the account", async () => {
    const world = await replaced();
    const mail = world.world.messages.find(({ recipient }) => recipient.to === EMAIL.address)?.content;
    if (mail?.template !== "mobile_change_completed_notice" || mail.holdLink === null) throw new Error("no link");
    expect(await holdByLink(world.ports, { link: mail.holdLink, visit: VISIT })).toMatchObject({
      value: { kind: "frozen" },
    });
    expect(world.accountNow().status.kind).toBe("frozen");
    world.clock.advance(5 * DAY_MS);
    expect((await undo(world, ["password", "old_sim"])).ok).toBe(true);
    expect(world.accountNow().email).toEqual(EMAIL);
  });
});

describe("attack: the e-mail is changed by a thief", () => {
  it("who undoes the undo: that is done in person alone", async () => {
    const world = await replaced();
    await undo(world, ["password", "old_sim"]);
    expect(await undo(world, ["password", "old_sim", "email", "known_device"])).toMatchObject({
      refusal: { code: "stop_in_person_only" },
    });
    expect(world.accountNow().email).toEqual(EMAIL);
  });

  it("who shows the new e-mail, or a passkey of his own, against an undo, or uses them for the number", async () => {
    const world = await replaced();
    const own = enrol(world, "passkey", world.clock.now());
    const { number } = await latestCase(world);
    const shown = showing(world, ["email", "passkey", "registry_facts"], { shownFactors: [own] });
    expect(await undoCase(world.ports, number, shown)).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
    const next = await request(world, ["registry_facts", "email", "passkey"]);
    expect(next.outcome).toMatchObject({ refusal: { code: "account_guarded" } });
    expect((await undo(world, ["password", "old_sim"])).ok).toBe(true);
    expect(world.world.keptFactors.at(-1)?.ids).toEqual([]);
  });

  it("with a passkey that counts, where nothing is guarded: the owner undoes it with one, and not with less", async () => {
    const world = accountChangeWorld(anAccount({ email: EMAIL }));
    const key = enrol(world, "passkey");
    world.factors.splice(0, 1, { ...key, lastUsedAt: world.clock.now() });
    expect((await replaceEmail(world, BY_PASSKEY)).ok).toBe(true);
    expect(world.accountNow().guardedUntil).toBeNull();
    expect((await latestCase(world)).guarded).toBe(false);
    expect(await undo(world, ["password", "old_sim"])).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
    const shown = showing(world, ["passkey"], { shownFactors: [key] });
    expect((await undoCase(world.ports, (await latestCase(world)).number, shown)).ok).toBe(true);
    expect(world.accountNow().email).toEqual(EMAIL);
  });

  it("to hide an open request for the number from the report of a stolen phone", async () => {
    const world = accountChangeWorld(anAccount({ email: EMAIL }));
    await request(world, ["registry_facts"]);
    const asked = await latestCase(world);
    await replaceEmail(world);
    expect((await reportStolenPhone(world.ports, showing(world, ["in_person"]))).ok).toBe(true);
    expect((await world.ports.mobileChanges.findCaseById(asked.id))?.contacts.oldNumberCounts).toBe(false);
  });

  it("and a case's number is planted in a change that has one, or has not come so far", () => {
    const owner = { accountId: "account", sid: "sid", methods: [] };
    const event = { type: "case_opened", caseNumber: "NF-7K3M-2Q9X" } as const;
    for (const state of [
      { step: "email_open", owner, challenges: [] },
      { step: "email_changed", owner, caseNumber: "NF-AAAA-BBBB" },
    ] as const) {
      expect(advanceEmailChange(state, event, 1)).toEqual({
        state,
        verdict: { ok: false, refusal: { code: "step_passed" } },
      });
    }
  });
});

describe("a report of a stolen phone", () => {
  it("is told by no case of the e-mail to its number", async () => {
    const recovery = { ...UNTOUCHED, phoneStolenAt: Date.UTC(2026, 0, 1) };
    const world = await replaced(BY_PASSWORD, anAccount({ email: EMAIL, recovery }));
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
    expect(told.map(({ recipient }) => recipient.channel)).toEqual(["email", "email"]);
  });
});
