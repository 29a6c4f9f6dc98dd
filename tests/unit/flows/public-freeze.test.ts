import { describe, expect, it } from "vitest";
import { UNTOUCHED } from "#lib/domain/account/account.ts";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS } from "#lib/domain/one-time-code.ts";
import { FREEZE_REST_MS } from "#lib/flows/cases/freeze-account.ts";
import { liftFreeze } from "#lib/flows/cases/lift-freeze.ts";
import { enterFreezeCode, finishFreeze } from "#lib/flows/freeze/enter-freeze-code.ts";
import { freezeByPassword } from "#lib/flows/freeze/freeze-by-password.ts";
import { FREEZE_FLOW_LIFETIME_MS } from "#lib/flows/freeze/freeze-ports.ts";
import { askForFreezeCode, resendFreezeCode } from "#lib/flows/freeze/send-freeze-code.ts";
import { accountNow, showing } from "#tests/support/case-steps.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { askAs, askedAs, type FreezeWorld, freezeAs, freezeWorld, fromNetwork } from "#tests/support/freeze-world.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { aName, aReachablePerson } from "#tests/support/recovery-world.ts";

const RIGHT = "Correct-Horse#1";
const NOBODY_NAME = "Nobody9999";
const FROZEN = { kind: "frozen", until: "lifted" } as const;

const codeOf = (world: FreezeWorld) => lastSaid(world, "freeze_code").code;
const recipients = ({ world }: FreezeWorld) =>
  world.messages.filter(({ content }) => content.template === "freeze_code").map(({ recipient }) => recipient);
const lift = (world: FreezeWorld) => liftFreeze(world.ports, showing(world, ["password", "old_sim"]));

describe("freezing by name and password", () => {
  it.each(["Ahmad1234", "id"])(
    "freezes until it is lifted, ends every session and tells every channel, by %s",
    async (by) => {
      const world = freezeWorld();
      const name = by === "id" ? world.account.nationalId : by;
      expect(await freezeAs(world, name, RIGHT)).toEqual({ ok: true, value: { until: "lifted" } });
      expect(accountNow(world).status).toEqual(FROZEN);
      expect(world.world.endedSessions).toEqual([{ accountId: world.account.id, exceptSid: null }]);
      const told = world.world.messages.filter(({ content }) => content.template === "account_frozen_notice");
      expect(told.map(({ recipient }) => recipient.channel)).toEqual(["sms", "email"]);
    },
  );

  it("works once in 30 days", async () => {
    const world = freezeWorld();
    await freezeAs(world, "Ahmad1234", RIGHT);
    await lift(world);
    expect(await freezeAs(world, "Ahmad1234", RIGHT)).toMatchObject({ refusal: { code: "freeze_used_lately" } });
    world.clock.advance(FREEZE_REST_MS);
    expect((await freezeAs(world, "Ahmad1234", RIGHT)).ok).toBe(true);
  });

  it("answers a wrong password, a wrong name and nobody's name alike, and counts them with the sign-in's", async () => {
    const world = freezeWorld();
    for (const [name, password] of [
      ["Ahmad1234", "Wrong-Horse#1"],
      [NOBODY_NAME, RIGHT],
    ] as const) {
      expect(await freezeAs(world, name, password)).toEqual({ ok: false, refusal: { code: "sign_in_wrong" } });
    }
    expect(world.world.audit.map(({ event }) => event)).toEqual(["sign_in.failed", "sign_in.failed"]);
    expect(accountNow(world).status.kind).toBe("active");
  });

  it("attack: guesses at the password wait after five, and the owner is told once; a name of nobody gets a decoy", async () => {
    for (const [name, channel] of [
      ["Ahmad1234", "sms"],
      [NOBODY_NAME, "decoy"],
    ] as const) {
      const world = freezeWorld();
      for (let guess = 0; guess < 5; guess += 1) await freezeAs(world, name, `Wrong-Horse#${guess}`);
      expect(await freezeAs(world, name, RIGHT)).toMatchObject({ refusal: { code: "too_many_attempts" } });
      expect(world.world.messages.map(({ recipient, content }) => [recipient.channel, content.template])).toEqual([
        [channel, "sign_in_attempts_notice"],
      ]);
    }
  });

  it("attack: takes no password with the shorter picture of the other pages", async () => {
    const world = freezeWorld();
    const page = "a-page-of-its-own-1";
    const ticket = { purpose: "freeze", flowId: page, now: world.clock.now() } as const;
    const picture = world.pictures.answerOf(await world.pictures.current(ticket, 5));
    const typed = { page, picture, name: aName("Ahmad1234"), password: RIGHT, visit: fromNetwork().visit };
    const refused = await freezeByPassword(world.ports, typed);
    expect(refused.ok).toBe(false);
    expect(accountNow(world).status.kind).toBe("active");
    expect(world.passwords.verified).toEqual([]);
  });
});

