import { describe, expect, it } from "vitest";
import { EVIDENCE_SETTLES_MS } from "#lib/domain/mobile-change/evidence.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { passkeyPlace } from "#lib/flows/recovery/load-passkey-place.ts";
import type { OwnRecovery, RecoveryPorts } from "#lib/flows/recovery/recovery-ports.ts";
import { resendNumberCode } from "#lib/flows/recovery/send-number-code.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { vouchByDeskCode, vouchByPasskey } from "#lib/flows/recovery/vouch-abroad.ts";
import { accountNow, request, waitFor } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import { recording } from "#tests/support/recording.ts";
import { answerAt, enrolPasskey } from "#tests/support/recovery-passkeys.ts";
import {
  aName,
  aReachablePerson,
  beginAs,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorldAbroad,
  typedIdentity,
} from "#tests/support/recovery-world.ts";

const ABROAD = "+971501234567";
const ELSEWHERE = "+971501234568";
const DESK_CODE = "ABCDEFGH";
const HOUR_MS = 60 * 60 * 1000;
const FREEZE: RecoveryAim = { kind: "freeze_account" };

type Named = { readonly aim?: RecoveryAim; readonly name?: string; readonly number?: string };

/** Who has typed a name and a number abroad. */
async function named(world: RecoveryWorld, { aim, name, number = ABROAD }: Named = {}): Promise<OwnRecovery> {
  world.clock.advance(61_000);
  const own = await beginAs(world, aim === undefined ? {} : { aim });
  const typed = await typedIdentity(world, own, {
    wish: { number, email: null },
    ...(name === undefined ? {} : { name: aName(name) }),
  });
  const outcome = await identify(world.ports, own, typed);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return own;
}

type Key = Awaited<ReturnType<typeof enrolPasskey>>;
const byPasskey = async (world: RecoveryWorld, own: OwnRecovery, key: Key) =>
  vouchByPasskey(world.ports, own, await answerAt(world, key, { place: passkeyPlace(own) }));
const give = (world: RecoveryWorld, number = ABROAD) =>
  world.inPersonCodes.give({ accountId: world.account.id, scope: { kind: "new_number" }, number, code: DESK_CODE });
const sent = ({ world }: RecoveryWorld) => world.messages.map(({ recipient }) => recipient.to);
const enterLast = (world: RecoveryWorld, own: OwnRecovery) =>
  enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);

/** A person whose number is another country's. */
const emigrant = () => aReachablePerson({ mobile: { ...anAccount().mobile, number: ABROAD } });

describe("a new number of another country in recovery", () => {
  it("is vouched for by a passkey, then proved by its code, and takes effect after 72 hours", async () => {
    const world = recoveryWorldAbroad();
    const key = await enrolPasskey(world, world.account.id, world.account.createdAt);
    const own = await named(world);
    expect(sent(world)).toEqual([]);
    expect((await byPasskey(world, own, key)).ok).toBe(true);
    expect(sent(world)).toEqual([ABROAD]);
    await enterLast(world, own);
    expect(await recoveryOf(world, own)).toMatchObject({
      step: "owner_proved",
      owner: { accountId: world.account.id, shown: [{ proof: "passkey", factorId: key.id }] },
    });
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "strong", progress: { state: "waiting" } });
    await waitFor(world, 72 * HOUR_MS);
    expect(accountNow(world).mobile).toMatchObject({ number: ABROAD, usable: true });
  });

  it("is vouched for by a desk code for that very number, which is used up once", async () => {
    const world = recoveryWorldAbroad();
    give(world);
    const own = await named(world);
    expect((await vouchByDeskCode(world.ports, own, DESK_CODE)).ok).toBe(true);
    await enterLast(world, own);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "in_person", progress: { state: "waiting" } });
    const again = await named(world, { number: ABROAD });
    expect(await vouchByDeskCode(world.ports, again, DESK_CODE)).toMatchObject({
      refusal: { code: "desk_code_not_accepted" },
    });
  });

  it("keeps what vouched while no code can be sent, and sends it when asked again", async () => {
    const world = recoveryWorldAbroad();
    give(world);
    const own = await named(world);
    const full = { take: async () => ({ taken: false, waitSeconds: 60 }) as const, giveBack: async () => {} };
    const refused = await vouchByDeskCode({ ...world.ports, codeAllowance: full }, own, DESK_CODE);
    expect(refused).toMatchObject({ refusal: { code: "code_allowance_spent" } });
    expect((await resendNumberCode(world.ports, own)).ok).toBe(true);
    expect(sent(world)).toEqual([ABROAD]);
  });

  it("is left for a Saudi number without anybody vouching", async () => {
    const world = recoveryWorldAbroad();
    const own = await named(world);
    const typed = await typedIdentity(world, own);
    expect((await identify(world.ports, own, typed)).ok).toBe(true);
    expect((await recoveryOf(world, own)).step).toBe("code_sent");
  });
});

