import { describe, expect, it } from "vitest";
import { FREEZE_MS, GUARDED_PERIOD_MS, UNTOUCHED } from "#lib/domain/account/account.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { askForMoreTime } from "#lib/flows/account-change/ask-for-more-time.ts";
import { changePassword } from "#lib/flows/account-change/change-password.ts";
import { holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import {
  accountChangeWorld,
  BY_PASSKEY,
  beganPasswordChange,
  CURRENT,
  WANTED,
} from "#tests/support/account-change-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const TYPED = { current: CURRENT, wanted: WANTED };

async function changed(amr?: readonly string[], world = accountChangeWorld()) {
  const own = await beganPasswordChange(world.ports, world.account, amr);
  const outcome = await changePassword(world.ports, own, TYPED);
  return { ...world, own, outcome };
}

describe("changing a known password", () => {
  it("keeps the new one, ends every other session and none of this one, and guards the account for 72 hours", async () => {
    const { outcome, accountNow, world, clock, account } = await changed();
    expect(outcome).toEqual(accept(null));
    const at = clock.now();
    expect(accountNow()).toMatchObject({
      passwordHash: `hash of ${WANTED}`,
      passwordChangedAt: at,
      guardedUntil: at + GUARDED_PERIOD_MS,
    });
    expect(world.endedSessions).toEqual([{ accountId: account.id, exceptSid: "this-session" }]);
  });

  it("tells every channel with a hold code of its own, and writes the audit log without a secret", async () => {
    const { world } = await changed();
    expect(world.messages.map(({ recipient, content }) => `${recipient.channel}: ${content.template}`)).toEqual([
      "sms: password_changed_notice",
      "email: password_changed_notice",
    ]);
    expect(world.holdCodes.size).toBe(2);
    expect(world.audit).toMatchObject([{ event: "password.changed", details: { guarded: true } }]);
    expect(JSON.stringify(world.audit)).not.toContain(WANTED);
  });

  it("is stopped afterwards by the hold of a notice: the account is frozen for 72 hours, and every session ends", async () => {
    const { world, ports, accountNow, clock } = await changed();
    const link = [...world.holdCodes.values()].map((code) => code.link).find((found) => found !== null) ?? "";
    const visit = { network: "198.51.100.0/24", deviceToken: null };
    const until = clock.now() + FREEZE_MS;
    expect(await holdByLink(ports, { link, visit })).toEqual(accept({ kind: "frozen", until }));
    expect(accountNow().status).toEqual({ kind: "frozen", until });
    expect(world.endedSessions.at(-1)).toMatchObject({ exceptSid: null });
  });

  it("attack: the code that a stolen phone was sent freezes nothing once the theft was reported; the e-mail's still does", async () => {
    const { world, ports, account, accountNow, clock } = await changed();
    world.accounts.set(account.id, { ...accountNow(), recovery: { ...UNTOUCHED, phoneStolenAt: clock.now() } });
    const visit = { network: "198.51.100.0/24", deviceToken: null };
    const [bySms, byEmail] = [...world.holdCodes.keys()];
    expect(await holdByLink(ports, { link: bySms ?? "", visit })).toEqual(refuse({ code: "hold_link_not_accepted" }));
    expect((await holdByLink(ports, { link: byEmail ?? "", visit })).ok).toBe(true);
  });

  it("guards nothing when the person signed in by a passkey that counts, and guards by one that is too young", async () => {
    const old = accountChangeWorld();
    const passkey = { id: "key", kind: "passkey", name: "key", left: null, lastUsedAt: old.clock.now() } as const;
    old.factors.push({ ...passkey, addedAt: old.clock.now() - 7 * DAY_MS });
    expect((await changed(BY_PASSKEY, old)).accountNow().guardedUntil).toBeNull();
    const young = accountChangeWorld();
    young.factors.push({ ...passkey, addedAt: young.clock.now() - 7 * DAY_MS + 1 });
    expect((await changed(BY_PASSKEY, young)).accountNow().guardedUntil).not.toBeNull();
  });

  it("refuses the present password as the new one, a common one, one against the rules and one of the person's own data", async () => {
    const { ports, account } = accountChangeWorld();
    const own = await beganPasswordChange(ports, account);
    const refusals = [
      [CURRENT, "password_unchanged"],
      ["Password#1234", "password_common"],
      ["short#A", "password_too_short"],
      ["Hello-512345678", "password_has_own_data"],
      ["Ahmad1234-Hello", "password_has_username"],
    ] as const;
    for (const [wanted, code] of refusals) {
      const outcome = await changePassword(ports, own, { current: CURRENT, wanted });
      expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  it("waits after five wrong tries, which are those of the sign-in, and warns the owner once", async () => {
    const { ports, account, world } = accountChangeWorld();
    const own = await beganPasswordChange(ports, account);
    const wrong = { current: "Not-The-One#1", wanted: WANTED };
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await changePassword(ports, own, wrong)).toEqual(refuse({ code: "current_password_wrong" }));
    }
    expect(await changePassword(ports, own, TYPED)).toMatchObject({ refusal: { code: "too_many_attempts" } });
    expect(world.messages.map(({ content }) => content.template)).toEqual(["sign_in_attempts_notice"]);
    expect(world.audit.filter(({ event }) => event === "sign_in.failed")).toHaveLength(5);
  });

  it("is refused where the old password counts for nothing since a case took effect", async () => {
    const reset = anAccount({ recovery: { ...UNTOUCHED, passwordResetDueAt: 1 } });
    expect((await changed(undefined, accountChangeWorld(reset))).outcome).toEqual(
      refuse({ code: "current_password_wrong" }),
    );
  });

  it("has half an hour, and more for the asking", async () => {
    const { ports, account, clock } = accountChangeWorld();
    const own = await beganPasswordChange(ports, account);
    clock.advance(29 * 60_000);
    expect(await askForMoreTime({ store: ports.passwordChanges, clock: ports.clock }, own)).toEqual(
      accept(clock.now() + 30 * 60_000),
    );
    clock.advance(30 * 60_000);
    expect(await changePassword(ports, own, TYPED)).toEqual(refuse({ code: "change_flow_expired" }));
    expect(await askForMoreTime({ store: ports.passwordChanges, clock: ports.clock }, own)).toEqual(
      refuse({ code: "change_flow_expired" }),
    );
  });
});
