import { describe, expect, it } from "vitest";
import { CHALLENGE_LIFETIME_MS } from "#lib/domain/factors/passkey.ts";
import { signInByPasskey } from "#lib/flows/sign-in/sign-in-by-passkey.ts";
import { anAuthenticator, type Otherwise } from "#tests/support/authenticator.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ORIGIN, passkeyWorld } from "#tests/support/passkey-world.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const ACCOUNT = anAccount();
const OTHER = anAccount({
  id: "0190c0de-0000-7000-8000-000000000002",
  nationalId: "1987654322",
  username: "Saleh1234",
  mobile: { ...ACCOUNT.mobile, number: "+966587654321" },
});
const VISIT = { network: "192.0.2.0/24", deviceToken: "a device" };
const NOT_ACCEPTED = { ok: false, refusal: { code: "passkey_not_accepted" } };
const TOO_LATE = { ok: false, refusal: { code: "passkey_too_late" } };

async function signInWorld(otherwise: Otherwise = {}) {
  const world = passkeyWorld([ACCOUNT, OTHER], NOW);
  const authenticator = await world.enrol(ACCOUNT.id, otherwise);
  const challengeOf = (uid: string) => world.challengeOf({ purpose: "sign_in", flowId: uid });
  const signIn = (answer: ReturnType<typeof authenticator.show>, uid = "uid", steppingUp: string | null = null) =>
    signInByPasskey(world.ports, { uid, visit: VISIT, answer, steppingUp });
  return { ...world, authenticator, challengeOf, signIn };
}

describe("signing in with a passkey alone", () => {
  it("reaches level 3 and says how: a key, the person present, two factors", async () => {
    const { authenticator, challengeOf, signIn, ports } = await signInWorld();
    expect(await signIn(authenticator.show(await challengeOf("uid")))).toEqual({
      ok: true,
      value: { accountId: ACCOUNT.id, acr: "urn:nafidha:loa:3", amr: ["pop", "user", "mfa"] },
    });
    expect(await ports.devices.knownSince(ACCOUNT.id, "a device")).toBe(NOW);
  });

  it("reaches level 1 only while the account is new or guarded", async () => {
    const world = passkeyWorld([anAccount({ cappedUntil: NOW + 1 })], NOW);
    const authenticator = await world.enrol(ACCOUNT.id);
    const answer = authenticator.show(await world.challengeOf({ purpose: "sign_in", flowId: "uid" }));
    const given = { uid: "uid", visit: VISIT, answer, steppingUp: null };
    expect(await signInByPasskey(world.ports, given)).toMatchObject({ value: { acr: "urn:nafidha:loa:1" } });
  });

  it("is refused for a frozen account, as with a password", async () => {
    const { authenticator, challengeOf, signIn, memory } = await signInWorld();
    memory.accounts.set(ACCOUNT.id, anAccount({ status: { kind: "frozen", until: null } }));
    const refused = await signIn(authenticator.show(await challengeOf("uid")));
    expect(refused).toEqual({ ok: false, refusal: { code: "account_frozen", until: null } });
  });

  it("writes the audit log, also when it is refused", async () => {
    const { authenticator, challengeOf, signIn, memory } = await signInWorld();
    await signIn(anAuthenticator(ORIGIN).show(await challengeOf("uid")));
    // What comes without a live challenge tries nothing: it does not fill the log.
    await signIn(anAuthenticator(ORIGIN).show("bm9uZQ"));
    await signIn(authenticator.show(await challengeOf("uid")));
    const [failed, completed] = memory.audit.slice(-2);
    expect(failed).toMatchObject({ event: "sign_in.failed", accountId: null, details: { by: "passkey" } });
    expect(completed).toMatchObject({ event: "sign_in.completed", accountId: ACCOUNT.id });
  });
});