describe("attack: a code to another country without anybody vouching for the number", () => {
  it("is not sent for a name alone, asked again or typed first", async () => {
    const world = recoveryWorldAbroad();
    const own = await named(world);
    expect(await resendNumberCode(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(await enterNumberCode(world.ports, own, "000000")).toMatchObject({ ok: false });
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "step_passed" } });
    expect(sent(world)).toEqual([]);
  });

  it("is not sent for a passkey of another account, or a wrong desk code", async () => {
    const world = recoveryWorldAbroad();
    const other = anAccount({ id: "0190c0de-0000-7000-8000-000000000002", nationalId: "1000000016" });
    const key = await enrolPasskey(world, other.id, other.createdAt);
    const own = await named(world);
    expect(await byPasskey(world, own, key)).toEqual({ ok: false, refusal: { code: "passkey_not_accepted" } });
    expect(await vouchByDeskCode(world.ports, own, DESK_CODE)).toMatchObject({
      refusal: { code: "desk_code_not_accepted" },
    });
    expect(sent(world)).toEqual([]);
  });

  it("is not sent for a desk code of another number, nor where the number is changed while the code is judged", async () => {
    const world = recoveryWorldAbroad();
    give(world, ELSEWHERE);
    const own = await named(world);
    expect(await vouchByDeskCode(world.ports, own, DESK_CODE)).toMatchObject({ ok: false });
    give(world);
    const inPersonCodes: RecoveryPorts["inPersonCodes"] = {
      ...world.inPersonCodes,
      consume: async (use, now) => {
        const used = await world.inPersonCodes.consume(use, now);
        const typed = await typedIdentity(world, own, { wish: { number: ELSEWHERE, email: null } });
        await identify(world.ports, own, typed);
        return used;
      },
    };
    const raced = await vouchByDeskCode({ ...world.ports, inPersonCodes }, own, DESK_CODE);
    expect(raced).toMatchObject({ refusal: { code: "step_passed" } });
    expect(sent(world)).toEqual([]);
  });

  it("guesses at desk codes are slowed down after a few", async () => {
    const world = recoveryWorldAbroad();
    const own = await named(world);
    const codes = await Promise.all(Array.from({ length: 20 }, () => vouchByDeskCode(world.ports, own, "ZZZZZZZZ")));
    const judged = codes.filter((one) => !one.ok && one.refusal.code === "desk_code_not_accepted");
    expect(judged.length).toBeLessThanOrEqual(5);
  });

  it("a fresh passkey opens no change, though it lets the code be sent", async () => {
    const world = recoveryWorldAbroad();
    const key = await enrolPasskey(world, world.account.id, world.clock.now() - EVIDENCE_SETTLES_MS / 2);
    const own = await named(world);
    await byPasskey(world, own, key);
    await enterLast(world, own);
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "evidence_insufficient" } });
    expect(world.cases.size).toBe(0);
  });
});

