import type { Account } from "#lib/domain/account/account.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import {
  FAILURES_BEFORE_SLOWER_PROOF,
  nameEverywhereKey,
  nameInNetworkKey,
  PICTURE_DIGITS,
  typedSubject,
} from "#lib/domain/sign-in/throttle-policy.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { SignInPorts } from "./sign-in-ports.ts";
import type { Credentials } from "./submit-credentials.ts";

/** One try to sign in: what was given, the account it may mean, and the flow as it was found. */
export type Attempt = {
  readonly given: Credentials;
  readonly account: Account | null;
  readonly found: FoundFlow<SignInState>;
};

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Holds a try up while its name has to wait in this network, and asks for slower proof when the name was tried from many.
 * A browser that this person signed in from before is held up by neither. The same reads whether the account exists or not.
 */
export async function checkThrottle(ports: SignInPorts, attempt: Attempt): Promise<Result<null, SignInRefusal>> {
  const { given, account, found } = attempt;
  const now = ports.clock.now();
  const [inNetwork, everywhere, knownSince] = await Promise.all([
    ports.throttle.read(nameInNetworkKey(typedSubject(given.name), given.visit.network), now),
    ports.throttle.read(nameEverywhereKey(account?.id ?? typedSubject(given.name)), now),
    ports.devices.knownSince(account?.id ?? NOBODY, given.visit.deviceToken ?? "none"),
  ]);
  if (knownSince !== null) return accept(null);
  if (inNetwork.waitUntil !== null && now < inNetwork.waitUntil) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((inNetwork.waitUntil - now) / 1000) });
  }
  if (everywhere.failures < FAILURES_BEFORE_SLOWER_PROOF) return accept(null);
  return demandSlowerProof(ports, given.uid, found);
}

async function demandSlowerProof(
  ports: SignInPorts,
  uid: string,
  found: FoundFlow<SignInState>,
): Promise<Result<null, SignInRefusal>> {
  const { state, version } = found;
  if (state.step === "credentials_needed" && state.pictureDigits === PICTURE_DIGITS.slower) return accept(null);
  const next = advance(state, { type: "slower_proof_demanded" }, ports.clock.now());
  await ports.signIns.replace(uid, version, next.state, NO_EFFECTS);
  return refuse({ code: "slower_proof_needed" });
}
