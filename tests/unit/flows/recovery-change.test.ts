import { describe, expect, it } from "vitest";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { leaveEmailOut, withholdProof } from "#lib/flows/recovery/leave-out.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { showFactor } from "#lib/flows/recovery/show-factor.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { APP_SECRET, codeAt } from "#tests/support/factor-world.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { onlyCase } from "#tests/support/mobile-change-steps.ts";
import { lastSaid, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";
import {
  aDate,
  aReachablePerson,
  beginAs,
  ownerWith,
  proveNumber,
  type RecoveryWorld,
  RIGHT_FACTS,
  recoveryOf,
  recoveryWorld,
  WRONG_FACTS,
} from "#tests/support/recovery-world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const PASSWORD = "Correct-Horse#1";

async function taskOf(world: RecoveryWorld, own: OwnRecovery): Promise<string> {
  const state = await recoveryOf(world, own);
  return state.step === "owner_proved" ? nextTask(state, world.ports.policy.waits) : state.step;
}

/** Shows whatever is asked for, until nothing is. */
async function showAll(world: RecoveryWorld, own: OwnRecovery): Promise<readonly string[]> {
  const shown: string[] = [];
  for (let task = await taskOf(world, own); task !== "review"; task = await taskOf(world, own)) {
    shown.push(task);
    const outcome = await showOne(world, own, task);
    if (!outcome.ok) throw new Error(`${task} was refused: ${outcome.refusal.code}`);
  }
  return shown;
}

async function showOne(world: RecoveryWorld, own: OwnRecovery, task: string) {
  const { ports, clock } = world;
  if (task === "registry_facts") return showFacts(ports, own, RIGHT_FACTS);
  if (task === "password") return showPassword(ports, own, PASSWORD);
  if (task === "totp") return showFactor(ports, own, { factor: "totp", code: codeAt(clock.now()) });
  if (task === "recovery_code") return showFactor(ports, own, { factor: "recovery_code", code: "ABCD2345EFGH6789" });
  if (task !== "email" && task !== "old_sim" && task !== "new_email") throw new Error(`no such task: ${task}`);
  await sendChannelCode(ports, own, task);
  return enterChannelCode(ports, own, { channel: task, code: lastSaid(world, "account_recovery_code").code });
}

/** From the beginning to the last word with these belongings. */
async function recoverWith(world: RecoveryWorld, belongings: readonly Belonging[]) {
  const own = await ownerWith(world, { belongings });
  const shown = await showAll(world, own);
  const confirmed = await confirmRecovery(world.ports, own);
  return { own, shown, confirmed };
}

describe("changing the number through recovery", () => {
  it("attack: wrong passwords that are sent at once leave a line each, and the owner is warned of the fifth all the same", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["password"] });
    const told = world.world.messages.length;
    await Promise.all(Array.from({ length: 5 }, (_, nth) => showPassword(world.ports, own, `Wrong-Horse#${nth}`)));
    expect(world.world.audit.filter(({ event }) => event === "sign_in.failed")).toHaveLength(5);
    expect(world.world.messages.slice(told).map(({ content }) => content.template)).toEqual([
      "sign_in_attempts_notice",
    ]);
  });

  it("leaves a line for each thing that was shown or guessed at about an account, and none of what was typed", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["email"] });
    await showFacts(world.ports, own, WRONG_FACTS);
    await showFacts(world.ports, own, RIGHT_FACTS);
    await sendChannelCode(world.ports, own, "email");
    await enterChannelCode(world.ports, own, { channel: "email", code: "000000" });
    await showFactor(world.ports, own, { factor: "totp", code: "000000" });
    const lines = world.world.audit.map(({ event, details }) => `${event} ${details.proof ?? ""} ${details.aim}`);
    expect(lines).toEqual([
      "recovery.owner_proved  change_number",
      "recovery.proof_refused registry_facts change_number",
      "recovery.proof_shown registry_facts change_number",
      "recovery.proof_refused email change_number",
      "recovery.proof_refused totp change_number",
    ]);
    expect(world.world.audit.every(({ accountId }) => accountId === world.account.id)).toBe(true);
  });

  it("says why a number cannot be used each time that it is confirmed, and not only the first time", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world, { belongings: ["password"] });
    await proveNumber(world, own, { wish: { number: world.account.mobile.number, email: null } });
    await showAll(world, own);
    const refusal = { ok: false, refusal: { code: "number_unchanged" } };
    expect(await confirmRecovery(world.ports, own)).toEqual(refusal);
    expect(await confirmRecovery(world.ports, own)).toEqual(refusal);
  });

  const ROWS: readonly [string, readonly Belonging[], readonly string[], { row: string; waitMs: number }][] = [
    ["everything lost", [], ["registry_facts"], { row: "everything_lost", waitMs: 7 * DAY_MS }],
    ["forgotten", ["email"], ["registry_facts", "email"], { row: "forgotten", waitMs: DAY_MS }],
    ["password", ["password"], ["password"], { row: "password", waitMs: 0 }],
    ["supported", ["password", "email"], ["password", "email"], { row: "supported", waitMs: 0 }],
    ["ordinary", ["password", "old_sim"], ["password", "old_sim"], { row: "ordinary", waitMs: 0 }],
  ];

  it.each(ROWS)(
    "row %s asks only for what it needs and takes effect in its time",
    async (_, have, asked, { row, waitMs }) => {
      const world = recoveryWorld();
      const { shown, confirmed } = await recoverWith(world, have);
      expect(confirmed).toEqual({ ok: true, value: null });
      expect(shown).toEqual(asked);
      const change = onlyCase(world);
      expect(change).toMatchObject({ row, route: "recovery", contacts: { newNumber: NEW_NUMBER } });
      if (waitMs === 0) expect(change.progress.state).toBe("completed");
      else expect(change.progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + waitMs });
    },
  );

  it("row strong takes effect at once with a printed code, or with the authenticator app, which is used up by it", async () => {
    for (const factor of ["totp", "recovery_code"] as const) {
      const world = recoveryWorld();
      const at = world.account.createdAt;
      if (factor === "totp") {
        world.enrolled.enrolApp({ id: "app", accountId: world.account.id, secret: APP_SECRET, addedAt: at });
      } else world.enrolled.print(world.account.id, ["ABCD2345EFGH6789"], at);
      const { confirmed } = await recoverWith(world, ["password", factor]);
      expect(confirmed.ok).toBe(true);
      expect(onlyCase(world)).toMatchObject({ row: "strong", progress: { state: "completed" } });
      const again = await ownerAgain(world, [factor]);
      expect(await showOne(world, again, factor)).toMatchObject({ ok: false });
    }
  });

  /** Another recovery of the same person with the number they have now. */
  async function ownerAgain(world: RecoveryWorld, belongings: readonly Belonging[]): Promise<OwnRecovery> {
    const own = await beginAs(world, { belongings });
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: "+966555555557" }));
    await proveNumber(world, own, { wish: { number: "+966555555557", email: null } });
    return own;
  }

  it("a browser that has signed in for a month shows itself, a newer one does not and nothing is asked for it", async () => {
    for (const [age, row] of [
      [31, "supported"],
      [29, "password"],
    ] as const) {
      const world = recoveryWorld();
      await world.ports.devices.remember(world.account.id, "device-token", world.clock.now() - age * DAY_MS);
      const own = await ownerWith(world, { belongings: ["password", "known_device"], deviceToken: "device-token" });
      expect(await showAll(world, own)).toEqual(["password"]);
      await confirmRecovery(world.ports, own);
      expect(onlyCase(world).row).toBe(row);
    }
  });

  it("a new number and a new e-mail go in one case, the e-mail's code after the number's", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world, { belongings: ["password"] });
    await proveNumber(world, own, { wish: { number: NEW_NUMBER, email: "new@example.sa" } });
    expect(await showAll(world, own)).toEqual(["new_email", "password"]);
    await confirmRecovery(world.ports, own);
    expect(onlyCase(world).contacts).toMatchObject({ newNumber: NEW_NUMBER, newEmail: "new@example.sa" });
    expect(world.world.accounts.get(world.account.id)).toMatchObject({
      mobile: { number: NEW_NUMBER },
      email: { address: "new@example.sa" },
    });
  });

  it("a new e-mail that cannot be proved is left out, and the number goes on alone", async () => {
    const world = recoveryWorld();
    const own = await beginAs(world, { belongings: ["password"] });
    await proveNumber(world, own, { wish: { number: NEW_NUMBER, email: "new@example.sa" } });
    await leaveEmailOut(world.ports, own);
    expect(await showAll(world, own)).toEqual(["password"]);
    await confirmRecovery(world.ports, own);
    expect(onlyCase(world).contacts.newEmail).toBeNull();
  });

  it("a number that another account held moves to its owner, and the other account is told elsewhere", async () => {
    const world = recoveryWorld();
    const holder = aReachablePerson({
      id: "0190c0de-0000-7000-8000-000000000009",
      nationalId: "2345678901",
      username: "Salem1234",
      mobile: { ...world.account.mobile, number: NEW_NUMBER },
      email: { address: "salem@example.sa", verifiedAt: world.account.createdAt },
    });
    world.world.accounts.set(holder.id, holder);
    await recoverWith(world, ["password"]);
    expect(world.world.accounts.get(holder.id)?.mobile.usable).toBe(false);
    expect(lastSaid(world, "mobile_moved_away_notice")).toBeDefined();
  });

  it("a fresh SIM waits a day where the row is not exempt", async () => {
    const world = recoveryWorld();
    const simChangedAt = world.clock.now() - HOUR_MS;
    world.mobileOwnership.assign(world.account.nationalId, ownedNumber({ number: NEW_NUMBER, simChangedAt }));
    await recoverWith(world, ["password"]);
    expect(onlyCase(world).progress).toMatchObject({ state: "waiting", dueAt: world.clock.now() + DAY_MS });
  });

  it("what cannot be shown after all is left out, and the way on is the next best", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["password", "email"] });
    expect(await taskOf(world, own)).toBe("password");
    await withholdProof(world.ports, own, "password");
    expect(await showAll(world, own)).toEqual(["registry_facts", "email"]);
    await confirmRecovery(world.ports, own);
    expect(onlyCase(world).row).toBe("forgotten");
  });

  it("the registry gives the number to nobody any more: nothing is written and the account keeps its number", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["password"] });
    await showAll(world, own);
    world.mobileOwnership.release(NEW_NUMBER);
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ ok: false, refusal: { code: "number_not_owned" } });
    expect(world.cases.size).toBe(0);
    expect(world.world.accounts.get(world.account.id)?.mobile.number).toBe(world.account.mobile.number);
  });

  it("the operators fall silent before the last word: all that was shown is kept, and confirming again goes on", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    await showAll(world, own);
    world.mobileOwnership.goDown();
    expect(await confirmRecovery(world.ports, own)).toMatchObject({ refusal: { code: "ownership_unknown" } });
    world.mobileOwnership.comeBack();
    expect(await confirmRecovery(world.ports, own)).toEqual({ ok: true, value: null });
    expect(world.cases.size).toBe(1);
  });
});

