import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import {
  FREE_FAILURES,
  nameEverywhereKey,
  nameInNetworkKey,
  noWait,
  typedSubject,
  waitAfterFailures,
} from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInPorts } from "./sign-in-ports.ts";
import type { Attempt } from "./throttled.ts";

/**
 * Counts a wrong name or password and refuses it, one way for both. At the fifth failure the owner is told by one SMS;
 * where there is no owner, a decoy of the same shape is queued.
 */
export async function recordFailure(ports: SignInPorts, attempt: Attempt): Promise<Result<null, SignInRefusal>> {
  const { given, account, found } = attempt;
  const now = ports.clock.now();
  await ports.throttle.fail(nameInNetworkKey(typedSubject(given.name), given.visit.network), now, waitAfterFailures);
  const everywhere = await ports.throttle.fail(nameEverywhereKey(account?.id ?? typedSubject(given.name)), now, noWait);
  const warned = everywhere.failures === FREE_FAILURES;
  await ports.signIns.replace(given.uid, found.version, found.state, {
    messages: warned ? [warning(ports, attempt)] : [],
    audit: [{ event: "sign_in.failed", accountId: account?.id ?? null, at: now, details: { warned } }],
  });
  if (warned) ports.jobs.nudge();
  return refuse({ code: "sign_in_wrong" });
}

function warning(ports: SignInPorts, { account }: Attempt) {
  const reachable = account?.mobile.usable === true ? account : null;
  return {
    id: ports.chance.uuid(),
    recipient:
      reachable === null
        ? ({ channel: "decoy", to: null } as const)
        : ({ channel: "sms", to: reachable.mobile.number } as const),
    language: reachable?.language ?? ("ar" as const),
    content: { template: "sign_in_attempts_notice" } as const,
  };
}