describe("attacks on the sign-in with a passkey", () => {
  it("replay of an assertion: it counts once", async () => {
    const { authenticator, challengeOf, signIn, ports } = await signInWorld();
    const answer = authenticator.show(await challengeOf("uid"));
    expect(await signIn(answer)).toMatchObject({ ok: true });
    expect(await signIn(answer)).toMatchObject({ refusal: { code: "step_passed" } });
    // Nor in another sign-in, nor there after its own challenge.
    expect(await signIn(answer, "another uid")).toEqual(TOO_LATE);
    await challengeOf("another uid");
    expect(await signIn(answer, "another uid")).toEqual(NOT_ACCEPTED);
    expect((await ports.signIns.find("another uid"))?.state.step).toBe("credentials_needed");
  });

  it("challenge of another session: an answer to it is not taken here", async () => {
    const { authenticator, challengeOf, signIn } = await signInWorld();
    await challengeOf("uid");
    expect(await signIn(authenticator.show(await challengeOf("another uid")))).toEqual(NOT_ACCEPTED);
  });

  it("challenge of another purpose: an enrolment's or evidence's is no sign-in's", async () => {
    const { authenticator, challengeOf, signIn, challengeOf: _, ports } = await signInWorld();
    const place = { purpose: "evidence", flowId: "uid", now: NOW } as const;
    const { challenge } = await ports.passkeyChallenges.current(place);
    expect(await signIn(authenticator.show(challenge))).toEqual(TOO_LATE);
    await challengeOf("uid");
    expect(await signIn(authenticator.show(challenge))).toEqual(NOT_ACCEPTED);
  });

  it("a guess at the challenge uses the live one up", async () => {
    const { authenticator, challengeOf, signIn } = await signInWorld();
    const challenge = await challengeOf("uid");
    expect(await signIn(authenticator.show("Z3Vlc3M"))).toEqual(NOT_ACCEPTED);
    expect(await signIn(authenticator.show(challenge))).toEqual(TOO_LATE);
  });

  it("an old challenge: ten minutes later it is over", async () => {
    const { authenticator, challengeOf, signIn, clock } = await signInWorld();
    const answer = authenticator.show(await challengeOf("uid"));
    clock.advance(CHALLENGE_LIFETIME_MS);
    expect(await signIn(answer)).toEqual(TOO_LATE);
  });

  it.each<readonly [string, Otherwise]>([
    ["wrong origin", { origin: "https://login.example.sa.evil.example" }],
    ["cross-site frame", { crossOrigin: true }],
    ["wrong host", { rpId: "evil.example" }],
    ["missing user verification", { verified: false }],
    ["no user handle", { userHandle: null }],
    ["another account's user handle", { userHandle: "c29tZWJvZHkgZWxzZQ" }],
    ["passkey that now says it may be copied", { backupEligible: false }],
  ])("%s: not taken", async (_, otherwise) => {
    const { authenticator, challengeOf, signIn } = await signInWorld();
    expect(await signIn(authenticator.show(await challengeOf("uid"), otherwise))).toEqual(NOT_ACCEPTED);
  });

  it("unknown passkey: refused with the same words as a wrong signature", async () => {
    const { authenticator, challengeOf, signIn } = await signInWorld();
    const stranger = anAuthenticator(ORIGIN);
    expect(await signIn(stranger.show(await challengeOf("uid")))).toEqual(NOT_ACCEPTED);
    const forged = { ...stranger.show(await challengeOf("uid")), id: authenticator.credentialId };
    expect(await signIn({ ...forged, rawId: forged.id })).toEqual(NOT_ACCEPTED);
  });

  it("passkey of another account: refused in a step-up, whoever's session it is stays", async () => {
    const { challengeOf, signIn, enrol, ports } = await signInWorld();
    const others = await enrol(OTHER.id, {}, "their session");
    const refused = await signIn(others.show(await challengeOf("uid")), "uid", ACCOUNT.id);
    expect(refused).toEqual({ ok: false, refusal: { code: "passkey_of_another_account" } });
    expect((await ports.signIns.find("uid"))?.state.step).not.toBe("completed");
  });

  it("copied authenticator: a counter that does not go up is not taken", async () => {
    const { authenticator, challengeOf, signIn } = await signInWorld({ counter: 5 });
    expect(await signIn(authenticator.show(await challengeOf("a"), { counter: 9 }), "a")).toMatchObject({ ok: true });
    expect(await signIn(authenticator.show(await challengeOf("b"), { counter: 9 }), "b")).toEqual(NOT_ACCEPTED);
    expect(await signIn(authenticator.show(await challengeOf("c"), { counter: 0 }), "c")).toEqual(NOT_ACCEPTED);
    expect(await signIn(authenticator.show(await challengeOf("d"), { counter: 10 }), "d")).toMatchObject({ ok: true });
  });

  it("removed passkey: it opens nothing any more", async () => {
    const { authenticator, challengeOf, signIn, passkeys } = await signInWorld();
    const answer = authenticator.show(await challengeOf("uid"));
    passkeys.rows.clear();
    expect(await signIn(answer)).toEqual(NOT_ACCEPTED);
  });
});
