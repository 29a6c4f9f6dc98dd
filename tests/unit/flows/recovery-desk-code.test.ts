import { describe, expect, it } from "vitest";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import type { DeskCodeScope } from "#lib/domain/service-desk/desk-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { withholdProof } from "#lib/flows/recovery/leave-out.ts";
import { showDeskCode } from "#lib/flows/recovery/show-desk-code.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
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

const CODE = "ABCDEFGH";
const REFUSED = { ok: false, refusal: { code: "desk_code_not_accepted" } };

const give = (world: RecoveryWorld, scope: DeskCodeScope, number = NEW_NUMBER) =>
  world.inPersonCodes.give({ accountId: world.account.id, scope, number, code: CODE });

/** The account's owner, by the number on file, who has been at a service desk. */
async function ownerFor(world: RecoveryWorld, aim: RecoveryAim, belongings: readonly Belonging[] = ["in_person"]) {
  world.clock.advance(61_000);
  const own = await beginAs(world, { aim, belongings });
  await proveNumber(world, own, { wish: { number: world.account.mobile.number, email: null } });
  return own;
}

/** Somebody with a SIM in the person's name and their papers has asked for a change. */
async function askedByTheNearOne() {
  const world = recoveryWorld();
  const own = await ownerWith(world);
  await showFacts(world.ports, own, RIGHT_FACTS);
  await confirmRecovery(world.ports, own);
  return { world, change: onlyCase(world) };
}

/** An account whose two weakest rows have been off for long. */
function weakRowsOff() {
  const person = aReachablePerson();
  return recoveryWorld({ ...person, recovery: { ...person.recovery, weakRowsOffAt: 1 } });
}

describe("a service-desk code in recovery", () => {
  it("opens a change in person for the number that it was issued for, which waits a day while the old number is still the person's", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["in_person"] });
    give(world, { kind: "new_number" });
    expect((await showDeskCode(world.ports, own, CODE)).ok).toBe(true);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    const change = onlyCase(world);
    expect(change.row).toBe("in_person");
    const { oldNumberOwnedMs } = world.ports.policy.waits;
    expect(change.progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + oldNumberOwnedMs });
  });

  it("counts for nothing when it was issued for another number, for a case or for the account as it is", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["in_person"] });
    give(world, { kind: "new_number" }, "+966555555559");
    give(world, { kind: "account" }, world.account.mobile.number);
    give(world, { kind: "case", caseNumber: "NF-AAAA-0001" });
    expect(await showDeskCode(world.ports, own, CODE)).toEqual(REFUSED);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(false);
  });

  it("attack: guesses are slowed down in their network after five, and nowhere else", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["in_person"] });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => showDeskCode(world.ports, own, "ZZZZZZZZ")));
    const codes = outcomes.map((outcome) => (outcome.ok ? "accepted" : outcome.refusal.code));
    expect(codes.filter((code) => code === "desk_code_not_accepted")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(15);
    give(world, { kind: "new_number" });
    const elsewhere = { ...own, visit: { ...own.visit, network: "203.0.113.0/24" } };
    expect((await showDeskCode(world.ports, elsewhere, CODE)).ok).toBe(true);
  });

  it("cancels the very case that it was issued for, and no other", async () => {
    const { world, change } = await askedByTheNearOne();
    const own = await ownerFor(world, { kind: "cancel_change", caseNumber: change.number });
    give(world, { kind: "case", caseNumber: "NF-AAAA-9999" });
    expect(await showDeskCode(world.ports, own, CODE)).toEqual(REFUSED);
    give(world, { kind: "case", caseNumber: change.number });
    expect((await showDeskCode(world.ports, own, CODE)).ok).toBe(true);
    await showFacts(world.ports, own, RIGHT_FACTS);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world).progress.state).toBe("cancelled");
  });

  it("switches the two weakest rows on again, where it was issued for the account as it is", async () => {
    const world = weakRowsOff();
    const own = await ownerFor(world, { kind: "weak_rows_on" }, []);
    expect(await recoveryOf(world, own)).toMatchObject({ belongings: ["in_person"] });
    give(world, { kind: "account" }, world.account.mobile.number);
    expect((await showDeskCode(world.ports, own, CODE)).ok).toBe(true);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(world.world.accounts.get(world.account.id)?.recovery.weakRowsOffAt).toBeNull();
    expect(lastSaid(world, "weak_rows_on_notice")).toBeDefined();
  });

  it("attack: a code for a new number, for a case or for another account opens no weak row, nor does its holder without one", async () => {
    const world = weakRowsOff();
    const own = await ownerFor(world, { kind: "weak_rows_on" });
    const { number } = world.account.mobile;
    give(world, { kind: "new_number" }, number);
    give(world, { kind: "case", caseNumber: "NF-AAAA-0001" }, number);
    world.inPersonCodes.give({ accountId: "another", scope: { kind: "account" }, number, code: CODE });
    expect(await showDeskCode(world.ports, own, CODE)).toEqual(REFUSED);
    await withholdProof(world.ports, own, "in_person");
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "weak_rows_in_person_only" } });
    expect(world.world.accounts.get(world.account.id)?.recovery.weakRowsOffAt).toBe(1);
  });

  it("is used up: another recovery cannot show it again", async () => {
    const world = recoveryWorld();
    give(world, { kind: "new_number" });
    const first = await ownerWith(world, { belongings: ["in_person"] });
    expect((await showDeskCode(world.ports, first, CODE)).ok).toBe(true);
    world.clock.advance(61_000);
    const second = await ownerWith(world, { belongings: ["in_person"] });
    expect(await showDeskCode(world.ports, second, CODE)).toEqual(REFUSED);
  });
});
