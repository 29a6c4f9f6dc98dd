import { describe, expect, it } from "vitest";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  anIdentity,
  GOOD_PASSWORD,
  lastCode,
  NOW,
  registrationWorld,
  typedDetails,
  VISIT,
  walkToCode,
} from "#tests/support/registration-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MINE = "+966512345678";

describe("registering", () => {
  it("activates an account with its platforms ready at the same moment, Absher first", async () => {
    const world = registrationWorld();
    const { flowId, code } = await walkToCode(world);
    const done = await enterCode(world.ports, { flowId, code });
    expect(done).toMatchObject({ ok: true, value: { step: "activated" } });
    const [account] = [...world.memory.accounts.values()];
    expect(account).toMatchObject({
      status: { kind: "active" },
      nationalId: "1234567897",
      kind: "citizen",
      username: "Salem2024",
      passwordHash: `hash of ${GOOD_PASSWORD}`,
      mobile: { number: MINE, usable: true },
      email: { address: "ahmad@example.sa", verifiedAt: null },
      identity: { birthDate: "1990-05-05", gender: "male" },
      language: "ar",
      terms: { acceptedAt: NOW },
      guardedUntil: null,
    });
    expect(world.platforms.get(account?.id ?? "")).toEqual(["absher", "tawakkalna", "citizen-account"]);
    expect(world.memory.audit.map(({ event }) => event)).toEqual(["registration.activated"]);
  });

  it("does not meet sites' requests for level 2 and 3 in the account's first seven days", async () => {
    const world = registrationWorld();
    await enterCode(world.ports, await walkToCode(world));
    expect([...world.memory.accounts.values()][0]?.cappedUntil).toBe(NOW + 7 * DAY_MS);
  });

  it("sends the code to the typed number in the preferred language", async () => {
    const world = registrationWorld();
    await walkToCode(world, anIdentity(), { language: "en" });
    expect(world.memory.messages).toMatchObject([{ recipient: { channel: "sms", to: MINE }, language: "en" }]);
  });

  it("tells every other personal number that the registry lists for the id, each with a hold code of its own", async () => {
    const world = registrationWorld();
    world.ownership.assign("1234567897", ownedNumber({ number: "+966555555551" }));
    world.ownership.assign("1234567897", ownedNumber({ number: "+966555555552" }));
    world.ownership.assign("1234567897", ownedNumber({ number: "+966555555553", contract: "business" }));
    await enterCode(world.ports, await walkToCode(world, anIdentity(), { language: "en" }));
    const notices = world.memory.messages.filter(({ content }) => content.template === "new_account_notice");
    expect(notices.map(({ recipient }) => recipient.to)).toEqual(["+966555555551", "+966555555552"]);
    expect(notices.every(({ language }) => language === "en")).toBe(true);
    const codes = notices.map(({ content }) => ("holdCode" in content ? content.holdCode : ""));
    expect(new Set(codes).size).toBe(2);
    const account = [...world.memory.accounts.values()][0];
    for (const code of codes) {
      expect(world.memory.holdCodes.get(code)).toMatchObject({
        accountId: account?.id,
        reason: "new_account",
        expiresAt: NOW + 7 * DAY_MS,
      });
    }
  });
});

describe("before the number is proved", () => {
  it("nothing differs between an id, number and username that have an account and ones that have none", async () => {
    const taken = registrationWorld([anAccount({ username: "Salem2024" })]);
    const free = registrationWorld([]);
    const [one, other] = [await walkToCode(taken), await walkToCode(free)];
    expect(one).toEqual(other);
    expect(taken.calls).toEqual(free.calls);
    expect(taken.memory.messages).toEqual(free.memory.messages);
    expect(taken.memory.audit).toEqual(free.memory.audit);
    await enterCode(taken.ports, { ...one, code: "000000" });
    await enterCode(free.ports, { ...other, code: "000000" });
    expect(taken.calls).toEqual(free.calls);
  });

  it("no registry and no account is asked for", async () => {
    const world = registrationWorld();
    const { flowId } = await walkToCode(world);
    await enterCode(world.ports, { flowId, code: "000000" });
    expect(world.calls.filter((call) => /^(accounts|civilRegistry|mobileOwnership)\./.test(call))).toEqual([]);
  });

  it("a picture is consumed only when everything else is in order, and the password is hashed only after a right one", async () => {
    const world = registrationWorld();
    const flowId = await startRegistration(world.ports, { returnTo: null });
    await giveIdentity(world.ports, flowId, anIdentity());
    const common = await typedDetails(world, flowId, { password: "Common-Password1" });
    expect(await giveDetails(world.ports, flowId, common)).toMatchObject({ refusal: { code: "password_common" } });
    const ownNumber = await typedDetails(world, flowId, { password: "Tea-512345-Gate" });
    expect(await giveDetails(world.ports, flowId, ownNumber)).toMatchObject({
      refusal: { code: "password_has_own_data" },
    });
    expect(world.calls).not.toContain("pictures.answer");
    const wrong = await typedDetails(world, flowId, { picture: "00000" });
    expect(await giveDetails(world.ports, flowId, wrong)).toMatchObject({ refusal: { code: "picture_wrong" } });
    expect(world.calls).not.toContain("passwords.hash");
    expect((await giveDetails(world.ports, flowId, await typedDetails(world, flowId))).ok).toBe(true);
  });

  it("a corrected number gets a code of its own, and the code of the earlier number proves nothing", async () => {
    const world = registrationWorld();
    const { flowId, code } = await walkToCode(world, anIdentity({ mobile: "0555555555" }));
    expect(await giveIdentity(world.ports, flowId, anIdentity())).toMatchObject({
      value: { step: "identity_given", kept: { username: "Salem2024", language: "ar" } },
    });
    await giveDetails(world.ports, flowId, await typedDetails(world, flowId));
    expect((await confirmAnswers(world.ports, { flowId, visit: VISIT })).ok).toBe(true);
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ refusal: { code: "code_wrong" } });
    expect(await enterCode(world.ports, { flowId, code: lastCode(world.memory) })).toMatchObject({ ok: true });
  });

  it("who returns to the review within a minute goes on with the code that was sent; no second one is sent", async () => {
    const world = registrationWorld();
    const { flowId, code } = await walkToCode(world);
    await giveIdentity(world.ports, flowId, anIdentity());
    expect(await confirmAnswers(world.ports, { flowId, visit: VISIT })).toMatchObject({ value: { step: "code_sent" } });
    expect(world.memory.messages).toHaveLength(1);
    expect(await enterCode(world.ports, { flowId, code })).toMatchObject({ value: { step: "activated" } });
  });

  it("a number gets five codes an hour at most, whoever asks", async () => {
    const world = registrationWorld();
    for (let i = 0; i < 5; i += 1) {
      const { flowId } = await walkToCodeFrom(world, `10.0.${i}.0/24`);
      expect(flowId).toBeTruthy();
    }
    await expect(walkToCodeFrom(world, "10.9.9.0/24")).rejects.toThrow("code_allowance_spent");
  });
});

async function walkToCodeFrom(world: ReturnType<typeof registrationWorld>, network: string) {
  const flowId = await startRegistration(world.ports, { returnTo: null });
  await giveIdentity(world.ports, flowId, anIdentity());
  await giveDetails(world.ports, flowId, await typedDetails(world, flowId));
  const sent = await confirmAnswers(world.ports, { flowId, visit: { network, deviceToken: null } });
  if (!sent.ok) throw new Error(sent.refusal.code);
  return { flowId };
}
