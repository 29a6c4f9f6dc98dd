import { SIGN_IN_START, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/** How long a sign-in may take; the OpenID interaction that carries it lives as long. */
export const SIGN_IN_LIFETIME_MS = 60 * 60 * 1000;

/** The sign-in of an interaction; the first step that is taken begins it. */
export async function loadSignIn(
  ports: Pick<SignInPorts, "signIns" | "clock">,
  uid: string,
): Promise<FoundFlow<SignInState>> {
  const found = await ports.signIns.find(uid);
  if (found !== null) return found;
  const now = ports.clock.now();
  const expiresAt = now + SIGN_IN_LIFETIME_MS;
  await ports.signIns.begin(uid, SIGN_IN_START, { now, expiresAt });
  return { version: 0, state: SIGN_IN_START, beganAt: now, expiresAt };
}
