import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { SecondFactor } from "#lib/domain/sign-in/second-step.ts";
import { chooseWay } from "#lib/flows/sign-in/choose-way.ts";
import { enterCode } from "#lib/flows/sign-in/enter-code.ts";
import { enterFactor } from "#lib/flows/sign-in/enter-factor.ts";
import { startOver } from "#lib/flows/sign-in/start-over.ts";
import { APP_SECRET, codeAt, wrongCodeAt } from "#tests/support/factor-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { NOW, signInWorld } from "#tests/support/sign-in-world.ts";

const RIGHT = "Correct-Horse#1";
const PRINTED = "7K3M2Q9XABCDEFGH";
const ACCOUNT = anAccount();
const WRONG_PRINTED = "22222222FFFFFFFF";

type Enrolled = "app" | "printed codes";

function world(enrolled: readonly Enrolled[], account: Account = ACCOUNT) {
  const made = signInWorld([account]);
  if (enrolled.includes("app"))
    made.enrolled.enrolApp({ id: "app-1", accountId: account.id, secret: APP_SECRET, addedAt: NOW });
  if (enrolled.includes("printed codes")) made.enrolled.print(account.id, [PRINTED, "ABCDEFGHJKMNPQRS"], NOW);
  const at = (uid: string) => ({ uid, visit: made.visit });
  return {
    ...made,
    password: (uid = "uid-1") => made.submit({ uid, password: RIGHT }),
    app: (code: string, uid = "uid-1") => enterFactor(made.ports, "totp", { ...at(uid), code }),
    printed: (code: string, uid = "uid-1") => enterFactor(made.ports, "recovery_code", { ...at(uid), code }),
    sms: (code: string, uid = "uid-1") => enterCode(made.ports, { ...at(uid), code }),
    choose: (way: SecondFactor, uid = "uid-1") => chooseWay(made.ports, at(uid), way),
    way: async (uid = "uid-1") => {
      const state = (await made.ports.signIns.find(uid))?.state;
      return state?.step === "factor_awaited" ? { asked: state.way, open: state.ways } : state?.step;
    },
  };
}

const signedIn = (...amr: readonly string[]) => accept({ accountId: ACCOUNT.id, acr: "urn:nafidha:loa:2", amr });

describe("the second step of a sign-in", () => {
  it("asks for the app's code where there is one, and sends no text message before it is asked for", async () => {
    const { password, app, way, memory, clock } = world(["app", "printed codes"]);
    expect(await password()).toEqual(accept(null));
    expect(await way()).toEqual({ asked: "totp", open: ["totp", "sms", "recovery_code"] });
    expect(await app(codeAt(clock.now()))).toEqual(signedIn("pwd", "otp", "mfa"));
    expect(memory.messages).toEqual([]);
    expect(memory.audit.map(({ event, details }) => [event, details])).toEqual([
      ["sign_in.factor_tried", { factor: "totp" }],
      ["sign_in.completed", { by: "totp" }],
    ]);
  });

  it("asks for the passkey first where there is one, sends nothing, and goes another way for the asking", async () => {
    const { password, choose, app, way, memory, clock, enrolled } = world(["app"]);
    enrolled.enrolPasskey(ACCOUNT.id, NOW);
    await password();
    expect(await way()).toEqual({ asked: "passkey", open: ["passkey", "totp", "sms"] });
    expect(memory.messages).toEqual([]);
    expect(await app(codeAt(clock.now()))).toEqual(refuse({ code: "step_passed" }));
    await choose("totp");
    expect(await choose("passkey")).toEqual(accept(null));
    await choose("totp");
    expect(await app(codeAt(clock.now()))).toEqual(signedIn("pwd", "otp", "mfa"));
  });

  it("sends one text message once that way is chosen, and goes on with it within a minute", async () => {
    const { password, choose, sms, way, memory, lastCode } = world(["app"]);
    await password();
    expect(await choose("sms")).toEqual(accept(null));
    expect(await choose("totp")).toEqual(accept(null));
    expect(await choose("sms")).toEqual(accept(null));
    expect(await way()).toEqual({ asked: "sms", open: ["totp", "sms"] });
    expect(memory.messages).toHaveLength(1);
    expect(await sms(lastCode())).toEqual(signedIn("pwd", "sms", "mfa"));
  });

  it("takes a printed code once, and every channel of the person is told", async () => {
    const { password, choose, printed, memory } = world(["printed codes"]);
    await password();
    await choose("recovery_code");
    expect(await printed(PRINTED)).toEqual(signedIn("pwd", "mfa"));
    const told = memory.messages.filter(({ content }) => content.template === "recovery_code_used_notice");
    expect(told.map(({ recipient }) => recipient.channel)).toEqual(["sms", "email"]);
    await password("uid-2");
    await choose("recovery_code", "uid-2");
    expect(await printed(PRINTED, "uid-2")).toEqual(refuse({ code: "recovery_code_wrong" }));
  });

  it("lets a person in by the app whose number is no longer theirs, and says what to do where there is no other way", async () => {
    const lost = { ...ACCOUNT, mobile: { ...ACCOUNT.mobile, usable: false } };
    const withApp = world(["app"], lost);
    expect(await withApp.password()).toEqual(accept(null));
    expect(await withApp.way()).toEqual({ asked: "totp", open: ["totp"] });
    expect((await withApp.app(codeAt(withApp.clock.now()))).ok).toBe(true);
    expect(await world([], lost).password()).toEqual(refuse({ code: "mobile_unusable" }));
  });

  it("falls back to the printed codes when the registry has just given the number to someone else", async () => {
    const account = { ...ACCOUNT, mobile: { ...ACCOUNT.mobile, checkedAt: 0 } };
    const made = signInWorld([account], "no");
    made.enrolled.print(account.id, [PRINTED], NOW);
    expect(await made.submit({ password: RIGHT })).toEqual(accept(null));
    expect((await made.ports.signIns.find("uid-1"))?.state).toMatchObject({
      way: "recovery_code",
      ways: ["recovery_code"],
    });
    expect(made.memory.messages).toEqual([]);
  });

  it("offers printed codes only while one is left", async () => {
    const { password, way, ports, enrolled } = world([]);
    enrolled.print(ACCOUNT.id, [PRINTED], NOW);
    await ports.recoveryCodes.consume({ accountId: ACCOUNT.id, code: PRINTED, at: NOW }, { messages: [], audit: [] });
    await password();
    expect(await way()).toEqual({ asked: "sms", open: ["sms"] });
  });
});

