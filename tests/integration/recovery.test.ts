import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { isNationalId } from "#lib/domain/national-id.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { aName, beginAs, RIGHT_FACTS, recoveryOf, typedIdentity, WRONG_FACTS } from "#tests/support/recovery-world.ts";
import { inParallel } from "#tests/support/storage.ts";
import { type StoredRecoveryWorld, storedRecoveryWorld } from "#tests/support/stored-recovery-world.ts";

describe("recovery on PostgreSQL", () => {
  let world: StoredRecoveryWorld;
  let people = 0;

  beforeAll(async () => {
    world = await storedRecoveryWorld();
  });
  afterAll(() => world.storage.close());
  beforeEach(() => world.clock.advance(2 * 24 * 60 * 60 * 1000));

  /** Someone with an account, papers, and a spare number on an old SIM. */
  async function someone(): Promise<{ readonly account: Account; readonly spare: string }> {
    do people += 1;
    while (!isNationalId(`100000${String(people).padStart(4, "0")}`));
    const account = await world.addPerson(people);
    const spare = `+96652222${String(people).padStart(4, "0")}`;
    world.mobileOwnership.assign(account.nationalId, ownedNumber({ number: spare }));
    world.civilRegistry.put(registryPerson({ nationalId: account.nationalId }));
    return { account, spare };
  }

  /** Whoever has proved a number of their own. */
  async function anOwner(aim: RecoveryAim = { kind: "change_number" }) {
    const { account, spare } = await someone();
    const own = await beginAs(world, { aim, network: `10.9.${people}.0/24` });
    const typed = { name: aName(account.nationalId), wish: { number: spare, email: null } };
    await identify(world.ports, own, await typedIdentity(world, own, typed));
    await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
    return { account, spare, own };
  }

  /** The statements that a try by this name needs up to the registry's no, and what it writes into the outbox. */
  async function triedBy(name: string, number: string, aim: RecoveryAim) {
    const own = await beginAs(world, { aim, network: `10.8.${people}.0/24` });
    const before = world.world.messages.length;
    const statements = await countStatements(async () => {
      const typed = { name: aName(name), wish: { number, email: null } };
      await identify(world.ports, own, await typedIdentity(world, own, typed));
      await enterNumberCode(world.ports, own, "000000");
      await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
    });
    const written = world.world.messages.slice(before).map(({ recipient, content, language }) => ({
      channel: recipient.channel,
      template: content.template,
      language,
    }));
    return { statements, written, state: await recoveryOf(world, own) };
  }

  /** One query by either key of an account. */
  function withoutKey(statement: string): string {
    return statement.replace(/WHERE (?:national_id|username)_key = \$1$/, "WHERE key = $1");
  }

  /** The statements that reach the database meanwhile, as its own client sends them. */
  async function countStatements(run: () => Promise<void>): Promise<readonly string[]> {
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await run();
    const texts = sent.mock.calls.map(([statement]) => textOf(statement));
    sent.mockRestore();
    return texts;
  }

  function textOf(statement: unknown): string {
    if (typeof statement === "string") return statement;
    return typeof statement === "object" && statement !== null && "text" in statement ? String(statement.text) : "";
  }

  it.each([{ kind: "change_number" }, { kind: "forgotten_password" }] as const)(
    "costs the same statements and jobs for an account that exists and for one that does not, by id and by username: $kind",
    async (aim) => {
      const { account } = await someone();
      const stranger = (nth: number) => `+96653333${String(people * 10 + nth).padStart(4, "0")}`;
      const tries = [
        await triedBy(account.nationalId, stranger(1), aim),
        await triedBy("1000000008", stranger(2), aim),
        await triedBy(account.username, stranger(3), aim),
        await triedBy("Nobody9999", stranger(4), aim),
      ];
      expect(tries[0]?.statements.length).toBeGreaterThan(5);
      for (const tried of tries) {
        expect(tried.statements.map(withoutKey)).toEqual(tries[0]?.statements.map(withoutKey));
        expect(tried.written).toEqual([{ channel: "sms", template: "account_recovery_code", language: "ar" }]);
        expect(tried.state).toMatchObject({ step: "number_refused", reason: "number_not_matched" });
      }
    },
  );

  it("attack: counts 200 guesses at the number's code that come at once as five", async () => {
    const { account, spare } = await someone();
    const own = await beginAs(world);
    const typed = { name: aName(account.nationalId), wish: { number: spare, email: null } };
    await identify(world.ports, own, await typedIdentity(world, own, typed));
    const right = lastSaid(world, "account_recovery_code").code;
    const outcomes = await inParallel(200, (guess) =>
      enterNumberCode(world.ports, own, String(guess).padStart(6, "0")),
    );
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === "code_wrong")).toHaveLength(4);
    expect(await enterNumberCode(world.ports, own, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
  }, 60_000);

  it("attack: counts 200 guesses at the code of a channel that come at once as five", async () => {
    const { own } = await anOwner();
    expect((await sendChannelCode(world.ports, own, "old_sim")).ok).toBe(true);
    const right = lastSaid(world, "account_recovery_code").code;
    const guess = (code: string) => enterChannelCode(world.ports, own, { channel: "old_sim", code });
    const wrong = Array.from({ length: 200 }, (_, nth) => String(nth).padStart(6, "0")).filter((one) => one !== right);
    const outcomes = await inParallel(wrong.length, (nth) => guess(wrong[nth] ?? ""));
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === "code_wrong")).toHaveLength(4);
    expect(await guess(right)).toMatchObject({ refusal: { code: "code_exhausted" } });
  }, 60_000);

  it("attack: compares five of 200 guesses at the registry's facts that come at once, from many networks", async () => {
    const { own } = await anOwner();
    const outcomes = await inParallel(200, (nth) =>
      showFacts(world.ports, { ...own, visit: { ...own.visit, network: `10.7.${nth}.0/24` } }, WRONG_FACTS),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? "right" : outcome.refusal.code));
    expect(codes.filter((code) => code === "facts_wrong")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(195);
    expect(await showFacts(world.ports, own, RIGHT_FACTS)).toMatchObject({ refusal: { code: "too_many_attempts" } });
  }, 60_000);

  it("opens one case however often it is confirmed at once, and finds it again after a crash", async () => {
    const { account, own } = await anOwner();
    await showFacts(world.ports, own, RIGHT_FACTS);
    const crash = new Error("the process died");
    const dying = { ...world.ports, recoveries: { ...world.ports.recoveries, replace: () => Promise.reject(crash) } };
    await expect(confirmRecovery(dying, own)).rejects.toBe(crash);
    await inParallel(20, () => confirmRecovery(world.ports, own));
    const cases = await world.storage.database.mobileChangeCase.findMany({ where: { accountId: account.id } });
    expect(cases).toHaveLength(1);
    expect(await recoveryOf(world, own)).toEqual({
      step: "done",
      aim: { kind: "change_number" },
      caseNumber: cases[0]?.number,
      username: null,
    });
  });

  it("tells a forgotten username once, however often it is confirmed at once, and keeps it sealed", async () => {
    const { account, own } = await anOwner({ kind: "find_username" });
    const outcomes = await inParallel(20, () => confirmRecovery(world.ports, own));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const sent = world.world.messages.filter(({ content }) => content.template === "username_reminder");
    expect(sent.map(({ recipient }) => recipient.to)).toEqual([account.mobile.number]);
    expect(await recoveryOf(world, own)).toMatchObject({ step: "done", username: null });
    const rows = JSON.stringify(await world.storage.database.flow.findMany({ where: { kind: "recovery" } }));
    expect(rows).not.toContain(account.username);
  });

  it("keeps no id, name, number or date of a recovery in the clear", async () => {
    const { account, spare, own } = await anOwner();
    await showFacts(world.ports, own, RIGHT_FACTS);
    const rows = JSON.stringify(await world.storage.database.flow.findMany({ where: { kind: "recovery" } }));
    for (const secret of [account.nationalId, spare, account.id, own.flowId, "1410-10-10"]) {
      expect(rows).not.toContain(secret);
    }
  });
});
