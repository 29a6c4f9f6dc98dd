import { describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS } from "#lib/domain/one-time-code.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { enterNewEmailCode } from "#lib/flows/account-change/enter-email-code.ts";
import { giveNewEmail, resendEmailCode } from "#lib/flows/account-change/give-new-email.ts";
import { accountChangeWorld, beganEmailChange } from "#tests/support/account-change-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";

const NEW = "new@example.sa";
const PRESENT = anAccount().email?.address ?? "";

async function asked(email: string, account: Account = anAccount()) {
  const made = accountChangeWorld(account);
  const own = await beganEmailChange(made.ports, account);
  const given = await giveNewEmail(made.ports, own, email);
  const code = () => lastSaid(made, "email_code").code;
  const enter = (typed = code()) => enterNewEmailCode(made.ports, own, typed);
  const notices = () => made.world.messages.filter(({ content }) => content.template === "email_added_notice");
  const told = () => made.world.messages.filter(({ content }) => content.template === "mobile_change_completed_notice");
  return { ...made, own, given, code, enter, notices, told };
}

describe("changing the e-mail", () => {
  it("sends a code to the new one alone, and changes nothing before it is typed", async () => {
    const { world, account, accountNow, given } = await asked(NEW);
    expect(given).toEqual(accept(null));
    expect(world.messages.map(({ recipient, content }) => [recipient.to, content.template])).toEqual([
      [NEW, "email_code"],
    ]);
    expect(accountNow()).toEqual(account);
  });

  it("keeps the new one as verified now, guards for 72 hours, and tells the number and both addresses with hold codes", async () => {
    const { enter, accountNow, clock, told, world } = await asked(NEW);
    expect(await enter()).toEqual(accept(null));
    const at = clock.now();
    expect(accountNow()).toMatchObject({
      email: { address: NEW, verifiedAt: at },
      guardedUntil: at + GUARDED_PERIOD_MS,
    });
    expect(told().map(({ recipient }) => recipient.to)).toEqual(["+966512345678", PRESENT, NEW]);
    expect(world.holdCodes.size).toBe(3);
    const details = { goal: "email", row: "ordinary", guarded: true };
    expect(world.audit).toMatchObject([{ event: "mobile_change.completed", details }]);
  });

  it("confirms the present one that was never confirmed, whatever its case, without a guard, also in a guarded period", async () => {
    const until = accountChangeWorld().clock.now() + 60_000;
    const { enter, accountNow, notices, clock } = await asked(
      PRESENT.toUpperCase(),
      anAccount({ guardedUntil: until }),
    );
    expect(await enter()).toEqual(accept(null));
    expect(accountNow()).toMatchObject({ email: { verifiedAt: clock.now() }, guardedUntil: until });
    expect(notices()).toEqual([]);
  });

  it("adds a first one to an account that has none, without a guard, and tells the number and the new address", async () => {
    const { enter, accountNow, notices } = await asked(NEW, anAccount({ email: null }));
    expect(await enter()).toEqual(accept(null));
    expect(accountNow()).toMatchObject({ email: { address: NEW }, guardedUntil: null });
    expect(notices().map(({ recipient }) => recipient.channel)).toEqual(["sms", "email"]);
  });

  it("adds a first one in a guarded period too, which it does not move", async () => {
    const until = accountChangeWorld().clock.now() + 60_000;
    const { enter, accountNow } = await asked(NEW, anAccount({ email: null, guardedUntil: until }));
    expect(await enter()).toEqual(accept(null));
    expect(accountNow()).toMatchObject({ email: { address: NEW }, guardedUntil: until });
  });

  it("refuses the present one that was confirmed", async () => {
    const confirmed = anAccount({ email: { address: PRESENT, verifiedAt: 1 } });
    expect((await asked(PRESENT, confirmed)).given).toEqual(refuse({ code: "email_unchanged" }));
  });

  it("sends another code after a minute; the one before no longer counts, and its guesses are not refilled", async () => {
    const { ports, own, clock, code, enter } = await asked(NEW);
    const first = code();
    await enter("000000");
    expect(await resendEmailCode(ports, own)).toMatchObject({ refusal: { code: "resend_too_soon" } });
    clock.advance(CODE_RESEND_AFTER_MS);
    expect(await resendEmailCode(ports, own)).toEqual(accept(null));
    expect(await enter(first)).toEqual(refuse({ code: "code_wrong", guessesLeft: CODE_GUESSES - 2 }));
    expect(await enter()).toEqual(accept(null));
  });
});