describe("confirming more than once", () => {
  it("twice in a row, or twenty times at once, is one case", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    await showAll(world, own);
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmRecovery(world.ports, own)));
    answers.push(await confirmRecovery(world.ports, own));
    expect(world.cases.size).toBe(1);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done", caseNumber: onlyCase(world).number });
  });

  it("after a crash between the case and the recovery's own end finds the case again, and opens no second one", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    await showAll(world, own);
    const crash = new Error("the process died");
    const crashing = {
      ...world.ports,
      recoveries: { ...world.ports.recoveries, replace: () => Promise.reject(crash) },
    };
    await expect(confirmRecovery(crashing, own)).rejects.toBe(crash);
    expect(world.cases.size).toBe(1);
    expect(await confirmRecovery(world.ports, own)).toEqual({ ok: true, value: null });
    expect(world.cases.size).toBe(1);
  });
});

describe("showing evidence", () => {
  it("facts are taken in Hijri and in Gregorian dates, and refused as one when either is wrong", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    const wrong = { ok: false, refusal: { code: "facts_wrong" } };
    expect(await showFacts(world.ports, own, WRONG_FACTS)).toEqual(wrong);
    expect(await showFacts(world.ports, own, { ...RIGHT_FACTS, idExpiry: aDate("2098-01-01") })).toEqual(wrong);
    const gregorian = { birthDate: aDate("1990-05-05"), idExpiry: aDate("2030-07-22") };
    world.civilRegistry.put({ ...(await personOf(world)), idExpiry: "2030-07-22" });
    expect(await showFacts(world.ports, own, { ...gregorian, idExpiry: aDate("1452/3/21") })).toEqual({
      ok: true,
      value: null,
    });
  });

  async function personOf(world: RecoveryWorld) {
    const found = await world.civilRegistry.find(world.account.nationalId);
    if (found.kind !== "person") throw new Error("the registry lost the person");
    return found.person;
  }

  it("attack: guesses at the registry's facts are limited by account and number, from whatever network and browser", async () => {
    const world = recoveryWorld();
    const answers: string[] = [];
    const own = await ownerWith(world);
    for (let nth = 0; nth < 8; nth += 1) {
      const elsewhere = { ...own, visit: { ...own.visit, network: `10.0.${nth}.0/24` } };
      const answer = await showFacts(world.ports, elsewhere, WRONG_FACTS);
      answers.push(answer.ok ? "right" : answer.refusal.code);
    }
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "facts_wrong"));
    expect(new Set(answers.slice(5))).toEqual(new Set(["too_many_attempts"]));
  });

  it("attack: guesses by who holds another SIM in the person's name do not hold the person up", async () => {
    const world = recoveryWorld();
    const nearOne = await ownerWith(world);
    world.clock.advance(61_000);
    const person = await beginAs(world, { aim: { kind: "freeze_account" } });
    await proveNumber(world, person, { wish: { number: world.account.mobile.number, email: null } });
    for (let nth = 0; nth < 30; nth += 1) await showFacts(world.ports, nearOne, WRONG_FACTS);
    expect(await showFacts(world.ports, nearOne, RIGHT_FACTS)).toMatchObject({
      refusal: { code: "too_many_attempts" },
    });
    expect((await showFacts(world.ports, person, RIGHT_FACTS)).ok).toBe(true);
  });

  it("a registry that is silent costs no guess", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world);
    world.civilRegistry.goDown();
    for (let nth = 0; nth < 9; nth += 1) {
      expect(await showFacts(world.ports, own, WRONG_FACTS)).toMatchObject({
        refusal: { code: "registry_unavailable" },
      });
    }
    world.civilRegistry.comeBack();
    expect(await showFacts(world.ports, own, RIGHT_FACTS)).toEqual({ ok: true, value: null });
  });

  it("attack: the password is guessed here by the sign-in's own count", async () => {
    const world = recoveryWorld();
    const own = await ownerWith(world, { belongings: ["password"] });
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await showPassword(world.ports, own, "Not-The-One#1")).toMatchObject({
        refusal: { code: "own_password_wrong" },
      });
    }
    expect(await showPassword(world.ports, own, PASSWORD)).toMatchObject({ refusal: { code: "too_many_attempts" } });
    expect(lastSaid(world, "sign_in_attempts_notice")).toBeDefined();
  });

  it("no code goes to an e-mail that was never confirmed, nor to a number that is not the person's any more", async () => {
    const world = recoveryWorld(aReachablePerson({ email: { address: "ahmad@example.sa", verifiedAt: null } }));
    world.mobileOwnership.release(world.account.mobile.number);
    const own = await ownerWith(world, { belongings: ["email", "old_sim"] });
    const before = world.world.messages.length;
    for (const channel of ["email", "old_sim"] as const) {
      expect(await sendChannelCode(world.ports, own, channel)).toMatchObject({ refusal: { code: "channel_unusable" } });
    }
    expect(world.world.messages).toHaveLength(before);
  });

  it("attack: chaining fresh evidence. A password that was set an hour ago opens nothing faster", async () => {
    const world = recoveryWorld();
    const account = { ...world.account, passwordChangedAt: world.clock.now() - HOUR_MS };
    world.world.accounts.set(account.id, account);
    const own = await ownerWith(world, { belongings: ["password", "email"] });
    expect(await showAll(world, own)).toEqual(["password", "registry_facts", "email"]);
    expect((await confirmRecovery(world.ports, own)).ok).toBe(true);
    expect(onlyCase(world)).toMatchObject({ row: "forgotten", progress: { dueAt: world.clock.now() + DAY_MS } });
  });

  it("attack: a family member with the shared computer and a SIM in the person's name waits a week, told to all", async () => {
    const world = recoveryWorld();
    await world.ports.devices.remember(world.account.id, "device-token", world.clock.now() - 400 * DAY_MS);
    const own = await ownerWith(world, { belongings: ["known_device"], deviceToken: "device-token" });
    await showAll(world, own);
    await confirmRecovery(world.ports, own);
    expect(onlyCase(world)).toMatchObject({ row: "everything_lost", progress: { state: "waiting" } });
    const told = world.world.messages.filter(({ content }) => content.template === "mobile_change_requested_notice");
    expect(told.map(({ recipient }) => recipient.to)).toEqual(
      expect.arrayContaining([world.account.mobile.number, "ahmad@example.sa", NEW_NUMBER]),
    );
  });
});