describe("freezing by a code to a channel on file", () => {
  it.each(["sms", "email"] as const)("sends one by %s, and freezes once it is typed", async (channel) => {
    const world = freezeWorld();
    const own = await askedAs(world, "Ahmad1234", channel);
    const to = channel === "sms" ? world.account.mobile.number : world.account.email?.address;
    expect(recipients(world)).toEqual([{ channel, to }]);
    expect(accountNow(world).status.kind).toBe("active");
    expect(await enterFreezeCode(world.ports, own, codeOf(world))).toEqual({ ok: true, value: null });
    expect(accountNow(world).status).toEqual(FROZEN);
    expect(await enterFreezeCode(world.ports, own, codeOf(world))).toMatchObject({ refusal: { code: "step_passed" } });
  });

  it("works once in 30 days by any of the channels", async () => {
    const world = freezeWorld();
    const first = await askedAs(world, "Ahmad1234", "sms");
    await enterFreezeCode(world.ports, first, codeOf(world));
    await lift(world);
    const second = await askedAs(world, "Ahmad1234", "email");
    expect(await enterFreezeCode(world.ports, second, codeOf(world))).toMatchObject({
      refusal: { code: "freeze_used_lately" },
    });
  });

  it("needs no registry: a silent one is a pass, for sending the code and for freezing by it", async () => {
    const world = freezeWorld();
    world.mobileOwnership.goDown();
    const own = await askedAs(world, "Ahmad1234", "sms");
    expect(recipients(world)).toEqual([{ channel: "sms", to: world.account.mobile.number }]);
    expect((await enterFreezeCode(world.ports, own, codeOf(world))).ok).toBe(true);
  });

  it("is gone on with by a button where the process died between the code and the freeze", async () => {
    const world = freezeWorld();
    const own = await askedAs(world, "Ahmad1234", "email");
    const crash = new Error("the process died");
    const dying = {
      ...world.ports,
      mobileChanges: { ...world.ports.mobileChanges, write: () => Promise.reject(crash) },
    };
    await expect(enterFreezeCode(dying, own, codeOf(world))).rejects.toBe(crash);
    expect(accountNow(world).status.kind).toBe("active");
    expect((await finishFreeze(world.ports, own)).ok).toBe(true);
    expect(accountNow(world).status).toEqual(FROZEN);
    expect((await finishFreeze(world.ports, own)).ok).toBe(true);
  });

  it("sends another code after a minute; the one before no longer counts, and its guesses are not refilled", async () => {
    const world = freezeWorld();
    const own = await askedAs(world, "Ahmad1234", "sms");
    const first = codeOf(world);
    await enterFreezeCode(world.ports, own, "000000");
    expect(await resendFreezeCode(world.ports, own)).toMatchObject({ refusal: { code: "resend_too_soon" } });
    world.clock.advance(CODE_RESEND_AFTER_MS);
    expect((await resendFreezeCode(world.ports, own)).ok).toBe(true);
    expect(await enterFreezeCode(world.ports, own, first)).toMatchObject({
      refusal: { code: "code_wrong", guessesLeft: CODE_GUESSES - 2 },
    });
    expect((await enterFreezeCode(world.ports, own, codeOf(world))).ok).toBe(true);
  });

  it("is over after half an hour, and for every other browser there is none", async () => {
    const world = freezeWorld();
    const own = await askedAs(world, "Ahmad1234", "sms");
    world.clock.advance(FREEZE_FLOW_LIFETIME_MS);
    expect(await finishFreeze(world.ports, own)).toMatchObject({ refusal: { code: "freeze_flow_expired" } });
    expect(await finishFreeze(world.ports, { ...own, flowId: "another-browser" })).toMatchObject({
      refusal: { code: "freeze_flow_missing" },
    });
  });
});

