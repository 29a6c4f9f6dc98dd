import { describe, expect, it } from "vitest";
import { enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { resendCode } from "#lib/flows/mobile-change/send-code.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { askForChange, changeNumber, enterByAbsher, stateOf } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const ID = anAccount().nationalId;

function accountIn(world: ReturnType<typeof mobileChangeWorld>) {
  const account = world.world.accounts.get(world.account.id);
  if (account === undefined) throw new Error("the account is gone");
  return account;
}

describe("what the registry says of a new number", () => {
  it("is not asked, and nothing of it told, before the number is proved", async () => {
    const world = mobileChangeWorld();
    world.mobileOwnership.release(NEW_NUMBER);
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    await enterNumberCode(world.ports, own, "000000");
    expect((await stateOf(world, own)).step).toBe("code_sent");
    expect(world.cases.size).toBe(0);
  });

  it.each([
    ["is someone else's", "number_not_owned"],
    ["is on a business contract", "number_on_business"],
  ] as const)("refuses a number that %s and lets the person give another", async (kind, reason) => {
    const world = mobileChangeWorld();
    const contract = "business" as const;
    if (kind === "is someone else's") world.mobileOwnership.release(NEW_NUMBER);
    else world.mobileOwnership.assign(ID, ownedNumber({ number: NEW_NUMBER, contract }));
    const own = await enterByAbsher(world);
    expect(await changeNumber(world, own)).toMatchObject({ step: "number_refused", reason });
    expect(world.cases.size).toBe(0);
    world.mobileOwnership.assign(ID, ownedNumber({ number: "+966555555552" }));
    expect(await changeNumber(world, own, { number: "+966555555552" })).toMatchObject({ step: "done" });
  });

  it("is waited for while the registry is silent, and then the change goes on without a new code", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    world.mobileOwnership.goDown();
    expect((await changeNumber(world, own)).step).toBe("number_proved");
    expect(world.cases.size).toBe(0);
    expect(await proceed(world.ports, own)).toEqual({ ok: false, refusal: { code: "ownership_unknown" } });
    world.mobileOwnership.comeBack();
    expect(await proceed(world.ports, own)).toEqual({ ok: true, value: null });
    expect(accountIn(world).mobile.number).toBe(NEW_NUMBER);
  });

  it("takes a number from its previous holder, who keeps it as unusable and is told by e-mail only", async () => {
    const world = mobileChangeWorld();
    const holder = anAccount({
      id: "0190c0de-0000-7000-8000-000000000002",
      nationalId: "2000000002",
      username: "Salma1234",
      mobile: { ...anAccount().mobile, number: NEW_NUMBER },
      email: { address: "salma@example.sa", verifiedAt: null },
    });
    world.world.accounts.set(holder.id, holder);
    await changeNumber(world, await enterByAbsher(world));
    expect(world.world.accounts.get(holder.id)?.mobile).toMatchObject({ number: NEW_NUMBER, usable: false });
    expect(accountIn(world).mobile).toMatchObject({ number: NEW_NUMBER, usable: true });
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_moved_away_notice");
    expect(told.map(({ recipient }) => recipient)).toEqual([{ channel: "email", to: "salma@example.sa" }]);
  });

  it("takes a number from nobody while the registry gives it to both", async () => {
    const world = mobileChangeWorld();
    const holder = anAccount({
      id: "0190c0de-0000-7000-8000-000000000002",
      nationalId: "2000000002",
      username: "Salma1234",
      mobile: { ...anAccount().mobile, number: NEW_NUMBER },
    });
    world.world.accounts.set(holder.id, holder);
    world.mobileOwnership.assign(holder.nationalId, ownedNumber({ number: NEW_NUMBER }));
    const state = await changeNumber(world, await enterByAbsher(world));
    expect(state).toMatchObject({ step: "number_refused", reason: "number_given_twice" });
    expect(world.world.accounts.get(holder.id)?.mobile.usable).toBe(true);
  });
});

describe("the new number's code", () => {
  it("is sent again after 60 seconds at the earliest, without new guesses", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    for (let guess = 0; guess < 4; guess += 1) await enterNumberCode(world.ports, own, "000000");
    expect(await resendCode(world.ports, own)).toMatchObject({ refusal: { code: "resend_too_soon" } });
    world.clock.advance(60_000);
    expect((await resendCode(world.ports, own)).ok).toBe(true);
    expect(await enterNumberCode(world.ports, own, "000000")).toMatchObject({ refusal: { code: "code_exhausted" } });
    const right = lastSaid(world, "mobile_change_code").code;
    expect(await enterNumberCode(world.ports, own, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
  });

  it("is not sent when the number's allowance is spent", async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    let outcome = await resendCode(world.ports, own);
    for (let more = 0; more < 6; more += 1) {
      world.clock.advance(60_000);
      outcome = await resendCode(world.ports, own);
    }
    expect(outcome).toMatchObject({ refusal: { code: "code_allowance_spent" } });
  });
});
