import { describe, expect, it } from "vitest";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { matchNumber } from "#lib/flows/recovery/match-number.ts";
import type { OwnRecovery, RecoveryPorts } from "#lib/flows/recovery/recovery-ports.ts";
import { resendNumberCode } from "#lib/flows/recovery/send-number-code.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import { recording } from "#tests/support/recording.ts";
import {
  aName,
  beginAs,
  ownerWith,
  proveNumber,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorld,
  typedIdentity,
} from "#tests/support/recovery-world.ts";

const STRANGERS_NUMBER = "+966555555559";

/** The calls that cost time or leave traces, in order; the gateways' own are outside the comparison. */
function recorded(ports: RecoveryPorts, calls: string[]): RecoveryPorts {
  const { accounts, recoveries, throttle, devices, passwords, codeAllowance, mobileChanges } = ports;
  return {
    ...ports,
    accounts: recording(accounts, "accounts", calls),
    recoveries: recording(recoveries, "recoveries", calls),
    throttle: recording(throttle, "throttle", calls),
    devices: recording(devices, "devices", calls),
    passwords: recording(passwords, "passwords", calls),
    codeAllowance: recording(codeAllowance, "codeAllowance", calls),
    mobileChanges: recording(mobileChanges, "mobileChanges", calls),
  };
}

/** Everything up to the registry's answer, as someone who holds a SIM of their own types this name. */
async function tryName(world: RecoveryWorld, name: string) {
  const own = await beginAs(world);
  const calls: string[] = [];
  const ports = recorded(world.ports, calls);
  const typed = { name: aName(name), wish: { number: STRANGERS_NUMBER, email: null } };
  const answers = [
    await identify(ports, own, await typedIdentity(world, own, typed)),
    await enterNumberCode(ports, own, "000000"),
    await enterNumberCode(ports, own, lastSaid(world, "account_recovery_code").code),
  ];
  const state = await recoveryOf(world, own);
  const said = world.world.messages.map(({ recipient, content }) => [recipient.channel, content.template]);
  return { answers, calls, said, step: state.step, reason: "reason" in state ? state.reason : null };
}

describe("before a number of the person's own is proved", () => {
  it("an account that exists and one that does not get the same answers, calls and messages, by id and by username", async () => {
    const tries = [
      await tryName(recoveryWorld(), "Ahmad1234"),
      await tryName(recoveryWorld(), "1234567897"),
      await tryName(recoveryWorld(), "Nobody1234"),
      await tryName(recoveryWorld(), "1000000008"),
    ];
    for (const tried of tries) expect(tried).toEqual(tries[0]);
    expect(tries[0]).toMatchObject({ step: "number_refused", reason: "number_not_matched" });
  });

  it("nothing is looked up for the first form: not the account, not the registry", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world);
    const calls: string[] = [];
    await identify(recorded(world.ports, calls), own, await typedIdentity(world, own));
    expect(calls.filter((call) => call.startsWith("accounts") || call.startsWith("devices"))).toEqual([]);
  });

  it("a username that belongs to nobody is refused also where the registry would give the number to the id that stands in", async () => {
    const world = recoveryWorld();
    world.mobileOwnership.assign("1000000008", ownedNumber({ number: NEW_NUMBER }));
    const state = await proveNumber(world, await beginAs(world), { name: aName("Nobody1234") });
    expect(state).toMatchObject({ step: "number_refused", reason: "number_not_matched" });
  });

  it("attack: a harasser who knows only the id sends nobody anything but a code to a number that the harasser holds", async () => {
    const world = recoveryWorld();
    await proveNumber(world, await beginAs(world), { wish: { number: STRANGERS_NUMBER, email: "x@example.sa" } });
    expect(world.world.messages.map(({ recipient }) => recipient.to)).toEqual([STRANGERS_NUMBER]);
    expect(world.cases.size).toBe(0);
    expect(world.world.audit).toEqual([]);
  });

  it("a number of the employer is refused in plain words, and another one may be given", async () => {
    const world = recoveryWorld();
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, contract: "business" }));
    const own = await beginAs(world);
    expect(await proveNumber(world, own)).toMatchObject({ step: "number_refused", reason: "number_on_business" });
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: "+966555555552" }));
    world.clock.advance(61_000);
    expect(await proveNumber(world, own, { wish: { number: "+966555555552", email: null } })).toMatchObject({
      step: "owner_proved",
    });
  });

  it("who has no account learns so only after proving a number of that very id", async () => {
    const world = recoveryWorld();
    world.world.accounts.clear();
    expect(await proveNumber(world, await beginAs(world))).toMatchObject({ step: "account_missing" });
  });
});

