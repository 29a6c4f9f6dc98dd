import { describe, expect, it } from "vitest";
import { type Account, UNTOUCHED } from "#lib/domain/account/account.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import { SIGN_IN_START } from "#lib/domain/sign-in/machine.ts";
import { completedSignIn, enterCode } from "#lib/flows/sign-in/enter-code.ts";
import { resendCode } from "#lib/flows/sign-in/send-code.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { NOW, signInWorld } from "#tests/support/sign-in-world.ts";

const RIGHT = "Correct-Horse#1";
const username = (key: string) => ({ kind: "username", key }) as never;

describe("signing in", () => {
  it("sends a code to the number on file after the right name, password and picture, and the code completes it", async () => {
    const world = signInWorld([anAccount()]);
    expect(await world.submit({ password: RIGHT })).toEqual({ ok: true, value: null });
    const code = world.lastCode();
    const signedIn = await enterCode(world.ports, { uid: "uid-1", visit: world.visit, code });
    expect(signedIn).toEqual({
      ok: true,
      value: { accountId: anAccount().id, acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] },
    });
    expect(world.memory.audit.map(({ event }) => event)).toEqual(["sign_in.completed"]);
  });

  it("attack: a password that was proved and then changed opens nothing, neither by the code nor after it", async () => {
    const world = signInWorld([anAccount()]);
    await world.submit({ password: RIGHT });
    const changePassword = () =>
      world.memory.accounts.set(anAccount().id, { ...anAccount(), passwordChangedAt: world.clock.advance(1_000) });
    changePassword();
    const late = await enterCode(world.ports, { uid: "uid-1", visit: world.visit, code: world.lastCode() });
    expect(late).toEqual({ ok: false, refusal: { code: "sign_in_wrong" } });
    expect((await world.ports.signIns.find("uid-1"))?.state.step).toBe("credentials_needed");
    world.clock.advance(60_000);
    await world.submit({ uid: "uid-2", password: RIGHT });
    const typed = { uid: "uid-2", visit: world.visit, code: world.lastCode() };
    expect((await enterCode(world.ports, typed)).ok).toBe(true);
    changePassword();
    const state = (await world.ports.signIns.find("uid-2"))?.state ?? SIGN_IN_START;
    expect(await completedSignIn(world.ports, state)).toEqual({ ok: false, refusal: { code: "sign_in_wrong" } });
  });

  it("hashes the password anew once the costs were raised, and the new hash opens the account", async () => {
    const world = signInWorld([anAccount()]);
    world.passwords.raiseCosts();
    expect(await world.submit({ password: RIGHT })).toEqual({ ok: true, value: null });
    expect(world.memory.accounts.get(anAccount().id)?.passwordHash).toBe(`new hash of ${RIGHT}`);
    expect((await world.submit({ uid: "uid-2", password: RIGHT })).ok).toBe(true);
  });

  it("takes the national id in the place of the username", async () => {
    const world = signInWorld([anAccount()]);
    const name = { kind: "national_id", nationalId: anAccount().nationalId } as never;
    expect((await world.submit({ name, password: RIGHT })).ok).toBe(true);
  });

  it("names a wrong picture code before it looks at name and password, and burns the picture", async () => {
    const world = signInWorld([anAccount()]);
    expect(await world.submit({ password: RIGHT, picture: "00000" })).toMatchObject({
      refusal: { code: "picture_wrong" },
    });
    expect(world.calls).toEqual([]);
    expect(await world.submit({ password: RIGHT, keepPicture: true })).toMatchObject({
      refusal: { code: "picture_gone" },
    });
  });

  it("refuses a missing account, a wrong name and a wrong password alike, by the same calls in the same order", async () => {
    const missing = signInWorld([]);
    const wrong = signInWorld([anAccount()]);
    const refusedMissing = await missing.submit({ password: RIGHT });
    const refusedWrong = await wrong.submit({ password: "not-the-one" });
    expect(refusedMissing).toEqual({ ok: false, refusal: { code: "sign_in_wrong" } });
    expect(refusedWrong).toEqual(refusedMissing);
    expect(wrong.calls).toEqual(missing.calls);
    expect(wrong.passwords.verified).toHaveLength(1);
    expect(missing.passwords.verified).toHaveLength(1);
  });

  it("holds a name up in one network after five failures, 30 seconds at first and longer each time", async () => {
    const world = signInWorld([anAccount()]);
    for (let i = 0; i < 5; i += 1) await world.submit({ password: "wrong" });
    expect(await world.submit({ password: RIGHT })).toEqual({
      ok: false,
      refusal: { code: "too_many_attempts", waitSeconds: 30 },
    });
    world.clock.advance(30_000);
    expect((await world.submit({ password: "wrong" })).ok).toBe(false);
    expect(await world.submit({ password: RIGHT })).toMatchObject({ refusal: { waitSeconds: 60 } });
  });

  it("admits five of fifty passwords that are tried at once from one network: attack by parallel guessing", async () => {
    const world = signInWorld([anAccount()]);
    const tries = Array.from({ length: 50 }, (_, i) => world.submit({ uid: `uid-${i}`, password: `wrong-${i}` }));
    await Promise.all(tries);
    expect(world.passwords.verified).toHaveLength(5);
  });

  it("holds up a known browser by its own failures only", async () => {
    const world = signInWorld([anAccount()]);
    await world.ports.devices.remember(anAccount().id, "known-token", NOW - 1000);
    for (let i = 0; i < 5; i += 1) await world.submit({ password: "wrong", deviceToken: "known-token" });
    expect(await world.submit({ password: RIGHT, deviceToken: "known-token" })).toMatchObject({
      refusal: { code: "too_many_attempts" },
    });
  });

  it("holds up a name that belongs to nobody in the same way", async () => {
    const world = signInWorld([]);
    for (let i = 0; i < 5; i += 1) await world.submit({ password: "wrong" });
    expect(await world.submit({ password: "wrong" })).toMatchObject({ refusal: { code: "too_many_attempts" } });
  });

  it("does not hold up a browser that this person signed in from before", async () => {
    const world = signInWorld([anAccount()]);
    await world.ports.devices.remember(anAccount().id, "known-token", NOW - 1000);
    for (let i = 0; i < 12; i += 1) await world.submit({ password: "wrong" });
    expect((await world.submit({ password: RIGHT, deviceToken: "known-token" })).ok).toBe(true);
  });

  it("does not hold up other networks, but asks them for a longer picture code once the name was tried from many", async () => {
    const world = signInWorld([anAccount()]);
    for (let i = 0; i < 10; i += 1) await world.submit({ password: "wrong", network: `10.0.${i}.0/24` });
    const first = await world.submit({ password: RIGHT, network: "10.9.9.0/24" });
    expect(first).toEqual({ ok: false, refusal: { code: "slower_proof_needed" } });
    expect(
      await world.submit({ password: RIGHT, network: "10.9.9.0/24", digits: PICTURE_DIGITS.slower }),
    ).toMatchObject({ ok: true });
  });

  it("tells the owner of five failures by one SMS, and writes a decoy where there is no owner", async () => {
    const owned = signInWorld([anAccount()]);
    const nobody = signInWorld([]);
    for (let i = 0; i < 8; i += 1) {
      await owned.submit({ password: "wrong", network: `10.0.${i}.0/24` });
      await nobody.submit({ password: "wrong", network: `10.0.${i}.0/24` });
    }
    expect(owned.memory.messages.map(({ recipient }) => recipient)).toEqual([{ channel: "sms", to: "+966512345678" }]);
    expect(nobody.memory.messages.map(({ recipient }) => recipient)).toEqual([{ channel: "decoy", to: null }]);
  });

  it("lets nobody who knows the password in while the account is frozen, and says so only after the right password", async () => {
    const frozen: Account = anAccount({ status: { kind: "frozen", until: NOW + 1000 } });
    const world = signInWorld([frozen]);
    expect(await world.submit({ password: "wrong" })).toMatchObject({ refusal: { code: "sign_in_wrong" } });
    expect(await world.submit({ password: RIGHT })).toMatchObject({ refusal: { code: "account_frozen" } });
    expect(world.memory.messages).toEqual([]);
  });

  it("sends no code to a number that the registry gives to someone else now, and remembers it", async () => {
    const world = signInWorld([anAccount()], "no");
    expect(await world.submit({ password: RIGHT })).toEqual({ ok: false, refusal: { code: "mobile_unusable" } });
    expect(world.memory.accounts.get(anAccount().id)?.mobile.usable).toBe(false);
    expect(world.memory.messages).toEqual([]);
  });

  it("ends the report of a stolen phone once the registry names a SIM of since, so that the number is told of things again", async () => {
    const checkedAt = NOW - 1;
    const [before, since] = [NOW - 5_000, NOW - 3_000];
    const reported = anAccount({
      mobile: { ...anAccount().mobile, checkedAt },
      recovery: { ...UNTOUCHED, phoneStolenAt: NOW - 4_000 },
    });
    for (const [simChangedAt, left] of [
      [before, NOW - 4_000],
      [null, NOW - 4_000],
      [since, null],
    ] as const) {
      const world = signInWorld([reported], "yes", simChangedAt);
      expect((await world.submit({ password: RIGHT })).ok).toBe(true);
      expect(world.memory.accounts.get(reported.id)?.recovery.phoneStolenAt).toBe(left);
    }
  });

  it("does not depend on the registry being up", async () => {
    const world = signInWorld([anAccount()], "unknown");
    expect((await world.submit({ password: RIGHT })).ok).toBe(true);
  });
});

