import type { Account } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import type { MessageContent } from "#lib/domain/outgoing-message.ts";
import { parseSignInName } from "#lib/domain/sign-in-name.ts";
import type { ChangePorts, OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import type { AbsherCredentials } from "#lib/flows/mobile-change/prove-password.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { fakeClock } from "#tests/support/fakes/clock.ts";
import { anAccount, memoryAccountStore } from "#tests/support/fakes/memory-accounts.ts";
import { memoryMobileChanges } from "#tests/support/fakes/memory-mobile-changes.ts";
import { fakePictureCodes } from "#tests/support/fakes/memory-picture-codes.ts";
import {
  memoryCodeAllowance,
  memoryHoldCodes,
  memoryKnownDevices,
  memoryThrottle,
} from "#tests/support/fakes/memory-stores.ts";
import { memoryWorld } from "#tests/support/fakes/memory-world.ts";
import { fakeMobileOwnership, ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { fakeChance, fakeHash, fakeLog, fakePasswords } from "#tests/support/fakes/secrets.ts";

/** The number that people change to in these tests; the registry gives it to `anAccount()` on an old SIM. */
export const NEW_NUMBER = "+966555555551";

/** A world of one person with an account, an old SIM and a new one, everything in memory. */
export function mobileChangeWorld(account: Account = anAccount()) {
  const world = memoryWorld([account]);
  const [clock, pictures, passwords] = [fakeClock(), fakePictureCodes(), fakePasswords()];
  const mobileOwnership = fakeMobileOwnership();
  mobileOwnership.assign(account.nationalId, ownedNumber({ number: account.mobile.number }));
  mobileOwnership.assign(account.nationalId, ownedNumber({ number: NEW_NUMBER }));
  const factors: Factor[] = [];
  const mobileChanges = memoryMobileChanges(world);
  const holdCodes = Array.from({ length: 500 }, (_, count) => holdCodeNumber(count));
  const log = fakeLog();
  const ports: ChangePorts & Pick<Ports, "log"> = {
    accounts: memoryAccountStore(world),
    chance: { ...fakeChance(), holdCode: () => holdCodes.shift() ?? "ZZZZZZZZ" },
    clock,
    codeAllowance: memoryCodeAllowance(),
    devices: memoryKnownDevices(),
    factors: { list: async () => [...factors] },
    hash: fakeHash,
    holdCodes: memoryHoldCodes(world),
    log,
    jobs: {
      start: async () => {},
      runDue: async () => {},
      nudge: () => {},
      isUnderWay: async () => false,
      stop: async () => {},
    },
    mobileChanges,
    mobileOwnership,
    passwords,
    pictures,
    policy: { passwordProfile: "national", minimumAgeYears: 15, waits: DEFAULT_WAITS, countries: ["SA"] },
    throttle: memoryThrottle(),
  };
  return {
    world,
    ports,
    clock,
    log,
    pictures,
    passwords,
    mobileOwnership,
    cases: mobileChanges.cases,
    account,
    factors,
  };
}

/** Everything a test of the mobile change touches. */
export type MobileChangeWorld = ReturnType<typeof mobileChangeWorld>;

function holdCodeNumber(count: number): string {
  const letters = count.toString(26).replace(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26)));
  return letters.padStart(8, "A");
}

/** A browser on the Absher route. */
export function absherBrowser(flowId: string, network = "192.0.2.0/24"): OwnFlow {
  return { flowId, visit: { network, deviceToken: null }, session: null };
}

/** The session of the account area in which people change their number in these tests. */
export const ACCOUNT_SESSION = "kept-session";

/** A browser signed in to an account. */
export function signedInBrowser(flowId: string, accountId: string): OwnFlow {
  return { ...absherBrowser(flowId), session: { accountId, sid: ACCOUNT_SESSION } };
}

/** What the owner of `anAccount()` types on the Absher route, the picture's answer read from the fake. */
export async function absherCredentials(
  { ports, pictures, clock }: MobileChangeWorld,
  own: OwnFlow,
  changes: Partial<AbsherCredentials> = {},
): Promise<AbsherCredentials> {
  const ticket = { purpose: "recovery", flowId: own.flowId, now: clock.now() } as const;
  const found = await ports.mobileChanges.find(own.flowId);
  const digits = found?.state.step === "started" ? found.state.pictureDigits : 5;
  const picture = pictures.answerOf(await pictures.current(ticket, digits));
  const name = parseSignInName("Ahmad1234");
  if (!name.ok) throw new Error("the test's own name is malformed");
  return { name: name.value, fullName: "أحمد الحربي", password: "Correct-Horse#1", picture, ...changes };
}

/** The newest message of a kind; throws when there is none. */
export function lastSaid<Template extends MessageContent["template"]>(
  { world }: Pick<MobileChangeWorld, "world">,
  template: Template,
): Extract<MessageContent, { template: Template }> {
  const found = world.messages.findLast(({ content }) => content.template === template)?.content;
  if (found?.template !== template) throw new Error(`nothing was said by ${template}`);
  return found as Extract<MessageContent, { template: Template }>;
}