describe("attacks on the second step", () => {
  it("guessing over several ways: five guesses in all, however often the way is changed", async () => {
    const { password, choose, sms, app, printed, clock, lastCode } = world(["app", "printed codes"]);
    await password();
    expect(await app(wrongCodeAt(clock.now()))).toEqual(refuse({ code: "totp_wrong" }));
    await choose("sms");
    expect(await sms("000000")).toEqual(refuse({ code: "code_wrong", guessesLeft: 3 }));
    await choose("recovery_code");
    expect(await printed(WRONG_PRINTED)).toEqual(refuse({ code: "recovery_code_wrong" }));
    await choose("totp");
    expect(await app(wrongCodeAt(clock.now()))).toEqual(refuse({ code: "totp_wrong" }));
    expect(await app(wrongCodeAt(clock.now()))).toEqual(refuse({ code: "code_exhausted" }));
    expect(await app(codeAt(clock.now()))).toEqual(refuse({ code: "code_exhausted" }));
    await choose("recovery_code");
    expect(await printed(PRINTED)).toEqual(refuse({ code: "code_exhausted" }));
    expect(await choose("sms")).toEqual(refuse({ code: "code_exhausted" }));
    expect((await sms(lastCode())).ok).toBe(false);
  });

  it("starting over or a new password refills no guess of the same request", async () => {
    const { password, app, ports, clock } = world(["app"]);
    await password();
    for (let guess = 1; guess <= 4; guess += 1) await app(wrongCodeAt(clock.now()));
    await startOver(ports, "uid-1");
    expect(await password()).toEqual(accept(null));
    expect(await app(wrongCodeAt(clock.now()))).toEqual(refuse({ code: "code_exhausted" }));
    await startOver(ports, "uid-1");
    expect(await password()).toEqual(refuse({ code: "code_exhausted" }));
  });

  it("guessing in one request after another: the account's guesses are counted over all of them, and text messages stay open", async () => {
    const { password, app, choose, sms, clock, lastCode } = world(["app"]);
    for (let guess = 1; guess <= 5; guess += 1) {
      await password(`uid-${guess}`);
      expect(await app(wrongCodeAt(clock.now()), `uid-${guess}`)).toEqual(refuse({ code: "totp_wrong" }));
    }
    await password("uid-6");
    expect(await app(codeAt(clock.now()), "uid-6")).toEqual(refuse({ code: "too_many_attempts", waitSeconds: 30 }));
    await choose("sms", "uid-6");
    expect((await sms(lastCode(), "uid-6")).ok).toBe(true);
  });

  it("200 parallel guesses: five are compared", async () => {
    const { password, app, calls, clock } = world(["app"]);
    await password();
    const wrong = wrongCodeAt(clock.now());
    await Promise.all(Array.from({ length: 200 }, () => app(wrong)));
    expect(calls.filter((call) => call === "totps.find").length).toBeLessThanOrEqual(5);
  });

  it("replaying a code that was seen: it counts in no other sign-in", async () => {
    const { password, app, clock } = world(["app"]);
    const code = codeAt(clock.now());
    await password("uid-1");
    await password("uid-2");
    expect((await app(code, "uid-1")).ok).toBe(true);
    expect(await app(code, "uid-2")).toEqual(refuse({ code: "totp_wrong" }));
  });

  it("the last step first: no code counts before the password, by a way that is not asked for, or that the account has not", async () => {
    const { password, app, printed, choose, clock } = world(["app"]);
    const passed = refuse({ code: "step_passed" });
    expect(await app(codeAt(clock.now()))).toEqual(passed);
    expect(await choose("totp")).toEqual(passed);
    await password();
    expect(await printed(PRINTED)).toEqual(passed);
    expect(await choose("recovery_code")).toEqual(passed);
    await choose("sms");
    expect(await app(codeAt(clock.now()))).toEqual(passed);
  });

  it("a right code in the sign-in of another account completes nothing there", async () => {
    const other = anAccount({
      id: "0190c0de-0000-7000-8000-000000000002",
      username: "Sara1234",
      nationalId: "1000000008",
      mobile: { ...ACCOUNT.mobile, number: "+966512345679" },
    });
    const made = signInWorld([ACCOUNT, other]);
    const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    made.enrolled.enrolApp({ id: "app-1", accountId: ACCOUNT.id, secret: APP_SECRET, addedAt: NOW });
    made.enrolled.enrolApp({ id: "app-2", accountId: other.id, secret, addedAt: NOW });
    await made.submit({ password: RIGHT });
    const theirs = { uid: "uid-1", visit: made.visit, code: codeAt(NOW, secret) };
    expect(await enterFactor(made.ports, "totp", theirs)).toEqual(refuse({ code: "totp_wrong" }));
  });
});
