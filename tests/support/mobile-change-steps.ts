import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import { enterEmailCode, enterNumberCode } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { confirmChange } from "#lib/flows/mobile-change/send-code.ts";
import { startAbsherRoute, startSignedInRoute } from "#lib/flows/mobile-change/start.ts";
import {
  ACCOUNT_SESSION,
  absherBrowser,
  absherCredentials,
  lastSaid,
  type MobileChangeWorld,
  NEW_NUMBER,
  signedInBrowser,
} from "./mobile-change-world.ts";

type Wish = { readonly number?: string; readonly email?: string | null };

/** The Absher route up to its Self-services. */
export async function enterByAbsher(world: MobileChangeWorld, network?: string): Promise<OwnFlow> {
  const own = absherBrowser(await startAbsherRoute(world.ports), network);
  const entered = await provePassword(world.ports, own, await absherCredentials(world, own));
  if (!entered.ok) throw new Error(`not let in: ${entered.refusal.code}`);
  return own;
}

/** The signed-in route after a fresh sign-in with password and SMS code. */
export async function enterSignedIn({ ports, account }: MobileChangeWorld, amr = ["pwd", "sms"]): Promise<OwnFlow> {
  const proof = { sid: ACCOUNT_SESSION, amr };
  return signedInBrowser(await startSignedInRoute(ports, account, proof), account.id);
}

/** New number, review, "Confirm the change". */
export async function askForChange(world: MobileChangeWorld, own: OwnFlow, wish: Wish = {}): Promise<void> {
  const { number = NEW_NUMBER, email = null } = wish;
  const given = await giveNewNumber(world.ports, own, { number, email });
  if (!given.ok) throw new Error(`the number was refused: ${given.refusal.code}`);
  const confirmed = await confirmChange(world.ports, own);
  if (!confirmed.ok) throw new Error(`no code was sent: ${confirmed.refusal.code}`);
}

/** From the new number to the end, with every code right. */
export async function changeNumber(
  world: MobileChangeWorld,
  own: OwnFlow,
  wish: Wish = {},
): Promise<MobileChangeState> {
  await askForChange(world, own, wish);
  await enterNumberCode(world.ports, own, lastSaid(world, "mobile_change_code").code);
  if (wish.email) await enterEmailCode(world.ports, own, lastSaid(world, "email_code").code);
  return stateOf(world, own);
}

/** Where a flow stands. */
export async function stateOf({ ports }: MobileChangeWorld, own: OwnFlow): Promise<MobileChangeState> {
  const found = await ports.mobileChanges.find(own.flowId);
  if (found === null) throw new Error("there is no such flow");
  return found.state;
}

/** The one case of the world; throws when there is none or more. */
export function onlyCase({ cases }: MobileChangeWorld): ChangeCase {
  const [only, ...others] = cases.values();
  if (only === undefined || others.length > 0) throw new Error(`there are ${cases.size} cases`);
  return only;
}
