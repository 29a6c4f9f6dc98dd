import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import type { CountryCode } from "#lib/domain/mobile-number.ts";
import { freezeAccount } from "#lib/flows/cases/freeze-account.ts";
import { undoCase } from "#lib/flows/cases/undo-case.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { confirmChange } from "#lib/flows/mobile-change/send-code.ts";
import { checkMobileOnFile } from "#lib/flows/sign-in/check-mobile-on-file.ts";
import { accountNow, enrol, latestCase, request, showing, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { changeNumber, enterByAbsher, enterSignedIn, stateOf } from "#tests/support/mobile-change-steps.ts";
import { type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const ABROAD = "+971501234567";
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WITH_PASSKEY = ["pop", "user", "mfa"];
const OLD_NUMBER = anAccount().mobile.number;
const NEIGHBOUR = { id: "0190c0de-0000-7000-8000-000000000002", nationalId: "1000000016", username: "Sara1234" };

/** The world where the operator allows other countries, with every question to the registry written down. */
function openWorld(account: Account = anAccount(), countries: readonly CountryCode[] = ["SA", "AE"]) {
  const world = mobileChangeWorld(account);
  const asked: string[] = [];
  const check: typeof world.mobileOwnership.check = (nationalId, number) => {
    asked.push(number);
    return world.mobileOwnership.check(nationalId, number);
  };
  const mobileOwnership = { ...world.mobileOwnership, check };
  const ports = { ...world.ports, mobileOwnership, policy: { ...world.ports.policy, countries } };
  return { ...world, ports, asked };
}

/** An account whose number is another country's. */
const abroad = (changes: Partial<Account> = {}) =>
  anAccount({ mobile: { ...anAccount().mobile, number: ABROAD }, ...changes });

const codesSent = ({ world }: MobileChangeWorld) =>
  world.messages.filter(({ content }) => content.template === "mobile_change_code").length;

describe("a number of another country, where the operator allows the country", () => {
  it("takes effect 72 hours after a request with a passkey, and no registry is ever asked about it", async () => {
    const world = openWorld();
    enrol(world, "passkey");
    const own = await enterSignedIn(world, WITH_PASSKEY);
    expect(await changeNumber(world, own, { number: ABROAD })).toMatchObject({ step: "done" });
    expect((await latestCase(world)).progress).toMatchObject({
      state: "waiting",
      dueAt: world.clock.now() + DEFAULT_WAITS.foreignMs,
    });
    await waitFor(world, 72 * HOUR_MS - 1);
    expect(accountNow(world).mobile.number).toBe(OLD_NUMBER);
    await waitFor(world, 1);
    expect(accountNow(world).mobile).toMatchObject({ number: ABROAD, usable: true });
    expect(world.asked).not.toContain(ABROAD);
  });

  it("takes effect 72 hours after a request with a visit in person", async () => {
    const world = openWorld();
    await request(world, ["in_person"], { number: ABROAD });
    await waitFor(world, 72 * HOUR_MS);
    expect(accountNow(world).mobile.number).toBe(ABROAD);
  });

  it("is refused with anything less before a code is sent there, whatever else was shown", async () => {
    const world = openWorld();
    enrol(world, "totp");
    for (const own of [await enterSignedIn(world, ["pwd", "sms", "otp"]), await enterByAbsher(world)]) {
      const given = await giveNewNumber(world.ports, own, { number: ABROAD, email: null });
      expect(given).toEqual({ ok: false, refusal: { code: "foreign_number_unvouched" } });
      expect((await stateOf(world, own)).step).toBe("authenticated");
    }
    expect(codesSent(world)).toBe(0);
  });

  it("is refused with a passkey that was added less than 7 days ago", async () => {
    const world = openWorld();
    enrol(world, "passkey", world.clock.now() - 6 * DAY_MS);
    const own = await enterSignedIn(world, WITH_PASSKEY);
    const given = await giveNewNumber(world.ports, own, { number: ABROAD, email: null });
    expect(given).toMatchObject({ refusal: { code: "evidence_too_new" } });
  });

  it("is decided about by the policy too, for who comes with the last step first", async () => {
    const world = openWorld();
    const { outcome } = await request(world, ["password", "email", "registry_facts"], { number: ABROAD });
    expect(outcome).toMatchObject({
      refusal: { code: "evidence_insufficient", suffices: [["passkey"], ["in_person"]] },
    });
  });

  it("is never taken from another account that has it, which hears nothing and is not named", async () => {
    const world = openWorld();
    world.world.accounts.set(NEIGHBOUR.id, abroad(NEIGHBOUR));
    const { outcome } = await request(world, ["in_person"], { number: ABROAD });
    expect(outcome).toEqual({ ok: false, refusal: { code: "number_not_owned" } });
    expect(world.world.accounts.get(NEIGHBOUR.id)?.mobile).toMatchObject({ number: ABROAD, usable: true });
    expect(world.world.messages).toEqual([]);
  });

  it("is lost to the account that had it first while a change waits", async () => {
    const world = openWorld();
    await request(world, ["in_person"], { number: ABROAD });
    world.world.accounts.set(NEIGHBOUR.id, abroad(NEIGHBOUR));
    await waitFor(world, 72 * HOUR_MS);
    expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
    expect(accountNow(world).mobile.number).toBe(OLD_NUMBER);
  });

  it("is not taken any more when the operator has withdrawn the country while the change waited", async () => {
    const world = openWorld();
    await request(world, ["in_person"], { number: ABROAD });
    const { policy } = world.ports;
    await waitFor({ ...world, ports: { ...world.ports, policy: { ...policy, countries: ["SA"] } } }, 72 * HOUR_MS);
    expect((await latestCase(world)).progress).toMatchObject({ state: "cancelled", reason: "number_lost" });
  });

  it("never is one of a country that was not allowed", async () => {
    const world = openWorld(anAccount(), ["SA", "KW"]);
    const { outcome } = await request(world, ["in_person"], { number: ABROAD });
    expect(outcome).toMatchObject({ refusal: { code: "number_not_owned" } });
  });

  it("is undone back to the Saudi number at once", async () => {
    const world = openWorld();
    await request(world, ["in_person"], { number: ABROAD });
    await waitFor(world, 72 * HOUR_MS);
    const undone = await undoCase(world.ports, (await latestCase(world)).number, showing(world, ["in_person"]));
    expect(undone).toMatchObject({ ok: true, value: { kind: "restored" } });
    expect(accountNow(world).mobile).toMatchObject({ number: OLD_NUMBER, usable: true });
  });
});

describe("a number of another country on file", () => {
  it("gets sign-in codes, however old its last reading, and the registry that cannot know it is not asked", async () => {
    const world = openWorld(abroad());
    world.clock.advance(400 * DAY_MS);
    expect(await checkMobileOnFile(world.ports, accountNow(world))).toMatchObject({ ok: true });
    expect(accountNow(world).mobile.usable).toBe(true);
    expect(world.asked).toEqual([]);
  });

  it("gets sign-in codes also after the operator has withdrawn the country: nobody is locked out", async () => {
    const world = openWorld(abroad(), ["SA"]);
    expect(await checkMobileOnFile(world.ports, accountNow(world))).toMatchObject({ ok: true });
  });

  it("is never evidence of the old SIM, since nobody says whose SIM it is", async () => {
    const world = openWorld(abroad());
    await request(world, ["old_sim", "password"]);
    expect((await latestCase(world)).row).toBe("password");
    const only = await request(openWorld(abroad()), ["old_sim"]);
    expect(only.outcome).toMatchObject({ refusal: { code: "evidence_insufficient" } });
  });

  it("is told of a change to a Saudi number, and can hold it", async () => {
    const world = openWorld(abroad());
    await request(world, ["registry_facts"]);
    const told = world.world.messages.map(({ recipient }) => recipient.to);
    expect(told).toContain(ABROAD);
  });

  it("comes back by an undo with what vouches for it, and with less the account is frozen with the new number", async () => {
    for (const [proofs, kind, number] of [
      [["passkey"], "restored", ABROAD],
      [["password"], "frozen", NEW_NUMBER],
    ] as const) {
      const world = openWorld(abroad());
      enrol(world, "passkey");
      await request(world, ["password"]);
      await waitFor(world, DEFAULT_WAITS.unshownFactorMs);
      expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
      const undone = await undoCase(world.ports, (await latestCase(world)).number, showing(world, proofs));
      expect(undone).toMatchObject({ ok: true, value: { kind } });
      expect(accountNow(world).mobile.number).toBe(number);
    }
  });
});

describe("attack: another country's number in the place of a number of one's own", () => {
  it("freezes nothing with the registry's facts, and the registry is not asked about it", async () => {
    const world = openWorld();
    const shown = showing(world, ["registry_facts"], { provedNumber: ABROAD });
    expect(await freezeAccount(world.ports, shown)).toMatchObject({
      refusal: { code: "freeze_evidence_insufficient" },
    });
    expect(world.asked).not.toContain(ABROAD);
  });
});

describe("attack: SMS pumping, codes to ever new numbers abroad", () => {
  it("ends at a handful an hour for one account, whatever numbers, flows and networks it uses", async () => {
    const world = openWorld();
    enrol(world, "passkey");
    for (let nth = 0; nth < 12; nth += 1) {
      const own = await enterSignedIn(world, WITH_PASSKEY);
      const visit = { network: `192.0.${nth}.0/24`, deviceToken: null };
      await giveNewNumber(world.ports, { ...own, visit }, { number: `+9715012345${10 + nth}`, email: null });
      await confirmChange(world.ports, { ...own, visit });
    }
    expect(codesSent(world)).toBe(5);
  });

  it("takes nothing from the allowance of the account's Saudi numbers", async () => {
    const world = openWorld();
    enrol(world, "passkey");
    for (let nth = 0; nth < 6; nth += 1) {
      const own = await enterSignedIn(world, WITH_PASSKEY);
      await giveNewNumber(world.ports, own, { number: `+9715012345${10 + nth}`, email: null });
      await confirmChange(world.ports, own);
    }
    const own = await enterSignedIn(world, WITH_PASSKEY);
    expect(await changeNumber(world, own)).toMatchObject({ step: "done" });
  });
});
