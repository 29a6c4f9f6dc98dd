import { describe, expect, it } from "vitest";
import { type Account, GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { askForMoreTime } from "#lib/flows/factors/ask-for-more-time.ts";
import { beginEnrolment } from "#lib/flows/factors/begin-enrolment.ts";
import { keepCodes, proveApp } from "#lib/flows/factors/complete-enrolment.ts";
import { ENROLMENT_LIFETIME_MS } from "#lib/flows/factors/load-enrolment.ts";
import { proveRecoveryCode } from "#lib/flows/factors/prove-recovery-code.ts";
import { proveTotp } from "#lib/flows/factors/prove-totp.ts";
import { removeFactor } from "#lib/flows/factors/remove-factor.ts";
import { APP_SECRET, codeAt, FACTOR_NOW, factorWorld, wrongCodeAt } from "#tests/support/factor-world.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const ACCOUNT = anAccount();
const BY_SMS = { sid: "sid-1", amr: ["pwd", "sms", "mfa"] };
const BY_PASSKEY = { sid: "sid-1", amr: ["pop", "user", "mfa"] };

function world(account: Account = ACCOUNT) {
  const made = factorWorld([account]);
  const { ports, memory, visit } = made;
  const now = () => memory.accounts.get(account.id) ?? account;
  return {
    ...made,
    now,
    begin: (kind: EnrolledKind, { isFresh = true, session = BY_SMS, flowId = null as string | null } = {}) =>
      beginEnrolment(ports, { kind, flowId, account: now(), session, isFresh }),
    begun: async (kind: EnrolledKind, session = BY_SMS) => {
      const entry = await beginEnrolment(ports, { kind, flowId: null, account: now(), session, isFresh: true });
      if (entry.kind !== "begun") throw new Error(entry.kind);
      return { flowId: entry.flowId, accountId: account.id, sid: session.sid };
    },
    secretIn: async (flowId: string) => {
      const state = (await ports.enrolments.find(flowId))?.state;
      return state?.step === "app_shown" ? state.secret : "";
    },
    codesIn: async (flowId: string) => {
      const state = (await ports.enrolments.find(flowId))?.state;
      return state?.step === "codes_shown" ? state.codes : [];
    },
    kinds: async () => (await ports.factors.list(account.id)).map(({ kind, left }) => [kind, left]),
    guess: (code: string) => ({ account: now(), subject: "id", visit, code }),
    told: () => memory.messages.map(({ recipient, content }) => [recipient.channel, content.template]),
  };
}

const told = (template: string) => [
  ["sms", template],
  ["email", template],
];

describe("adding an authenticator app", () => {
  it("counts from its first right code on, which counts no second time; every channel is told and nothing is guarded", async () => {
    const it = world();
    const own = await it.begun("totp");
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    expect(await proveApp(it.ports, own, { code, name: null })).toEqual(accept(null));
    expect(await it.kinds()).toEqual([["totp", null]]);
    expect(it.told()).toEqual(told("factor_added_notice"));
    expect(it.memory.audit.map(({ event, details }) => [event, details])).toEqual([
      ["factor.added", { factor: "totp", guarded: false }],
    ]);
    expect(it.now().guardedUntil).toBeNull();
    expect(await proveTotp(it.ports, it.guess(code))).toEqual(refuse({ code: "totp_wrong" }));
    expect(JSON.stringify(await it.ports.enrolments.find(own.flowId))).not.toContain("secret");
  });

  it("unproved enrolment: a secret that was only shown opens nothing, and a wrong code adds nothing", async () => {
    const it = world();
    const own = await it.begun("totp");
    const secret = await it.secretIn(own.flowId);
    expect(await proveApp(it.ports, own, { code: wrongCodeAt(it.clock.now(), secret), name: null })).toEqual(
      refuse({ code: "totp_wrong" }),
    );
    expect(await proveTotp(it.ports, it.guess(codeAt(it.clock.now(), secret)))).toEqual(refuse({ code: "totp_wrong" }));
    expect(await it.kinds()).toEqual([]);
    expect(it.told()).toEqual([]);
  });

  it("a stolen session without a fresh sign-in begins nothing", async () => {
    const it = world();
    expect(await it.begin("totp", { isFresh: false })).toEqual({ kind: "fresh_sign_in_needed" });
    expect(await it.begin("recovery_code", { isFresh: false })).toEqual({ kind: "fresh_sign_in_needed" });
  });

  it("another account's or another session's browser completes nothing with the id of the flow", async () => {
    const it = world();
    const own = await it.begun("totp");
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    for (const other of [
      { ...own, accountId: "0190c0de-0000-7000-8000-000000000002" },
      { ...own, sid: "sid-2" },
    ])
      expect(await proveApp(it.ports, other, { code, name: null })).toEqual(refuse({ code: "enrolment_missing" }));
    expect(await it.kinds()).toEqual([]);
  });

  it("goes on with what is shown when the person comes again, also without a fresh sign-in", async () => {
    const it = world();
    const own = await it.begun("totp");
    expect(await it.begin("totp", { isFresh: false, flowId: own.flowId })).toEqual({ kind: "under_way" });
  });

  it("is over after its time, and is put off for the asking", async () => {
    const it = world();
    const own = await it.begun("totp");
    it.clock.advance(ENROLMENT_LIFETIME_MS - 1);
    expect(await askForMoreTime(it.ports, own)).toMatchObject({ ok: true });
    it.clock.advance(ENROLMENT_LIFETIME_MS - 1);
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    it.clock.advance(1);
    expect(await proveApp(it.ports, own, { code, name: null })).toEqual(refuse({ code: "enrolment_missing" }));
  });

  it("two confirmations at once add one app and tell once", async () => {
    const it = world();
    const own = await it.begun("totp");
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    const proved = await Promise.all([1, 2, 3].map(() => proveApp(it.ports, own, { code, name: null })));
    expect(proved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(it.told()).toHaveLength(2);
  });
});

describe("printing recovery codes", () => {
  it("gives ten codes that count once they are kept, and are shown no more", async () => {
    const it = world();
    const own = await it.begun("recovery_code");
    const codes = await it.codesIn(own.flowId);
    expect(new Set(codes).size).toBe(10);
    expect(await proveRecoveryCode(it.ports, it.guess(codes[0] ?? ""))).toEqual(
      refuse({ code: "recovery_code_wrong" }),
    );
    expect(await keepCodes(it.ports, own)).toEqual(accept(null));
    expect(await it.codesIn(own.flowId)).toEqual([]);
    expect(await proveRecoveryCode(it.ports, it.guess(codes[0] ?? ""))).toEqual(accept(null));
    expect(await it.kinds()).toEqual([["recovery_code", 9]]);
    expect(await keepCodes(it.ports, own)).toEqual(refuse({ code: "step_passed" }));
  });

  it("leaves the old codes in force until the new ones are kept, then ends them and guards the account for 72 hours", async () => {
    const it = world();
    it.enrolled.print(ACCOUNT.id, ["7K3M2Q9XABCDEFGH", "ABCDEFGHJKMNPQRS"], FACTOR_NOW);
    const own = await it.begun("recovery_code");
    expect(await proveRecoveryCode(it.ports, it.guess("7K3M2Q9XABCDEFGH"))).toEqual(accept(null));
    expect(await keepCodes(it.ports, own)).toEqual(accept(null));
    expect(await proveRecoveryCode(it.ports, it.guess("ABCDEFGHJKMNPQRS"))).toEqual(
      refuse({ code: "recovery_code_wrong" }),
    );
    expect(it.now().guardedUntil).toBe(it.clock.now() + GUARDED_PERIOD_MS);
    expect(it.told().slice(2)).toEqual(told("factor_replaced_notice"));
  });
});

describe("replacing and removing", () => {
  const withApp = (account: Account = ACCOUNT) => {
    const it = world(account);
    it.enrolled.enrolApp({ id: "app-1", accountId: account.id, secret: APP_SECRET, addedAt: FACTOR_NOW });
    return it;
  };

  it("an app removed after password and text message guards the account for 72 hours, and every channel is told", async () => {
    const it = withApp();
    expect(await removeFactor(it.ports, "totp", { account: it.now(), methods: BY_SMS.amr })).toEqual(accept(null));
    expect(await it.kinds()).toEqual([]);
    expect(it.now().guardedUntil).toBe(FACTOR_NOW + GUARDED_PERIOD_MS);
    expect(it.told()).toEqual(told("factor_removed_notice"));
    expect(it.memory.audit.map(({ event }) => event)).toEqual(["factor.removed"]);
  });

  it("during a guarded period nothing is replaced or removed, and something can be added", async () => {
    const until = FACTOR_NOW + 1;
    const it = withApp({ ...ACCOUNT, guardedUntil: until });
    const guarded = { code: "account_guarded", until } as const;
    expect(await removeFactor(it.ports, "totp", { account: it.now(), methods: BY_SMS.amr })).toEqual(refuse(guarded));
    expect(await it.begin("totp")).toEqual({ kind: "refused", refusal: guarded });
    const own = await it.begun("recovery_code");
    expect(await keepCodes(it.ports, own)).toEqual(accept(null));
    expect(it.now().guardedUntil).toBe(until);
    expect(await it.kinds()).toEqual([
      ["totp", null],
      ["recovery_code", 10],
    ]);
  });

  it("a guarded period that begins while a new app is shown holds the replacement off", async () => {
    const it = withApp();
    const own = await it.begun("totp");
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    const until = FACTOR_NOW + 1;
    it.memory.accounts.set(ACCOUNT.id, { ...it.now(), guardedUntil: until });
    expect(await proveApp(it.ports, own, { code, name: null })).toEqual(refuse({ code: "account_guarded", until }));
    expect(await proveTotp(it.ports, it.guess(codeAt(it.clock.now())))).toEqual(accept(null));
  });

  it("chaining: a fresh app replaced by an attacker starts the guarded period that holds off the next change", async () => {
    const it = withApp();
    const own = await it.begun("totp");
    const code = codeAt(it.clock.now(), await it.secretIn(own.flowId));
    expect(await proveApp(it.ports, own, { code, name: null })).toEqual(accept(null));
    expect(await removeFactor(it.ports, "totp", { account: it.now(), methods: BY_SMS.amr })).toEqual(
      refuse({ code: "account_guarded", until: FACTOR_NOW + GUARDED_PERIOD_MS }),
    );
  });

  it("a sign-in by a passkey that the account has not starts the guarded period all the same", async () => {
    const it = withApp();
    await removeFactor(it.ports, "totp", { account: it.now(), methods: BY_PASSKEY.amr });
    expect(it.now().guardedUntil).not.toBeNull();
  });

  it("what is not there is not removed, and nobody is told", async () => {
    const it = world();
    expect(await removeFactor(it.ports, "recovery_code", { account: it.now(), methods: BY_SMS.amr })).toEqual(
      refuse({ code: "factor_missing" }),
    );
    expect(it.told()).toEqual([]);
    expect(it.now().guardedUntil).toBeNull();
  });
});