/** What someone who has only a name learns and leaves: answers, calls and jobs. */
async function tryName(world: RecoveryWorld, { aim, name }: { readonly aim?: RecoveryAim; readonly name: string }) {
  const calls: string[] = [];
  const { accounts, recoveries, throttle, codeAllowance, inPersonCodes, passkeys, mobileChanges } = world.ports;
  const recorded: RecoveryWorld = {
    ...world,
    ports: {
      ...world.ports,
      accounts: recording(accounts, "accounts", calls),
      recoveries: recording(recoveries, "recoveries", calls),
      throttle: recording(throttle, "throttle", calls),
      codeAllowance: recording(codeAllowance, "codeAllowance", calls),
      inPersonCodes: recording(inPersonCodes, "inPersonCodes", calls),
      passkeys: recording(passkeys, "passkeys", calls),
      mobileChanges: recording(mobileChanges, "mobileChanges", calls),
    },
  };
  const stranger = await enrolPasskey(world, "0190c0de-0000-7000-8000-00000000000f", 0);
  const own = await named(recorded, { name, number: ELSEWHERE, ...(aim === undefined ? {} : { aim }) });
  const answers = [
    await byPasskey(recorded, own, stranger),
    await vouchByDeskCode(recorded.ports, own, DESK_CODE),
    await enterNumberCode(recorded.ports, own, "000000"),
    await resendNumberCode(recorded.ports, own),
  ];
  const jobs = world.world.messages.map(({ recipient, content }) => [recipient.channel, content.template]);
  return { answers, calls, jobs, step: (await recoveryOf(world, own)).step };
}

describe("before anybody vouched, an account that exists and one that does not", () => {
  const CASE = { caseNumber: "NF-AAAA-0001" };
  const AIMS: readonly RecoveryAim[] = [
    { kind: "change_number" },
    FREEZE,
    { kind: "lift_freeze" },
    { kind: "report_stolen_phone" },
    { kind: "cancel_change", ...CASE },
    { kind: "undo_change", ...CASE },
    { kind: "set_password", ...CASE },
  ];

  it.each(AIMS)("get the same answers, calls and jobs for %j", async (aim) => {
    const tries = [];
    for (const name of ["Ahmad1234", "1234567897", "Nobody1234", "1000000008"]) {
      tries.push(await tryName(recoveryWorldAbroad(emigrant()), { aim, name }));
    }
    for (const tried of tries) expect(tried).toEqual(tries[0]);
    expect(tries[0]?.jobs).toEqual(aim.kind === "change_number" ? [] : [["decoy", "account_recovery_code"]]);
  });
});

describe("a number of another country on file, for whoever comes for something else", () => {
  it("gets the code and is enough to freeze", async () => {
    const world = recoveryWorldAbroad(emigrant());
    const own = await named(world, { aim: FREEZE });
    expect(sent(world)).toEqual([ABROAD]);
    await enterLast(world, own);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(accountNow(world).status).toEqual({ kind: "frozen", until: "lifted" });
  });

  it("gets none where it is somebody else's: only a decoy is written", async () => {
    const world = recoveryWorldAbroad();
    await named(world, { aim: FREEZE });
    expect(world.world.messages.map(({ recipient }) => recipient)).toEqual([{ channel: "decoy", to: null }]);
  });

  it("proves nobody once it has left the account while its code was on the way", async () => {
    const world = recoveryWorldAbroad(emigrant());
    const own = await named(world, { aim: FREEZE });
    world.world.accounts.set(world.account.id, { ...accountNow(world), mobile: anAccount().mobile });
    await enterLast(world, own);
    expect(await recoveryOf(world, own)).toMatchObject({ step: "number_refused", reason: "number_not_matched" });
  });

  it("lets the one whose foreign number was taken away undo that with the number of before", async () => {
    const world = recoveryWorldAbroad(emigrant());
    await request(world, ["password"]);
    expect(accountNow(world).mobile.number).toBe(NEW_NUMBER);
    const own = await named(world, { aim: { kind: "undo_change", caseNumber: onlyCase(world).number } });
    expect(sent(world).at(-1)).toBe(ABROAD);
    await enterLast(world, own);
    await showFacts(world.ports, own, RIGHT_FACTS);
    await showPassword(world.ports, own, "Correct-Horse#1");
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect([...world.cases.values()][0]?.progress.state).toBe("undone");
  });
});