describe("before the code was right nothing tells whether there is an account", () => {
  it.each([
    ["nobody's name", () => freezeWorld(), NOBODY_NAME, "sms"],
    ["nobody's name", () => freezeWorld(), NOBODY_NAME, "email"],
    ["an e-mail that was never confirmed", () => freezeWorld(withEmail(null)), "Ahmad1234", "email"],
    ["an account without an e-mail", () => freezeWorld(aReachablePerson({ email: null })), "Ahmad1234", "email"],
    ["a number that moved away", lostNumber, "Ahmad1234", "sms"],
    ["a number that is unusable", () => freezeWorld(unusable()), "Ahmad1234", "sms"],
    ["a phone that was reported stolen", () => freezeWorld(stolen()), "Ahmad1234", "sms"],
  ] as const)(
    "of %s: a decoy, guesses and a new code as for everybody, and never a right code",
    async (_what, make, name, channel) => {
      const world = make();
      const own = await askedAs(world, name, channel);
      expect(recipients(world)).toEqual([{ channel: "decoy", to: null }]);
      const code = codeOf(world);
      for (let left = CODE_GUESSES - 1; left > 0; left -= 1) {
        expect(await enterFreezeCode(world.ports, own, code)).toEqual({
          ok: false,
          refusal: { code: "code_wrong", guessesLeft: left },
        });
      }
      expect(await enterFreezeCode(world.ports, own, code)).toMatchObject({ refusal: { code: "code_exhausted" } });
      expect(accountNow(world).status.kind).toBe("active");
    },
  );

  it("attack: who knows only the id bothers the owner with five codes an hour at most, sees no limit of the owner's, and freezes nothing", async () => {
    const world = freezeWorld();
    const asked = [];
    for (let nth = 0; nth < 30; nth += 1) {
      asked.push(await askAs(world, world.account.nationalId, "sms", `10.0.${nth}.0/24`));
    }
    expect(asked.every(({ ok }) => ok)).toBe(true);
    expect(recipients(world)).toHaveLength(30);
    expect(recipients(world).filter(({ channel }) => channel === "sms")).toHaveLength(5);
    const last = asked.at(-1);
    if (last?.ok !== true) throw new Error("refused");
    const own = { ...fromNetwork("10.0.29.0/24"), flowId: last.value };
    expect(await enterFreezeCode(world.ports, own, codeOf(world))).toMatchObject({ refusal: { code: "code_wrong" } });
    expect(accountNow(world).status.kind).toBe("active");
  });

  it("attack: one network asks five times for one name, then waits, whether the name is somebody's or nobody's", async () => {
    for (const name of ["Ahmad1234", NOBODY_NAME]) {
      const world = freezeWorld();
      for (let nth = 0; nth < 5; nth += 1) expect((await askAs(world, name, "email")).ok).toBe(true);
      expect(await askAs(world, name, "email")).toEqual({
        ok: false,
        refusal: { code: "too_many_attempts", waitSeconds: 30 },
      });
    }
  });

  it("attack: skipping to the last step, with no code asked for or none typed, freezes nothing", async () => {
    const world = freezeWorld();
    const own = await askedAs(world, "Ahmad1234", "sms");
    expect(await finishFreeze(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(accountNow(world).status.kind).toBe("active");
  });

  it("attack: a code of one browser, and one of another purpose, freeze nothing in another", async () => {
    const world = freezeWorld();
    await askedAs(world, "Ahmad1234", "sms");
    const code = codeOf(world);
    const other = await askedAs(world, NOBODY_NAME, "sms", "198.51.100.0/24");
    expect(await enterFreezeCode(world.ports, other, code)).toMatchObject({ refusal: { code: "code_wrong" } });
  });

  it("needs a right picture, which is used up", async () => {
    const world = freezeWorld();
    const asked = { name: aName("Ahmad1234"), channel: "sms", picture: "00000", page: "a-page-of-its-own-1" } as const;
    expect(await askForFreezeCode(world.ports, fromNetwork(), asked)).toMatchObject({ ok: false });
    expect(recipients(world)).toEqual([]);
  });

  it("a SIM that was issued since the phone was stolen freezes again", async () => {
    const world = freezeWorld(stolen());
    const simChangedAt = world.clock.now() - 1;
    const { number } = world.account.mobile;
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number, simChangedAt }));
    const own = await askedAs(world, "Ahmad1234", "sms");
    expect((await enterFreezeCode(world.ports, own, codeOf(world))).ok).toBe(true);
  });
});

const withEmail = (verifiedAt: number | null) =>
  aReachablePerson({ email: { address: "ahmad@example.sa", verifiedAt } });

function unusable() {
  const account = aReachablePerson();
  return { ...account, mobile: { ...account.mobile, usable: false } };
}

const stolen = () => aReachablePerson({ recovery: { ...UNTOUCHED, phoneStolenAt: Date.UTC(2026, 0, 14) } });

function lostNumber() {
  const world = freezeWorld();
  world.mobileOwnership.release(world.account.mobile.number);
  return world;
}
