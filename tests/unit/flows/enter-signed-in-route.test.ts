import { describe, expect, it } from "vitest";
import { askForMoreTime } from "#lib/flows/mobile-change/ask-for-more-time.ts";
import { enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { type Arrival, enterSignedInRoute } from "#lib/flows/mobile-change/enter-signed-in-route.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { CHANGE_LIFETIME_MS } from "#lib/flows/mobile-change/load-change.ts";
import { confirmChange } from "#lib/flows/mobile-change/send-code.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { askForChange, changeNumber, enterByAbsher, stateOf } from "#tests/support/mobile-change-steps.ts";
import {
  ACCOUNT_SESSION,
  lastSaid,
  type MobileChangeWorld,
  mobileChangeWorld,
  NEW_NUMBER,
  signedInBrowser,
} from "#tests/support/mobile-change-world.ts";

const MINUTE_MS = 60_000;
const wish = { number: NEW_NUMBER, email: null };

/** The owner of the account, just signed in, without a flow; or otherwise. */
function arrival({ account }: MobileChangeWorld, otherwise: Partial<Arrival> = {}): Arrival {
  return { flowId: null, account, session: { sid: ACCOUNT_SESSION, amr: ["pwd", "sms"] }, isFresh: true, ...otherwise };
}

async function begin(world: MobileChangeWorld, otherwise: Partial<Arrival> = {}) {
  const entry = await enterSignedInRoute(world.ports, arrival(world, otherwise));
  if (entry.kind !== "begun") throw new Error(`not begun: ${entry.kind}`);
  return signedInBrowser(entry.flowId, world.account.id);
}

describe("the signed-in route", () => {
  it("begins with a fresh sign-in, and takes a number that is typed long after those five minutes", async () => {
    const world = mobileChangeWorld();
    const own = await begin(world);
    world.clock.advance(26 * MINUTE_MS);
    expect((await askForMoreTime(world.ports, own)).ok).toBe(true);
    world.clock.advance(28 * MINUTE_MS);
    expect((await giveNewNumber(world.ports, own, wish)).ok).toBe(true);
    expect(await stateOf(world, own)).toMatchObject({ step: "number_given", wish });
  });

  it.each([
    [
      ["pwd", "sms", "mfa"],
      ["password", "old_sim"],
    ],
    [
      ["pwd", "otp", "mfa"],
      ["password", "totp"],
    ],
    [
      ["pwd", "mfa"],
      ["password", "recovery_code"],
    ],
    [["pop", "user", "mfa"], ["passkey"]],
    [["pwd"], ["password"]],
  ])("takes a sign-in by %j as the evidence %j", async (amr, proofs) => {
    const world = mobileChangeWorld();
    const own = await begin(world, { session: { sid: ACCOUNT_SESSION, amr } });
    expect(await stateOf(world, own)).toMatchObject({ applicant: { proofs } });
  });

  it("is gone on with by whoever is under way, however old the sign-in: nothing given is lost", async () => {
    const world = mobileChangeWorld();
    const own = await begin(world);
    await askForChange(world, own);
    const before = await stateOf(world, own);
    for (const isFresh of [true, false]) {
      const again = arrival(world, { flowId: own.flowId, isFresh });
      expect(await enterSignedInRoute(world.ports, again)).toEqual({ kind: "under_way" });
    }
    expect(await stateOf(world, own)).toEqual(before);
  });

  it("begins anew after a change that is done or whose time is over", async () => {
    const world = mobileChangeWorld();
    const done = await begin(world);
    await changeNumber(world, done);
    const second = await begin(world, { flowId: done.flowId });
    expect(second.flowId).not.toBe(done.flowId);
    world.clock.advance(CHANGE_LIFETIME_MS);
    expect((await begin(world, { flowId: second.flowId })).flowId).not.toBe(second.flowId);
  });

  it("attack: an old sign-in begins nothing, with no flow, a made-up one, one that is over or one of the other route", async () => {
    const world = mobileChangeWorld();
    const absher = await enterByAbsher(world);
    const over = await begin(world);
    world.clock.advance(CHANGE_LIFETIME_MS - 1);
    const otherRoute = (await enterByAbsher(world)).flowId;
    world.clock.advance(1);
    for (const flowId of [null, "an-id-of-my-own-making", over.flowId, absher.flowId, otherRoute]) {
      const old = arrival(world, { flowId, isFresh: false });
      expect(await enterSignedInRoute(world.ports, old)).toEqual({ kind: "fresh_sign_in_needed" });
    }
  });

  it("attack: neither another account nor another session of the same one carries a change on", async () => {
    const world = mobileChangeWorld();
    const own = await begin(world);
    await askForChange(world, own);
    const { code } = lastSaid(world, "mobile_change_code");
    const another = { id: "0190c0de-0000-7000-8000-000000000002", language: "ar" } as const;
    const thieves = [
      { account: another, session: { sid: ACCOUNT_SESSION, amr: ["pwd"] } },
      { account: world.account, session: { sid: "a-session-elsewhere", amr: ["pwd"] } },
      { account: world.account, session: { sid: null, amr: ["pwd"] } },
    ];
    for (const { account, session } of thieves) {
      const thief = { ...own, session: { accountId: account.id, sid: session.sid } };
      const missing = { ok: false, refusal: { code: "change_flow_missing" } };
      expect(await enterNumberCode(world.ports, thief, code)).toEqual(missing);
      expect(await giveNewNumber(world.ports, thief, wish)).toEqual(missing);
      expect(await askForMoreTime(world.ports, thief)).toEqual(missing);
      const taking = arrival(world, { flowId: own.flowId, account, session, isFresh: false });
      expect(await enterSignedInRoute(world.ports, taking)).toEqual({ kind: "fresh_sign_in_needed" });
    }
    expect(await stateOf(world, own)).toMatchObject({ step: "code_sent" });
  });

  it("attack: who calls its last step first, without having begun, is refused", async () => {
    const world = mobileChangeWorld();
    const never = signedInBrowser("never-begun", world.account.id);
    for (const outcome of [
      await giveNewNumber(world.ports, never, wish),
      await confirmChange(world.ports, never),
      await enterNumberCode(world.ports, never, "123456"),
      await proceed(world.ports, never),
    ]) {
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "change_flow_missing" } });
    }
    expect(world.world.messages).toEqual([]);
    expect(world.cases.size).toBe(0);
  });
});
