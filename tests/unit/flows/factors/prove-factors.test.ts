import { describe, expect, it } from "vitest";
import { accept, refuse } from "#lib/domain/result.ts";
import { proveRecoveryCode } from "#lib/flows/factors/prove-recovery-code.ts";
import { proveTotp } from "#lib/flows/factors/prove-totp.ts";
import { APP_SECRET, codeAt, FACTOR_NOW, factorWorld, wrongCodeAt } from "#tests/support/factor-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const ACCOUNT = anAccount();
const CODE = "7K3M2Q9XABCDEFGH";
const WRONG = refuse({ code: "totp_wrong" });

function world(enrolled: "with factors" | "without factors" = "with factors") {
  const made = factorWorld([ACCOUNT]);
  if (enrolled === "with factors") {
    made.enrolled.enrolApp({ id: "app-1", accountId: ACCOUNT.id, secret: APP_SECRET, addedAt: FACTOR_NOW });
    made.enrolled.print(ACCOUNT.id, [CODE, "ABCDEFGHJKMNPQRS"], FACTOR_NOW);
  }
  const shown = { account: ACCOUNT, subject: "id:1234567897", visit: made.visit };
  return { ...made, shown };
}

describe("a code of an authenticator app", () => {
  it("counts once, and no code of its step or an earlier one counts after it", async () => {
    const { ports, shown, clock } = world();
    const earlier = codeAt(FACTOR_NOW - 30_000);
    expect(await proveTotp(ports, { ...shown, code: codeAt(FACTOR_NOW) })).toEqual(accept(null));
    for (const code of [codeAt(FACTOR_NOW), earlier]) expect(await proveTotp(ports, { ...shown, code })).toEqual(WRONG);
    clock.advance(30_000);
    expect(await proveTotp(ports, { ...shown, code: codeAt(FACTOR_NOW) })).toEqual(WRONG);
    expect(await proveTotp(ports, { ...shown, code: codeAt(clock.now()) })).toEqual(accept(null));
  });

  it("of a clock that is a step ahead counts, and is not remembered as drift", async () => {
    const { ports, shown, clock } = world();
    expect(await proveTotp(ports, { ...shown, code: codeAt(FACTOR_NOW + 30_000) })).toEqual(accept(null));
    clock.advance(120_000);
    expect(await proveTotp(ports, { ...shown, code: codeAt(clock.now() + 60_000) })).toEqual(WRONG);
  });

  it("guessing: five guesses are free, then each waits, also a right one, and also with printed codes", async () => {
    const { ports, shown, clock } = world();
    for (let guess = 1; guess <= 4; guess += 1)
      expect(await proveTotp(ports, { ...shown, code: wrongCodeAt(clock.now()) })).toEqual(WRONG);
    expect(await proveRecoveryCode(ports, { ...shown, code: "22222222FFFFFFFF" })).toEqual(
      refuse({ code: "recovery_code_wrong" }),
    );
    const held = refuse({ code: "too_many_attempts", waitSeconds: 30 });
    expect(await proveTotp(ports, { ...shown, code: codeAt(clock.now()) })).toEqual(held);
    expect(await proveRecoveryCode(ports, { ...shown, code: CODE })).toEqual(held);
    clock.advance(30_000);
    expect(await proveTotp(ports, { ...shown, code: codeAt(clock.now()) })).toEqual(accept(null));
  });

  it("a stranger who guesses does not hold up the browser that the person signs in from", async () => {
    const { ports, shown, clock } = world();
    const own = { ...shown, visit: { network: "198.51.100.0/24", deviceToken: "own-device" } };
    await ports.devices.remember(ACCOUNT.id, "own-device", FACTOR_NOW - 1);
    for (let guess = 1; guess <= 9; guess += 1) await proveTotp(ports, { ...shown, code: wrongCodeAt(clock.now()) });
    expect(await proveTotp(ports, { ...own, code: codeAt(clock.now()) })).toEqual(accept(null));
  });
});

describe("a printed code", () => {
  it("counts once, and every channel of the person is told", async () => {
    const { ports, shown, memory, enrolled } = world();
    expect(await proveRecoveryCode(ports, { ...shown, code: CODE })).toEqual(accept(null));
    expect(await proveRecoveryCode(ports, { ...shown, code: CODE })).toEqual(refuse({ code: "recovery_code_wrong" }));
    expect(memory.messages.map(({ recipient, content }) => [recipient.channel, content.template])).toEqual([
      ["sms", "recovery_code_used_notice"],
      ["email", "recovery_code_used_notice"],
    ]);
    expect(memory.audit.map(({ event }) => event)).toEqual(["factor.used"]);
    expect(await enrolled.factors.list(ACCOUNT.id)).toContainEqual(expect.objectContaining({ left: 1 }));
  });

  it("of another account proves nothing", async () => {
    const { ports, shown } = world();
    const other = { ...shown, account: anAccount({ id: "0190c0de-0000-7000-8000-000000000002" }) };
    expect(await proveRecoveryCode(ports, { ...other, code: CODE })).toEqual(refuse({ code: "recovery_code_wrong" }));
  });
});

describe("telling accounts apart: a wrong code is refused alike, by the same calls", () => {
  it.each([
    ["app", proveTotp, "654321"],
    ["printed code", proveRecoveryCode, "22222222FFFFFFFF"],
  ] as const)("whether there is an account with an %s, one without, or none", async (_kind, prove, code) => {
    const traces = [];
    for (const { account, enrolled } of [
      { account: ACCOUNT, enrolled: "with factors" },
      { account: ACCOUNT, enrolled: "without factors" },
      { account: null, enrolled: "without factors" },
    ] as const) {
      const { ports, shown, calls, memory } = world(enrolled);
      const refusals = [];
      for (let guess = 1; guess <= 7; guess += 1) refusals.push(await prove(ports, { ...shown, account, code }));
      traces.push({ refusals, calls, messages: memory.messages });
    }
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).toEqual(traces[0]);
  });
});