describe("attack: skipping steps", () => {
  const LATER: Readonly<Record<string, (ports: RecoveryPorts, own: OwnRecovery) => Promise<{ ok: boolean }>>> = {
    "the registry's facts": (ports, own) => showFacts(ports, own, RIGHT_FACTS),
    "the password": (ports, own) => showPassword(ports, own, "Correct-Horse#1"),
    "a code to the e-mail": (ports, own) => sendChannelCode(ports, own, "email"),
    "the e-mail's code": (ports, own) => enterChannelCode(ports, own, { channel: "email", code: "123456" }),
    "the last word": (ports, own) => confirmRecovery(ports, own),
  };

  it.each(Object.keys(LATER))(
    "%s is out of order until a number of one's own is proved, and reads no account",
    async (act) => {
      const world = recoveryWorld();
      const own = await beginAs(world, { belongings: ["email", "password"] });
      const calls: string[] = [];
      const run = () => LATER[act]?.(recorded(world.ports, calls), own);
      expect(await run()).toEqual({ ok: false, refusal: { code: "step_passed" } });
      await identify(world.ports, own, await typedIdentity(world, own));
      expect(await run()).toEqual({ ok: false, refusal: { code: "step_passed" } });
      world.mobileOwnership.goDown();
      await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
      expect(await run()).toEqual({ ok: false, refusal: { code: "step_passed" } });
      expect(calls.filter((call) => !call.startsWith("recoveries"))).toEqual([]);
    },
  );

  it("the number's code cannot be entered, sent again or matched before there is one", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world);
    for (const act of [
      () => enterNumberCode(world.ports, own, "123456"),
      () => resendNumberCode(world.ports, own),
      () => matchNumber(world.ports, own),
    ]) {
      expect(await act()).toMatchObject({ ok: false, refusal: { code: "step_passed" } });
    }
  });

  it("the last word is out of order while something that is asked for was not shown", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    expect(await confirmRecovery(world.ports, own)).toEqual({ ok: false, refusal: { code: "step_passed" } });
    expect(world.cases.size).toBe(0);
  });

  it("a proved number cannot be exchanged for another afterwards", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    const other = await typedIdentity(world, own, { wish: { number: "+966555555552", email: null } });
    expect(await identify(world.ports, own, other)).toEqual({ ok: false, refusal: { code: "step_passed" } });
  });

  it("a code of one recovery is none of another", async () => {
    const world = recoveryWorld();
    const [one, other] = [await beginAs(world), await beginAs(world)];
    await identify(world.ports, one, await typedIdentity(world, one));
    const code = lastSaid(world, "account_recovery_code").code;
    world.clock.advance(61_000);
    await identify(world.ports, other, await typedIdentity(world, other));
    expect(await enterNumberCode(world.ports, other, code)).toMatchObject({ refusal: { code: "code_wrong" } });
  });
});

describe("while the operators are silent", () => {
  it("the proved number is kept, nothing is asked again, and trying again goes on", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world);
    world.mobileOwnership.goDown();
    expect(await proveNumber(world, own)).toMatchObject({ step: "number_proved" });
    expect(await matchNumber(world.ports, own)).toEqual({ ok: false, refusal: { code: "ownership_unknown" } });
    world.mobileOwnership.comeBack();
    expect(await matchNumber(world.ports, own)).toEqual({ ok: true, value: null });
    expect(await recoveryOf(world, own)).toMatchObject({ step: "owner_proved" });
  });
});

describe("limits before work", () => {
  it("the picture is judged first, and nothing is counted or sent when it is wrong", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world);
    const calls: string[] = [];
    const typed = await typedIdentity(world, own, { picture: "00000" });
    expect(await identify(recorded(world.ports, calls), own, typed)).toMatchObject({
      refusal: { code: "picture_wrong" },
    });
    expect(calls).toEqual(["recoveries.find"]);
  });

  it("attack: one id cannot be tried again and again from one network, with whatever numbers", async () => {
    const world = recoveryWorld();
    const answers: string[] = [];
    for (let nth = 0; nth < 7; nth += 1) {
      const own = await beginAs(world);
      const typed = await typedIdentity(world, own, { wish: { number: `+96655555556${nth}`, email: null } });
      const answer = await identify(world.ports, own, typed);
      answers.push(answer.ok ? "sent" : answer.refusal.code);
    }
    expect(answers).toEqual(["sent", "sent", "sent", "sent", "sent", "too_many_attempts", "too_many_attempts"]);
  });

  it("attack: one network cannot try many ids in a row", async () => {
    const world = recoveryWorld();
    let refused = 0;
    for (let nth = 0; nth < 70; nth += 1) {
      const own = await beginAs(world);
      const typed = {
        name: aName(`Person${1000 + nth}`),
        wish: { number: `+9665555555${10 + (nth % 90)}`, email: null },
      };
      const answer = await identify(world.ports, own, await typedIdentity(world, own, typed));
      if (!answer.ok && answer.refusal.code === "too_many_attempts") refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(9);
  });

  it("who has proved a number of their own is not held up by their earlier tries", async () => {
    const world = recoveryWorld();
    for (let nth = 0; nth < 4; nth += 1) {
      const own = await beginAs(world);
      await identify(
        world.ports,
        own,
        await typedIdentity(world, own, { wish: { number: `+96655555556${nth}`, email: null } }),
      );
    }
    await ownerWith(world);
    const again = await beginAs(world);
    world.clock.advance(61_000);
    expect((await identify(world.ports, again, await typedIdentity(world, again))).ok).toBe(true);
  });
});
