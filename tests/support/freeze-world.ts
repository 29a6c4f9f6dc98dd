import type { Account } from "#lib/domain/account/account.ts";
import type { FreezeChannel, FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import { freezeByPassword, slowerPage } from "#lib/flows/freeze/freeze-by-password.ts";
import type { FreezePorts, OwnFreeze } from "#lib/flows/freeze/freeze-ports.ts";
import { askForFreezeCode } from "#lib/flows/freeze/send-freeze-code.ts";
import type { FlowStore } from "#lib/ports/flow-store.ts";
import { memoryFlowStore } from "./fakes/memory-stores.ts";
import { type MobileChangeWorld, mobileChangeWorld } from "./mobile-change-world.ts";
import { aName, aReachablePerson } from "./recovery-world.ts";

/** The mobile change's world with freezes from the public page. */
export function freezeWorld(account: Account = aReachablePerson()) {
  return asFreezeWorld(mobileChangeWorld(account), (world) => memoryFlowStore<FreezeState>(world.world));
}

/** Adds to a world what freezing from the public page needs besides. */
export function asFreezeWorld<World extends MobileChangeWorld>(
  world: World,
  freezesOf: (world: World) => FlowStore<FreezeState>,
) {
  const ports: FreezePorts & World["ports"] = { ...world.ports, freezes: freezesOf(world) };
  return { ...world, ports };
}

/** Everything a test of these freezes touches. */
export type FreezeWorld = ReturnType<typeof freezeWorld>;

let pages = 0;

/** A page of its own, and the answer of its picture. */
async function aPage({ pictures, clock }: Pick<FreezeWorld, "pictures" | "clock">, way: "code" | "password") {
  pages += 1;
  const page = `page-${String(pages).padStart(16, "0")}`;
  const isSlower = way === "password";
  const ticket = { purpose: "freeze", flowId: isSlower ? slowerPage(page) : page, now: clock.now() } as const;
  const digits = isSlower ? PICTURE_DIGITS.slower : PICTURE_DIGITS.ordinary;
  return { page, picture: pictures.answerOf(await pictures.current(ticket, digits)) };
}

/** From where somebody comes. */
export const fromNetwork = (network = "192.0.2.0/24") =>
  ({ visit: { network, deviceToken: null }, language: "ar" }) as const;

/** Asks for a code under a name, with the right picture. */
export async function askAs(world: FreezeWorld, name: string, channel: FreezeChannel, network?: string) {
  return askForFreezeCode(world.ports, fromNetwork(network), {
    ...(await aPage(world, "code")),
    name: aName(name),
    channel,
  });
}

/** The browser that asked for a code. */
export async function askedAs(
  world: FreezeWorld,
  name: string,
  channel: FreezeChannel,
  network?: string,
): Promise<OwnFreeze> {
  const asked = await askAs(world, name, channel, network);
  if (!asked.ok) throw new Error(asked.refusal.code);
  return { ...fromNetwork(network), flowId: asked.value };
}

/** Tries to freeze by a name and a password, with the right picture. */
export async function freezeAs(world: FreezeWorld, name: string, password: string, network?: string) {
  const { visit } = fromNetwork(network);
  return freezeByPassword(world.ports, { ...(await aPage(world, "password")), name: aName(name), password, visit });
}
