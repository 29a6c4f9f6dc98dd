import { describe, expect, it } from "vitest";
import { openCase } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { cancelCase } from "#lib/flows/cases/cancel-case.ts";
import { reportStolenPhone } from "#lib/flows/cases/report-stolen-phone.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { tellOfOpenCases } from "#lib/flows/mobile-change/tell-open-cases.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { aDecision } from "#tests/support/a-decision.ts";
import { accountNow, enrol, latestCase, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { lastSaid, type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const EMAIL = { address: "ahmad@example.sa", verifiedAt: Date.UTC(2025, 0, 2) };
const NEW_EMAIL = "new@example.sa";
const KEEPING = ["password", "email"] as const;

type Keeping = (typeof KEEPING)[number];

/** A world with a case that keeps the number and takes effect in 24 hours. */
async function waitingFor(goal: Keeping, changes: Partial<ChangeCase> = {}): Promise<MobileChangeWorld> {
  const world = mobileChangeWorld(anAccount({ email: EMAIL, mobile: { ...anAccount().mobile, changedAt: 1 } }));
  const { account, clock } = world;
  const { number } = account.mobile;
  const { createdAt, passwordHash, passwordChangedAt, mobile, email } = account;
  const opened: ChangeCase = {
    id: world.ports.chance.uuid(),
    number: world.ports.chance.caseNumber(),
    version: 0,
    accountId: account.id,
    goal,
    row: "everything_lost",
    guarded: true,
    newPassword: goal === "password",
    route: "recovery",
    contacts: {
      oldNumber: number,
      newNumber: number,
      oldEmail: EMAIL.address,
      newEmail: goal === "email" ? NEW_EMAIL : null,
      oldNumberCounts: true,
    },
    before: { createdAt, passwordHash, passwordChangedAt, mobile, email, factors: [], isHashForgotten: false },
    progress: openCase(aDecision({ waitMs: DAY_MS }), clock.now()),
    ...changes,
  };
  const brings = { messages: [], audit: [], holdCodes: [], at: clock.now() };
  await world.ports.mobileChanges.write({ ...NO_CHANGE, accountId: account.id, opened, brings });
  return world;
}

const saidTo = ({ world }: MobileChangeWorld, template: string) =>
  world.messages.filter(({ content }) => content.template === template).map(({ recipient }) => recipient.to);

describe.each(KEEPING)("a case of %s, which keeps the number", (goal) => {
  it("takes effect without touching the number or when it was changed, of which sites are told", async () => {
    const world = await waitingFor(goal);
    await waitFor(world, DAY_MS);
    const { mobile, guardedUntil, email, passwordHash } = accountNow(world);
    expect((await latestCase(world)).progress.state).toBe("completed");
    expect(mobile).toEqual(world.account.mobile);
    expect(guardedUntil).toBe(world.clock.now() + 3 * DAY_MS);
    expect(email?.address).toBe(goal === "email" ? NEW_EMAIL : EMAIL.address);
    expect(passwordHash === world.account.passwordHash).toBe(goal === "email");
    expect(world.world.audit.at(-1)).toMatchObject({ event: "mobile_change.completed", details: { goal } });
  });

  it("ends every session only where it replaces what opened them", async () => {
    const world = await waitingFor(goal);
    await waitFor(world, DAY_MS);
    expect(world.world.endedSessions).toHaveLength(goal === "password" ? 1 : 0);
  });

  it("speaks of itself in every notice, once to each channel", async () => {
    const world = await waitingFor(goal);
    world.clock.advance(DAY_MS / 2);
    await tellOfOpenCases(world.ports).run(world.clock.now());
    const everyone = [world.account.mobile.number, EMAIL.address, ...(goal === "email" ? [NEW_EMAIL] : [])];
    expect(saidTo(world, "mobile_change_halfway_notice")).toEqual(everyone);
    const { holdLink } = lastSaid(world, "mobile_change_halfway_notice");
    await holdByLink(world.ports, { link: holdLink ?? "", visit: { network: "192.0.2.0/24", deviceToken: null } });
    expect(lastSaid(world, "mobile_change_held_notice").goal).toBe(goal);
    await waitFor(world, 4 * DAY_MS);
    expect(lastSaid(world, "mobile_change_completed_notice").goal).toBe(goal);
    expect((await undoCase(world.ports, (await latestCase(world)).number, showing(world, ["password"]))).ok).toBe(true);
    expect(lastSaid(world, "mobile_change_undone_notice").goal).toBe(goal);
  });

  it("is cancelled in its own words, and leaves the account as it was", async () => {
    const world = await waitingFor(goal);
    const { number } = await latestCase(world);
    expect((await cancelCase(world.ports, number, showing(world, ["password"]))).ok).toBe(true);
    expect(lastSaid(world, "mobile_change_cancelled_notice").goal).toBe(goal);
    await waitFor(world, 2 * DAY_MS);
    const { mobile, email, passwordHash } = accountNow(world);
    expect({ mobile, email, passwordHash }).toEqual({
      mobile: world.account.mobile,
      email: EMAIL,
      passwordHash: world.account.passwordHash,
    });
  });

  it("is undone without asking about the number, and gives back what it took and no more", async () => {
    const world = await waitingFor(goal);
    await waitFor(world, DAY_MS);
    world.mobileOwnership.goDown();
    const { number } = await latestCase(world);
    expect(await undoCase(world.ports, number, showing(world, ["password"]))).toMatchObject({
      value: { kind: "restored" },
    });
    expect(accountNow(world)).toMatchObject({
      mobile: world.account.mobile,
      email: EMAIL,
      passwordHash: world.account.passwordHash,
      recovery: { passwordResetDueAt: null },
      status: { kind: "active" },
    });
    expect((await latestCase(world)).goal).toBe(goal);
  });

  it("comes to nothing where the number on file is no longer this id's", async () => {
    const world = await waitingFor(goal);
    world.mobileOwnership.release(world.account.mobile.number);
    await waitFor(world, DAY_MS);
    expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
    expect(accountNow(world).passwordHash).toBe(world.account.passwordHash);
  });

  it("comes to nothing where a newcomer took the number, or another one is on file now", async () => {
    for (const mobile of [{ usable: false }, { number: NEW_NUMBER }]) {
      const world = await waitingFor(goal);
      const account = accountNow(world);
      world.world.accounts.set(account.id, { ...account, mobile: { ...account.mobile, ...mobile } });
      await waitFor(world, DAY_MS);
      expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
    }
  });

  it("waits for a registry that is silent", async () => {
    const world = await waitingFor(goal);
    world.mobileOwnership.goDown();
    await waitFor(world, 2 * DAY_MS);
    expect((await latestCase(world)).progress.state).toBe("waiting");
    world.mobileOwnership.comeBack();
    await waitFor(world, HOUR_MS);
    expect((await latestCase(world)).progress.state).toBe("completed");
  });

  it("waits a day more, once, where the SIM was swapped since the request", async () => {
    const world = await waitingFor(goal);
    const simChangedAt = world.clock.now() + HOUR_MS;
    world.mobileOwnership.assign(
      world.account.nationalId,
      ownedNumber({ number: world.account.mobile.number, simChangedAt }),
    );
    await waitFor(world, DAY_MS);
    expect((await latestCase(world)).progress).toMatchObject({ state: "waiting", swapCounted: true });
    await waitFor(world, DAY_MS);
    expect((await latestCase(world)).progress.state).toBe("completed");
  });

  it("comes to nothing where the phone that asked was reported stolen, and that phone is told nothing more", async () => {
    const world = await waitingFor(goal);
    world.clock.advance(HOUR_MS);
    expect((await reportStolenPhone(world.ports, showing(world, ["in_person"]))).ok).toBe(true);
    expect(accountNow(world).recovery.phoneStolenAt).toBe(world.clock.now());
    await waitFor(world, DAY_MS);
    expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
    expect(saidTo(world, "mobile_change_cancelled_notice")).not.toContain(world.account.mobile.number);
  });
});

describe("a stolen phone reported after a completed case that kept the number", () => {
  it("is the one of the number on file, and its hold codes stop nothing", async () => {
    const world = await waitingFor("password");
    await waitFor(world, DAY_MS);
    const toPhone = world.world.messages.find(
      ({ content, recipient }) =>
        content.template === "mobile_change_completed_notice" && recipient.to === world.account.mobile.number,
    );
    const passkey = enrol(world, "passkey");
    const shown = showing(world, ["passkey"], { shownFactors: [passkey] });
    expect((await reportStolenPhone(world.ports, shown)).ok).toBe(true);
    expect(accountNow(world).recovery.phoneStolenAt).toBe(world.clock.now());
    const link = toPhone !== undefined && "holdCode" in toPhone.content ? toPhone.content.holdCode : "";
    const visit = { network: "192.0.2.0/24", deviceToken: null };
    expect(await holdByLink(world.ports, { link, visit })).toMatchObject({ ok: false });
  });
});

describe("one open case for an account, whatever it is for", () => {
  it("is superseded by a stronger request for something else", async () => {
    const world = await waitingFor("password");
    const open = await latestCase(world);
    await request(world, ["password"]);
    expect(world.cases.get(open.id)?.progress).toMatchObject({ state: "cancelled", reason: "superseded" });
    expect(accountNow(world)).toMatchObject({
      mobile: { number: NEW_NUMBER },
      passwordHash: world.account.passwordHash,
      recovery: { passwordResetDueAt: null },
    });
  });

  it("is not made contested by an equal request for something else, which disputes nothing and is refused", async () => {
    const world = await waitingFor("password");
    const open = await latestCase(world);
    const { outcome } = await request(world, ["registry_facts"]);
    expect(outcome).toMatchObject({ refusal: { code: "change_under_way", caseNumber: open.number } });
    expect(await latestCase(world)).toEqual(open);
  });
});

describe("a freeze", () => {
  it("ends with a new password and not with another e-mail", async () => {
    for (const [goal, kind] of [
      ["password", "active"],
      ["email", "frozen"],
    ] as const) {
      const world = await waitingFor(goal);
      const account = accountNow(world);
      const recovery = { ...account.recovery, frozenAt: world.clock.now() - 30 * DAY_MS };
      world.world.accounts.set(account.id, { ...account, status: { kind: "frozen", until: "lifted" }, recovery });
      await waitFor(world, DAY_MS);
      expect((await latestCase(world)).progress.state).toBe("completed");
      expect(accountNow(world).status.kind).toBe(kind);
    }
  });
});
