import type { Account } from "#lib/domain/account/account.ts";
import { advance } from "#lib/domain/mobile-change/machine.ts";
import type { AbsherSignInRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import {
  FAILURES_BEFORE_SLOWER_PROOF,
  FREE_FAILURES,
  nameEverywhereKey,
  nameInNetworkKey,
  noWait,
  PICTURE_DIGITS,
  waitAfterFailures,
} from "#lib/domain/sign-in/throttle-policy.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import type { FoundChange } from "./load-change.ts";

/** One try to enter the Absher route. `subject` is what was typed as username or id; `account` whom it may mean. */
export type AbsherAttempt = {
  readonly own: OwnFlow;
  readonly subject: string;
  readonly account: Account | null;
  readonly found: FoundChange;
};

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The sign-in's own throttle, under the same keys, so that neither way in is a way round the other: a name waits in its network, and one
 * tried from many networks asks for slower proof. A browser that this person signed in from is held up by neither.
 */
export async function checkThrottle(
  ports: ChangePorts,
  attempt: AbsherAttempt,
): Promise<Result<null, AbsherSignInRefusal>> {
  const { own, account, subject } = attempt;
  const now = ports.clock.now();
  const [inNetwork, everywhere, knownSince] = await Promise.all([
    ports.throttle.read(nameInNetworkKey(subject, own.visit.network), now),
    ports.throttle.read(nameEverywhereKey(account?.id ?? subject), now),
    ports.devices.knownSince(account?.id ?? NOBODY, own.visit.deviceToken ?? "none"),
  ]);
  if (knownSince !== null) return accept(null);
  if (inNetwork.waitUntil !== null && now < inNetwork.waitUntil) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((inNetwork.waitUntil - now) / 1000) });
  }
  return everywhere.failures < FAILURES_BEFORE_SLOWER_PROOF ? accept(null) : demandSlowerProof(ports, attempt);
}

async function demandSlowerProof(
  ports: ChangePorts,
  { own, found }: AbsherAttempt,
): Promise<Result<null, AbsherSignInRefusal>> {
  const { state, version } = found;
  if (state.step === "started" && state.pictureDigits === PICTURE_DIGITS.slower) return accept(null);
  const next = advance(state, { type: "slower_proof_demanded" }, ports.clock.now());
  await ports.mobileChanges.replace(own.flowId, version, next.state, NO_EFFECTS);
  return refuse({ code: "slower_proof_needed" });
}

/**
 * Counts a wrong name or password and refuses it, one way for all. At the fifth failure the owner is told by one SMS;
 * where there is no owner, a decoy of the same shape is queued.
 */
export async function recordFailure(
  ports: ChangePorts,
  attempt: AbsherAttempt,
): Promise<Result<null, AbsherSignInRefusal>> {
  const { own, account, found, subject } = attempt;
  const now = ports.clock.now();
  await ports.throttle.fail(nameInNetworkKey(subject, own.visit.network), now, waitAfterFailures);
  const everywhere = await ports.throttle.fail(nameEverywhereKey(account?.id ?? subject), now, noWait);
  const warned = everywhere.failures === FREE_FAILURES;
  const details = { warned, route: "absher" };
  await ports.mobileChanges.replace(own.flowId, found.version, found.state, {
    messages: warned ? [warning(ports, account)] : [],
    audit: [{ event: "sign_in.failed", accountId: account?.id ?? null, at: now, details }],
  });
  if (warned) ports.jobs.nudge();
  return refuse({ code: "absher_sign_in_wrong" });
}

function warning(ports: ChangePorts, account: Account | null): OutgoingMessage {
  const reachable = account?.mobile.usable === true ? account : null;
  return {
    id: ports.chance.uuid(),
    recipient: reachable === null ? { channel: "decoy", to: null } : { channel: "sms", to: reachable.mobile.number },
    language: reachable?.language ?? "ar",
    content: { template: "sign_in_attempts_notice" },
  };
}
