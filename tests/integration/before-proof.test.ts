import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { isNationalId } from "#lib/domain/national-id.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { resendNumberCode } from "#lib/flows/recovery/send-number-code.ts";
import { vouchByDeskCode } from "#lib/flows/recovery/vouch-abroad.ts";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { inPersonCodes } from "#lib/stores/in-person-codes.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { recoveryStore } from "#lib/stores/recovery-store.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { latestCase, request } from "#tests/support/case-steps.ts";
import { type Cost, costOf } from "#tests/support/cost-of.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { absherBrowser, absherCredentials, lastSaid } from "#tests/support/mobile-change-world.ts";
import { aName, asRecoveryWorld, beginAs, typedIdentity } from "#tests/support/recovery-world.ts";
import { storedChangeWorld } from "#tests/support/stored-change-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const DESK_CODE = "ABCDEFGH";

/** A world with everything but the outside in PostgreSQL, where the operator allows numbers of the Emirates. */
async function storedWorld() {
  const stored = await storedChangeWorld();
  const { storage } = stored;
  const stores = {
    codeAllowance: codeAllowance(storage),
    devices: knownDeviceStore(storage),
    throttle: throttleStore(storage),
    policy: { ...stored.ports.policy, countries: ["SA", "AE"] as const },
  };
  const world = asRecoveryWorld({ ...stored, ports: { ...stored.ports, ...stores } }, () => recoveryStore(storage));
  return { ...world, ports: { ...world.ports, inPersonCodes: inPersonCodes(storage) } };
}

describe("before proof, an account that exists and one that does not cost the same statements and jobs", () => {
  let world: Awaited<ReturnType<typeof storedWorld>>;
  let people = 40;
  let tries = 0;

  beforeAll(async () => {
    world = await storedWorld();
  });
  afterAll(() => world.storage.close());
  beforeEach(() => world.clock.advance(2 * DAY_MS));

  function someone(): Promise<Account> {
    do people += 1;
    while (!isNationalId(`100000${String(people).padStart(4, "0")}`));
    return world.addPerson(people);
  }

  /** Someone whose change waits. */
  async function withCase() {
    const account = await someone();
    const spare = `+96654444${String(people).padStart(4, "0")}`;
    world.mobileOwnership.assign(account.nationalId, ownedNumber({ number: spare }));
    await request(world.as(account), ["registry_facts"], { number: spare });
    return { account, caseNumber: (await latestCase({ ...world, account })).number };
  }

  /** The names of somebody and of nobody, by username and by id. */
  const namesOf = ({ username }: Account, { nationalId }: Account) => [
    username,
    "Nobody7777",
    nationalId,
    "1000000008",
  ];

  async function allCostTheSame(
    names: readonly string[],
    run: (name: string, nth: number) => Promise<unknown>,
  ): Promise<Cost> {
    const costs: Cost[] = [];
    for (const name of names) {
      tries += 1;
      costs.push(await costOf(world.world.messages, () => run(name, tries)));
    }
    const [first] = costs;
    if (first === undefined) throw new Error("nobody was tried");
    expect(first.statements.length).toBeGreaterThan(3);
    for (const cost of costs) expect(cost).toEqual(first);
    return first;
  }

  const AIMS = [
    "change_number",
    "cancel_change",
    "undo_change",
    "set_password",
    "freeze_account",
    "lift_freeze",
    "report_stolen_phone",
    "forgotten_password",
    "find_username",
    "weak_rows_on",
  ] as const satisfies readonly RecoveryAim["kind"][];

  function aimOf(kind: (typeof AIMS)[number], caseNumber: string): RecoveryAim {
    return kind === "cancel_change" || kind === "undo_change" || kind === "set_password"
      ? { kind, caseNumber }
      : { kind };
  }

  it.each(AIMS)("in recovery for %s, up to the refusal of a stranger's number", async (kind) => {
    const { account, caseNumber } = await withCase();
    const cost = await allCostTheSame(namesOf(account, account), async (name, nth) => {
      const own = await beginAs(world, { aim: aimOf(kind, caseNumber), network: `10.11.${nth}.0/24` });
      const wish = { number: `+96653131${String(nth).padStart(4, "0")}`, email: null };
      await identify(world.ports, own, await typedIdentity(world, own, { name: aName(name), wish }));
      await enterNumberCode(world.ports, own, "000000");
      await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
    });
    expect(cost.jobs).toEqual([["account_recovery_code", "ar"]]);
  });

  it.each(AIMS)("in recovery for %s with a number of another country, up to a wrong code", async (kind) => {
    const { account, caseNumber } = await withCase();
    await allCostTheSame(namesOf(account, account), async (name, nth) => {
      const own = await beginAs(world, { aim: aimOf(kind, caseNumber), network: `10.12.${nth}.0/24` });
      const wish = { number: `+97150${String(1_000_000 + nth)}`, email: null };
      await identify(world.ports, own, await typedIdentity(world, own, { name: aName(name), wish }));
      await vouchByDeskCode(world.ports, own, DESK_CODE);
      await enterNumberCode(world.ports, own, "000000");
      await resendNumberCode(world.ports, own);
    });
  });

  it("on the Absher route with a wrong password, and the sixth time, when the owner is warned", async () => {
    const names = namesOf(await someone(), await someone());
    const cost = await allCostTheSame(names, async (name, nth) => {
      for (let failed = 0; failed < 6; failed += 1) {
        const own = absherBrowser(await startAbsherRoute(world.ports), `10.13.${nth}.0/24`);
        const typed = await absherCredentials(world, own, { name: aName(name), password: "Wrong-Horse#1" });
        await provePassword(world.ports, own, typed);
      }
    });
    expect(cost.jobs.length).toBeGreaterThan(0);
  });
});
