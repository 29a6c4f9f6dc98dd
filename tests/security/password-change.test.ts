import { describe, expect, it } from "vitest";
import { accept, refuse } from "#lib/domain/result.ts";
import { beginPasswordChange } from "#lib/flows/account-change/begin-account-change.ts";
import { changePassword } from "#lib/flows/account-change/change-password.ts";
import {
  accountChangeWorld,
  BY_PASSWORD,
  beganPasswordChange,
  CURRENT,
  WANTED,
} from "#tests/support/account-change-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const TYPED = { current: CURRENT, wanted: WANTED };
const visit = { network: "192.0.2.0/24", deviceToken: null };

describe("attack: the password is changed", () => {
  it("with a stolen session and the password, without a fresh sign-in: no change begins, and the last step finds none", async () => {
    const { ports, account, accountNow } = accountChangeWorld();
    const session = { sid: "stolen", amr: BY_PASSWORD };
    const entry = await beginPasswordChange(ports, { flowId: "made-up", account, session, isFresh: false });
    expect(entry).toEqual({ kind: "fresh_sign_in_needed" });
    const own = { flowId: "made-up", visit, session: { accountId: account.id, sid: "stolen" } };
    expect(await changePassword(ports, own, TYPED)).toEqual(refuse({ code: "change_flow_missing" }));
    expect(accountNow()).toEqual(account);
  });

  it("in another session than the one that began it, or by another person who has its cookie", async () => {
    const { ports, account, accountNow } = accountChangeWorld();
    const own = await beganPasswordChange(ports, account);
    const others = [
      { accountId: account.id, sid: "another-session" },
      { accountId: account.id, sid: null },
      { accountId: "0190c0de-0000-7000-8000-00000000000f", sid: own.session.sid },
    ];
    for (const session of others) {
      const outcome = await changePassword(ports, { ...own, session }, TYPED);
      expect(outcome).toEqual(refuse({ code: "change_flow_missing" }));
    }
    expect(accountNow()).toEqual(account);
  });

  it("during a guarded period, or within 72 hours of any change of the number", async () => {
    const now = accountChangeWorld().clock.now();
    const { mobile } = anAccount();
    const until = now + 60_000;
    const guarded = anAccount({ guardedUntil: until });
    const moved = anAccount({ mobile: { ...mobile, changedAt: until - 72 * 60 * 60 * 1000 } });
    for (const person of [guarded, moved]) {
      const { ports, account, accountNow } = accountChangeWorld(person);
      const own = await beganPasswordChange(ports, account);
      expect(await changePassword(ports, own, TYPED)).toEqual(refuse({ code: "account_guarded", until }));
      expect(accountNow()).toEqual(account);
    }
  });

  it("twice by one fresh sign-in", async () => {
    const { ports, account } = accountChangeWorld();
    const own = await beganPasswordChange(ports, account);
    expect(await changePassword(ports, own, TYPED)).toEqual(accept(null));
    const again = await changePassword(ports, own, { current: WANTED, wanted: CURRENT });
    expect(again).toEqual(refuse({ code: "step_passed" }));
  });
});
