import { describe, expect, it } from "vitest";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const DAY_MS = 24 * 60 * 60 * 1000;
const account = anAccount();
const guarded = accept(NOW + GUARDED_PERIOD_MS);

const passkey = (addedAt: number, lastUsedAt: number | null): Factor => ({
  id: String(addedAt),
  kind: "passkey",
  name: "key",
  addedAt,
  lastUsedAt,
  left: null,
});

const remove = (factors: readonly Factor[], methods: readonly string[] = ["pop", "user", "mfa"]) =>
  guardOfChange({ account, methods, factors, act: "remove", now: NOW });

describe("the guarded period after a factor is replaced or removed", () => {
  it("is left out when the person has just signed in by a passkey of 7 days", () => {
    expect(remove([passkey(NOW - 7 * DAY_MS, NOW)])).toEqual(accept(null));
  });

  it.each([
    ["the passkey is younger than 7 days", [passkey(NOW - 7 * DAY_MS + 1, NOW)]],
    ["a younger passkey was used beside an old one", [passkey(NOW - 30 * DAY_MS, NOW), passkey(NOW - DAY_MS, NOW)]],
    ["the old passkey was not used lately", [passkey(NOW - 30 * DAY_MS, NOW - DAY_MS)]],
    ["there is no passkey", []],
  ])("begins when %s", (_case, factors) => {
    expect(remove(factors)).toEqual(guarded);
  });

  it("begins after a sign-in by password and text message, whatever passkeys there are", () => {
    expect(remove([passkey(NOW - 30 * DAY_MS, NOW)], ["pwd", "sms", "mfa"])).toEqual(guarded);
  });

  it.each(["replace", "remove"] as const)(
    "bars to %s what exists, also for 72 hours after a change that guards nothing",
    (act) => {
      const changedAt = NOW - 1;
      const changed = { ...account, mobile: { ...account.mobile, changedAt } };
      for (const barred of [changed, { ...account, guardedUntil: changedAt + GUARDED_PERIOD_MS }]) {
        const wish = { account: barred, methods: ["pop"], factors: [passkey(NOW - 30 * DAY_MS, NOW)], act, now: NOW };
        const until = changedAt + GUARDED_PERIOD_MS;
        expect(guardOfChange(wish)).toEqual(refuse({ code: "account_guarded", until }));
        expect(guardOfChange({ ...wish, act: "add" })).toEqual(accept(null));
        expect(guardOfChange({ ...wish, now: until }).ok).toBe(true);
      }
    },
  );

  it("does not begin when something is added", () => {
    expect(guardOfChange({ account, methods: ["pwd", "sms"], factors: [], act: "add", now: NOW })).toEqual(
      accept(null),
    );
  });
});
