import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Wish } from "#lib/domain/recovery/state.ts";
import { identityKey, networkKey, waitInNetwork } from "#lib/domain/recovery/throttle-policy.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { typedSubject, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { type FoundRecovery, loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { sendNumberCode } from "./send-number-code.ts";

/** What the first form brings, parsed; `picture` is the digits that were typed. */
export type TypedIdentity = { readonly name: SignInName; readonly wish: Wish; readonly picture: string };

/**
 * Takes who it is and a number of their own, and sends a code to that number. Nothing is looked up: an account that exists, one that does
 * not, one's own number and a stranger's all cost the same and look the same. Picture first; then tries are limited by name and network.
 * To a new number of another country no code goes before somebody has vouched for it (decision 57).
 */
export async function identify(
  ports: RecoveryPorts,
  own: OwnRecovery,
  given: TypedIdentity,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadRecovery(ports, own);
  if (!loaded.ok) return loaded;
  const now = ports.clock.now();
  const verdict = await ports.pictures.answer({ purpose: "recovery", flowId: own.flowId, now }, given.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
  const admitted = await admit(ports, own, { subject: typedSubject(given.name), now });
  if (!admitted.ok) return admitted;
  const { name, wish } = given;
  const isNewNumber = loaded.value.state.aim.kind === "change_number";
  if (isNewNumber && isForeignNumber(wish.number)) return nameAbroad(ports, own, { found: loaded.value, name, wish });
  return sendNumberCode(ports, { own, found: loaded.value }, { type: "identified", name, wish });
}

type Naming = { readonly found: FoundRecovery; readonly name: SignInName; readonly wish: Wish };

/** Nothing goes to another country yet: first somebody has to vouch for the number. */
async function nameAbroad(
  ports: RecoveryPorts,
  own: OwnRecovery,
  { found, name, wish }: Naming,
): Promise<Result<null, RecoveryRefusal>> {
  const { state, version } = found;
  const next = advance(state, { type: "abroad_named", name, wish }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return stored ? accept(null) : refuse({ code: "busy" });
}

type Tried = { readonly subject: string; readonly now: Instant };

async function admit(
  ports: RecoveryPorts,
  { visit }: OwnRecovery,
  { subject, now }: Tried,
): Promise<Result<null, RecoveryRefusal>> {
  const inNetwork = await ports.throttle.attempt(networkKey(visit.network), now, waitInNetwork);
  const tried = inNetwork.admitted
    ? await ports.throttle.attempt(identityKey(subject, visit.network), now, waitAfterFailures)
    : inNetwork;
  if (tried.admitted) return accept(null);
  return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((tried.waitUntil - now) / 1000) });
}
