import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import { webauthnPasskeys } from "#lib/adapters/passkeys/webauthn-passkeys.ts";
import type { Account } from "#lib/domain/account/account.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import { parseRegistryDate, type RegistryDate } from "#lib/domain/registry-date.ts";
import { parseSignInName, type SignInName } from "#lib/domain/sign-in-name.ts";
import { beginRecovery } from "#lib/flows/recovery/begin.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify, type TypedIdentity } from "#lib/flows/recovery/identify.ts";
import type { OwnRecovery, RecoveryPorts } from "#lib/flows/recovery/recovery-ports.ts";
import type { TypedFacts } from "#lib/flows/recovery/show-facts.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { fakeCivilRegistry, registryPerson } from "./fakes/civil-registry.ts";
import { anAccount } from "./fakes/memory-accounts.ts";
import { memoryFactors } from "./fakes/memory-factors.ts";
import { memoryInPersonCodes } from "./fakes/memory-in-person-codes.ts";
import { memoryPasskeyChallenges, memoryPasskeys } from "./fakes/memory-passkeys.ts";
import { memoryFlowStore } from "./fakes/memory-stores.ts";
import { lastSaid, type MobileChangeWorld, mobileChangeWorld, NEW_NUMBER } from "./mobile-change-world.ts";
import { ORIGIN } from "./passkey-world.ts";

/** A person whose e-mail was confirmed with the account, so that it counts. */
export function aReachablePerson(changes: Partial<Account> = {}): Account {
  const person = anAccount(changes);
  return changes.email === undefined
    ? { ...person, email: { address: "ahmad@example.sa", verifiedAt: person.createdAt } }
    : person;
}

/** The same world where the operator allows numbers of the Emirates. */
export function recoveryWorldAbroad(account: Account = aReachablePerson()): RecoveryWorld {
  const world = recoveryWorld(account);
  return { ...world, ports: { ...world.ports, policy: { ...world.ports.policy, countries: ["SA", "AE"] } } };
}

/** The mobile change's world with a civil registry and recoveries. */
export function recoveryWorld(account: Account = aReachablePerson()) {
  return asRecoveryWorld(mobileChangeWorld(account), ({ world }) =>
    memoryFlowStore(world, world.flows as Map<string, FoundFlow<RecoveryState>>),
  );
}

/** Adds to a world what recovery needs besides a change of number. */
export function asRecoveryWorld<World extends MobileChangeWorld>(
  world: World,
  recoveriesOf: (world: World) => RecoveryPorts["recoveries"],
) {
  const civilRegistry = fakeCivilRegistry([registryPerson({ nationalId: world.account.nationalId })]);
  const enrolled = memoryFactors(world.world);
  const { totps, recoveryCodes } = enrolled;
  const passkeys = memoryPasskeys(world.world);
  const lists = [passkeys, enrolled.factors];
  const factors = { list: async (id: string) => (await Promise.all(lists.map((one) => one.list(id)))).flat() };
  const recoveries = recoveriesOf(world);
  const inPersonCodes = memoryInPersonCodes();
  const ports: RecoveryPorts = {
    ...world.ports,
    authenticatorCodes: otplibCodes,
    civilRegistry,
    factors,
    inPersonCodes,
    passkeyChallenges: memoryPasskeyChallenges(),
    passkeys,
    recoveries,
    recoveryCodes,
    totps,
    webauthn: webauthnPasskeys(ORIGIN),
  };
  return { ...world, ports, civilRegistry, enrolled, inPersonCodes, passkeys };
}

/** Everything a test of recovery touches. */
export type RecoveryWorld = ReturnType<typeof recoveryWorld>;

/** A name that is known to be well-formed. */
export function aName(typed: string): SignInName {
  const name = parseSignInName(typed);
  if (!name.ok) throw new Error("the test's own name is malformed");
  return name.value;
}

/** A date that is known to be well-formed. */
export function aDate(typed: string): RegistryDate {
  const date = parseRegistryDate(typed);
  if (!date.ok) throw new Error("the test's own date is malformed");
  return date.value;
}

/** What the papers of `registryPerson()` say. */
export const RIGHT_FACTS: TypedFacts = { birthDate: aDate("1410/10/10"), idExpiry: aDate("2099-01-01") };

/** Dates of someone else. */
export const WRONG_FACTS: TypedFacts = { birthDate: aDate("1411/10/10"), idExpiry: aDate("2099-01-01") };

type Beginning = {
  readonly aim?: RecoveryAim;
  readonly belongings?: readonly Belonging[];
  readonly network?: string;
  readonly deviceToken?: string;
};

/** A browser that has begun a recovery. */
export async function beginAs({ ports }: RecoveryWorld, beginning: Beginning = {}): Promise<OwnRecovery> {
  const { aim = { kind: "change_number" }, belongings = [], network = "192.0.2.0/24", deviceToken = null } = beginning;
  const flowId = await beginRecovery(ports, aim, belongings);
  return { flowId, visit: { network, deviceToken }, language: "ar" };
}

/** What the person of the world types first, the picture's answer read from the fake. */
export async function typedIdentity(
  { ports, pictures, clock, account }: RecoveryWorld,
  own: OwnRecovery,
  changes: Partial<TypedIdentity> = {},
): Promise<TypedIdentity> {
  const ticket = { purpose: "recovery", flowId: own.flowId, now: clock.now() } as const;
  const picture = pictures.answerOf(await ports.pictures.current(ticket, 5));
  return { name: aName(account.nationalId), wish: { number: NEW_NUMBER, email: null }, picture, ...changes };
}

/** From the beginning to the number's right code, whatever the registry then says of it. */
export async function proveNumber(
  world: RecoveryWorld,
  own: OwnRecovery,
  changes: Partial<TypedIdentity> = {},
): Promise<RecoveryState> {
  const identified = await identify(world.ports, own, await typedIdentity(world, own, changes));
  if (!identified.ok) throw new Error(`no code was sent: ${identified.refusal.code}`);
  const proved = await enterNumberCode(world.ports, own, lastSaid(world, "account_recovery_code").code);
  if (!proved.ok) throw new Error(`the code was refused: ${proved.refusal.code}`);
  return recoveryOf(world, own);
}

/** A browser whose person has proved a number of their own. */
export async function ownerWith(world: RecoveryWorld, beginning: Beginning = {}): Promise<OwnRecovery> {
  const own = await beginAs(world, beginning);
  const state = await proveNumber(world, own);
  if (state.step !== "owner_proved") throw new Error(`not proved: ${state.step}`);
  return own;
}

/** Where a recovery stands. */
export async function recoveryOf({ ports }: Pick<RecoveryWorld, "ports">, own: OwnRecovery): Promise<RecoveryState> {
  const found = await ports.recoveries.find(own.flowId);
  if (found === null) throw new Error("there is no such recovery");
  return found.state;
}
