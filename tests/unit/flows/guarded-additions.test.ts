import { describe, expect, it } from "vitest";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import { assuranceOf, PASSKEY_ALONE } from "#lib/domain/account/assurance.ts";
import { reachableLevel } from "#lib/domain/account/level-request.ts";
import { EVIDENCE_SETTLES_MS } from "#lib/domain/mobile-change/evidence.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import { freezeAccount } from "#lib/flows/cases/freeze-account.ts";
import { liftFreeze } from "#lib/flows/cases/lift-freeze.ts";
import { reportStolenPhone } from "#lib/flows/cases/report-stolen-phone.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { evidenceNow } from "#lib/flows/mobile-change/evidence-now.ts";
import { accountNow, enrol, latestCase, request, showing } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { mobileChangeWorld } from "#tests/support/mobile-change-world.ts";

const OTHER_NUMBER = "+966555555552";
const KINDS = ["passkey", "totp", "recovery_code"] as const;

/** A thief who changed the number by the password alone, and then added a passkey, an app and printed codes in the guarded period. */
async function afterTheft() {
  const world = mobileChangeWorld();
  await request(world, ["password"]);
  const added = KINDS.map((kind) => enrol(world, kind, world.clock.now()));
  const { guardedUntil } = accountNow(world);
  expect(guardedUntil).toBe(world.clock.now() + GUARDED_PERIOD_MS);
  return { world, shown: showing(world, KINDS, { shownFactors: added }) };
}

describe("attack: guarded by a change of number, then factors of the thief's own", () => {
  it("are no evidence for another change while the account is guarded, nor after, until seven days are over", async () => {
    const { world, shown } = await afterTheft();
    expect((await evidenceNow(world.ports, accountNow(world), shown)).proofs).toEqual(new Set());
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: OTHER_NUMBER }));
    const { outcome } = await request(world, [...KINDS], { number: OTHER_NUMBER });
    expect(outcome).toMatchObject({ refusal: { code: "account_guarded" } });
    world.clock.advance(EVIDENCE_SETTLES_MS - 1);
    expect((await evidenceNow(world.ports, accountNow(world), shown)).proofs).toEqual(new Set());
  });

  it("do not undo, do not report the phone, and lift no freeze of the owner's", async () => {
    const { world, shown } = await afterTheft();
    const { number } = await latestCase(world);
    expect(await undoCase(world.ports, number, shown)).toMatchObject({
      refusal: { code: "stop_evidence_insufficient" },
    });
    expect(await reportStolenPhone(world.ports, shown)).toMatchObject({
      refusal: { code: "stolen_evidence_insufficient" },
    });
    expect((await freezeAccount(world.ports, showing(world, ["password"]))).ok).toBe(true);
    expect(await liftFreeze(world.ports, shown)).toMatchObject({ refusal: { code: "lift_evidence_insufficient" } });
  });

  it("let nothing that exists be replaced or removed by the passkey, neither in the guarded period nor unguarded after it", async () => {
    const { world } = await afterTheft();
    const wishAt = (now: number) =>
      ({ account: accountNow(world), methods: PASSKEY_ALONE, act: "remove", now }) as const;
    const used = (now: number) => world.factors.map((factor) => ({ ...factor, lastUsedAt: now }));
    const early = world.clock.now();
    expect(guardOfChange({ ...wishAt(early), factors: used(early) })).toMatchObject({
      refusal: { code: "account_guarded" },
    });
    const late = world.clock.advance(GUARDED_PERIOD_MS);
    expect(guardOfChange({ ...wishAt(late), factors: used(late) })).toEqual({
      ok: true,
      value: late + GUARDED_PERIOD_MS,
    });
  });

  it("reach no level above the first while the account is guarded", async () => {
    const { world } = await afterTheft();
    const [account, now] = [accountNow(world), world.clock.now()];
    expect(reachableLevel(account, world.factors, now)).toBe("urn:nafidha:loa:1");
    expect(assuranceOf(account, PASSKEY_ALONE, now)).toBe("urn:nafidha:loa:1");
  });

  it("are gone once the owner has undone the change, and so is an e-mail that was added", async () => {
    const { world } = await afterTheft();
    const { number } = await latestCase(world);
    const email = { address: "thief@example.sa", verifiedAt: world.clock.now() };
    world.world.accounts.set(world.account.id, { ...accountNow(world), email });
    expect((await undoCase(world.ports, number, showing(world, ["password"]))).ok).toBe(true);
    expect(world.world.keptFactors).toEqual([{ accountId: world.account.id, ids: [] }]);
    expect(accountNow(world).email).toEqual(world.account.email);
  });

  it("leave the owner's own factors of before the request where they are", async () => {
    const world = mobileChangeWorld();
    const own = enrol(world, "passkey");
    await request(world, ["password", "old_sim"]);
    enrol(world, "totp", world.clock.now());
    const { number } = await latestCase(world);
    expect((await undoCase(world.ports, number, showing(world, ["password", "old_sim"]))).ok).toBe(true);
    expect(world.world.keptFactors).toEqual([{ accountId: world.account.id, ids: [own.id] }]);
  });
});