describe("the sign-in's code", () => {
  it("is guessed five times at most, also by 200 guesses at once, and then the right one is refused too", async () => {
    const world = signInWorld([anAccount()]);
    await world.submit({ password: RIGHT });
    const guesses = Array.from({ length: 200 }, (_, i) =>
      enterCode(world.ports, { uid: "uid-1", visit: world.visit, code: String(900_000 + i) }),
    );
    const verdicts = await Promise.all(guesses);
    const counted = verdicts.filter((verdict) => !verdict.ok && verdict.refusal.code === "code_wrong");
    expect(counted).toHaveLength(4);
    const right = await enterCode(world.ports, { uid: "uid-1", visit: world.visit, code: world.lastCode() });
    expect(right).toEqual({ ok: false, refusal: { code: "code_exhausted" } });
  });

  it("is sent again after 60 seconds and not before, and the earlier one no longer counts", async () => {
    const world = signInWorld([anAccount()]);
    await world.submit({ password: RIGHT });
    const first = world.lastCode();
    const again = { uid: "uid-1", visit: world.visit };
    expect(await resendCode(world.ports, again)).toMatchObject({ refusal: { code: "resend_too_soon" } });
    world.clock.advance(60_000);
    expect((await resendCode(world.ports, again)).ok).toBe(true);
    expect(world.lastCode()).not.toBe(first);
    expect(await enterCode(world.ports, { ...again, code: first })).toMatchObject({ refusal: { code: "code_wrong" } });
    expect((await enterCode(world.ports, { ...again, code: world.lastCode() })).ok).toBe(true);
  });

  it("completes one sign-in once, however often it is entered", async () => {
    const world = signInWorld([anAccount()]);
    await world.submit({ password: RIGHT });
    const typed = { uid: "uid-1", visit: world.visit, code: world.lastCode() };
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => enterCode(world.ports, typed)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("proves nothing for an account that was frozen in between", async () => {
    const world = signInWorld([anAccount()]);
    await world.submit({ password: RIGHT });
    const account = world.memory.accounts.get(anAccount().id);
    if (account === undefined) throw new Error("no account");
    await world.ports.accounts.freeze(account, { until: null, at: 0 }, { messages: [], audit: [] });
    expect(await enterCode(world.ports, { uid: "uid-1", visit: world.visit, code: world.lastCode() })).toMatchObject({
      refusal: { code: "account_frozen" },
    });
  });

  it("is refused where no password was proved: attack by calling the last step first", async () => {
    const world = signInWorld([anAccount()]);
    expect(await enterCode(world.ports, { uid: "uid-1", visit: world.visit, code: "123456" })).toMatchObject({
      refusal: { code: "step_passed" },
    });
    const state = { step: "credentials_needed", pictureDigits: 5, earlier: null } as const;
    expect((await completedSignIn(world.ports, state)).ok).toBe(false);
  });

  it("is refused by another sign-in than the one it was sent for", async () => {
    const world = signInWorld([
      anAccount(),
      anAccount({
        id: "other",
        nationalId: "1000000008",
        username: "Other12345",
        mobile: { ...anAccount().mobile, number: "+966512345679" },
      }),
    ]);
    await world.submit({ password: RIGHT });
    const code = world.lastCode();
    await world.submit({ uid: "uid-2", name: username("other12345"), password: RIGHT });
    expect((await enterCode(world.ports, { uid: "uid-2", visit: world.visit, code })).ok).toBe(false);
  });
});
