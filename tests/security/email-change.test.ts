import { describe, expect, it } from "vitest";
import { countedProofs, EVIDENCE_SETTLES_MS } from "#lib/domain/mobile-change/evidence.ts";
import { CODE_GUESSES } from "#lib/domain/one-time-code.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { beginEmailChange } from "#lib/flows/account-change/begin-account-change.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail } from "#lib/flows/account-change/give-new-email.ts";
import { accountChangeWorld, BY_PASSWORD, beganEmailChange } from "#tests/support/account-change-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";

const NEW = "thief@example.sa";

describe("attack: the e-mail is changed", () => {
  it("with a stolen session, without a fresh sign-in: no change begins, and the last step finds none", async () => {
    const { ports, account, accountNow } = accountChangeWorld();
    const session = { sid: "stolen", amr: BY_PASSWORD };
    const arrival = { flowId: "made-up", account, session, isFresh: false };
    expect(await beginEmailChange(ports, arrival)).toEqual({ kind: "fresh_sign_in_needed" });
    const visit = { network: "192.0.2.0/24", deviceToken: null };
    const own = { flowId: "made-up", visit, session: { accountId: account.id, sid: "stolen" } };
    expect(await giveNewEmail(ports, own, NEW)).toEqual(refuse({ code: "change_flow_missing" }));
    expect(await enterNewEmailCode(ports, own, "123456")).toEqual(refuse({ code: "change_flow_missing" }));
    expect(accountNow()).toEqual(account);
  });

  it("with the code of another flow, or of another address of the same flow", async () => {
    const { world, ports, account, accountNow } = accountChangeWorld();
    const mine = await beganEmailChange(ports, account);
    const theirs = await beganEmailChange(ports, account, "another-session");
    await giveNewEmail(ports, theirs, NEW);
    const ofTheirs = lastSaid({ world }, "email_code").code;
    await giveNewEmail(ports, mine, "another@example.sa");
    const ofAnother = lastSaid({ world }, "email_code").code;
    await giveNewEmail(ports, mine, NEW);
    for (const code of [ofTheirs, ofAnother]) {
      expect(await enterNewEmailCode(ports, mine, code)).toMatchObject({ refusal: { code: "code_wrong" } });
    }
    expect(accountNow().email).toEqual(account.email);
  });

  it("before a code was sent, or by guessing: five guesses, which neither another code nor coming back refills", async () => {
    const { world, ports, account, accountNow } = accountChangeWorld();
    const own = await beganEmailChange(ports, account);
    expect(await enterNewEmailCode(ports, own, "000000")).toEqual(refuse({ code: "step_passed" }));
    await giveNewEmail(ports, own, NEW);
    const { code } = lastSaid({ world }, "email_code");
    for (let guess = 0; guess < CODE_GUESSES; guess += 1) await enterNewEmailCode(ports, own, "000000");
    await giveNewEmail(ports, own, NEW);
    expect(await enterNewEmailCode(ports, own, code)).toMatchObject({ ok: false });
    expect(accountNow().email).toEqual(account.email);
  });

  it("in a guarded period, also when it begins between the code and its entry", async () => {
    const { world, ports, account, accountNow, clock } = accountChangeWorld();
    const own = await beganEmailChange(ports, account);
    expect(await giveNewEmail(ports, own, NEW)).toEqual(accept(null));
    const until = clock.now() + 60_000;
    world.accounts.set(account.id, { ...account, guardedUntil: until });
    const refusal = refuse({ code: "account_guarded", until });
    expect(await enterNewEmailCode(ports, own, lastSaid({ world }, "email_code").code)).toEqual(refusal);
    expect(await giveNewEmail(ports, own, "another@example.sa")).toEqual(refusal);
    expect(accountNow().email).toEqual(account.email);
  });

  it("and the new address then serves at once as evidence: it counts only after 7 days, and the password cannot follow", async () => {
    const { world, ports, account, accountNow, clock } = accountChangeWorld(
      anAccount({ email: { address: "ahmad@example.sa", verifiedAt: 1 } }),
    );
    const own = await beganEmailChange(ports, account);
    await giveNewEmail(ports, own, NEW);
    await enterNewEmailCode(ports, own, lastSaid({ world }, "email_code").code);
    const counted = (now: number) => {
      const oldNumber = { answer: "unknown", contract: null, simChangedAt: null } as const;
      const shown = { factors: [], shownFactors: [], settledBy: now, knownSince: null, oldNumber, shownAt: now };
      return countedProofs(["email"], { account: accountNow(), ...shown, now }).has("email");
    };
    expect(counted(clock.now() + EVIDENCE_SETTLES_MS - 1)).toBe(false);
    expect(counted(clock.now() + EVIDENCE_SETTLES_MS)).toBe(true);
    expect(accountNow().guardedUntil).toBeGreaterThan(clock.now());
  });

  it("at the very moment in which a guarded period begins: what was read before it began is not what is written", async () => {
    const { world, ports, account, accountNow, clock } = accountChangeWorld();
    const own = await beganEmailChange(ports, account);
    await giveNewEmail(ports, own, NEW);
    const { code } = lastSaid({ world }, "email_code");
    const until = clock.now() + 60_000;
    let readings = 0;
    const find: typeof ports.accounts.find = async (id) => {
      readings += 1;
      const isFirst = readings === 1;
      const earlier = await ports.accounts.find(id);
      if (!isFirst) return earlier;
      world.accounts.set(id, { ...accountNow(), version: accountNow().version + 1, guardedUntil: until });
      return ports.accounts.find(id);
    };
    const outcome = await enterNewEmailCode({ ...ports, accounts: { ...ports.accounts, find } }, own, code);
    expect(outcome).toEqual(refuse({ code: "account_guarded", until }));
    expect(accountNow()).toMatchObject({ email: account.email, guardedUntil: until });
  });
});
