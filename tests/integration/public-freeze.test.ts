import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { FreezeChannel } from "#lib/domain/freeze/freeze-machine.ts";
import { isNationalId } from "#lib/domain/national-id.ts";
import { enterFreezeCode } from "#lib/flows/freeze/enter-freeze-code.ts";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { freezeStore } from "#lib/stores/freeze-store.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { asFreezeWorld, askedAs, freezeAs } from "#tests/support/freeze-world.ts";
import { lastSaid } from "#tests/support/mobile-change-world.ts";
import { inParallel } from "#tests/support/storage.ts";
import { storedChangeWorld } from "#tests/support/stored-change-world.ts";

/** A world with everything but the outside in PostgreSQL. */
async function storedFreezeWorld() {
  const stored = await storedChangeWorld();
  const { storage } = stored;
  const stores = {
    codeAllowance: codeAllowance(storage),
    devices: knownDeviceStore(storage),
    throttle: throttleStore(storage),
  };
  return asFreezeWorld({ ...stored, ports: { ...stored.ports, ...stores } }, () => freezeStore(storage));
}

describe("freezing from the public page on PostgreSQL", () => {
  let world: Awaited<ReturnType<typeof storedFreezeWorld>>;
  let people = 20;

  beforeAll(async () => {
    world = await storedFreezeWorld();
  });
  afterAll(() => world.storage.close());
  beforeEach(() => world.clock.advance(2 * 24 * 60 * 60 * 1000));

  const someone = () => {
    do people += 1;
    while (!isNationalId(`100000${String(people).padStart(4, "0")}`));
    return world.addPerson(people);
  };
  const isFrozen = async (id: string) => (await world.accountNow(id)).status.kind === "frozen";

  /** The statements of a run as the database's own client sends them, one look-up by either key of an account, and the jobs it writes. */
  async function costOf(run: () => Promise<unknown>) {
    const before = world.world.messages.length;
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await run();
    const statements = sent.mock.calls.map(([statement]) =>
      textOf(statement).replace(/WHERE (?:national_id|username)_key = \$1$/, "WHERE key = $1"),
    );
    sent.mockRestore();
    const jobs = world.world.messages.slice(before).map(({ content, language }) => [content.template, language]);
    return { statements, jobs };
  }

  function textOf(statement: unknown): string {
    if (typeof statement === "string") return statement;
    return typeof statement === "object" && statement !== null && "text" in statement ? String(statement.text) : "";
  }

  it.each(["sms", "email"] as const)(
    "by %s costs the same statements and jobs for an account and for nobody, up to a wrong code",
    async (channel) => {
      const account = await someone();
      await confirmEmail(account.id);
      const tried = (name: string) =>
        costOf(async () => {
          const own = await askedAs(world, name, channel satisfies FreezeChannel, `10.3.${people}.0/24`);
          await enterFreezeCode(world.ports, own, "000000");
        });
      const costs = [];
      for (const name of [account.username, "Nobody9999", account.nationalId, "1000000008"])
        costs.push(await tried(name));
      expect(costs[0]?.statements.length).toBeGreaterThan(5);
      for (const cost of costs) expect(cost).toEqual(costs[0]);
    },
  );

  it("attack: by every code that a channel gets, and then one to the other channel, costs the same for an account and for nobody", async () => {
    const account = await someone();
    await confirmEmail(account.id);
    const channels = ["sms", "sms", "sms", "sms", "sms", "sms", "email"] as const;
    const costs = [];
    for (const name of [account.username, "Nobody7777"]) {
      costs.push(
        await costOf(async () => {
          for (const [nth, channel] of channels.entries()) await askedAs(world, name, channel, `10.8.${nth}.0/24`);
        }),
      );
    }
    expect(costs[0]?.jobs).toHaveLength(channels.length);
    expect(costs[1]).toEqual(costs[0]);
  });

  it("by a wrong password costs the same statements and jobs for an account and for nobody", async () => {
    const account = await someone();
    const costs = [];
    for (const name of [account.username, "Nobody8888", account.nationalId, "1000000008"]) {
      costs.push(await costOf(() => freezeAs(world, name, "Wrong-Horse#1", `10.4.${people}.0/24`)));
    }
    expect(costs[0]?.statements.length).toBeGreaterThan(3);
    for (const cost of costs) expect(cost).toEqual(costs[0]);
  });

  it("attack: counts 200 guesses at the code that come at once as five, and the right one is none of them", async () => {
    const account = await someone();
    const own = await askedAs(world, account.username, "sms", `10.5.${people}.0/24`);
    const right = lastSaid(world, "freeze_code").code;
    const outcomes = await inParallel(200, (guess) =>
      enterFreezeCode(world.ports, own, String(guess).padStart(6, "0")),
    );
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === "code_wrong")).toHaveLength(4);
    expect(await enterFreezeCode(world.ports, own, right)).toMatchObject({ refusal: { code: "code_exhausted" } });
    expect(await isFrozen(account.id)).toBe(false);
  }, 60_000);

  it("attack: looks at five of 200 passwords that come at once from one network", async () => {
    const account = await someone();
    const network = `10.6.${people}.0/24`;
    const outcomes = await inParallel(200, (guess) =>
      freezeAs(world, account.username, `Wrong-Horse#${guess}`, network),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? "frozen" : outcome.refusal.code));
    expect(codes.filter((code) => code === "sign_in_wrong")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(195);
    expect(await isFrozen(account.id)).toBe(false);
  }, 60_000);

  it("freezes once of however many right codes at once, and tells everyone once", async () => {
    const account = await someone();
    const own = await askedAs(world, account.nationalId, "sms", `10.7.${people}.0/24`);
    const { code } = lastSaid(world, "freeze_code");
    const told = world.world.messages.length;
    const outcomes = await inParallel(12, () => enterFreezeCode(world.ports, own, code));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await isFrozen(account.id)).toBe(true);
    const notices = world.world.messages.slice(told).map(({ content }) => content.template);
    expect(notices).toEqual(["account_frozen_notice", "account_frozen_notice"]);
    expect(await world.storage.database.freezeUse.count({ where: { accountId: account.id } })).toBe(1);
  });

  async function confirmEmail(id: string): Promise<void> {
    const found = await world.accountNow(id);
    if (found.email === null) throw new Error("the person has no e-mail");
    await world.storage.database.account.update({
      where: { id },
      data: { emailVerifiedAt: new Date(found.createdAt) },
    });
  }
});
